#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERM_WALK_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERM_WALK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

#include "common/storage/database.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {

// Where a visit's pieces lie: authority \0 day \0 visit \0, and the since they share.
struct VisitPlace {
  std::string position;
  std::uint64_t since = 0;
};

// What a visit must hold to be found: of each group one of its terms, as SearchTermsOf gives them.
struct SoughtTerms {
  std::vector<std::vector<std::string>> groups;  // None: every visit, deleted ones among them.
  std::string authority;                         // Its id; empty: any.
};

// Walks the visits of one state that hold what is sought, by authority, day and visit. Every list
// of visits under a term is in that order, so they are walked together, and whoever lags behind is
// moved to where the others are: the cost is the rarest group's, not that of all visits. As hashes
// may collide, a visit may come that does not hold the terms after all; none is passed over.
class TermWalk {
 public:
  // Counts `steps_left` down by each place looked at, and ends where none is left. `database`,
  // `steps_left` outlive the walk.
  TermWalk(const storage::Database& database, const SoughtTerms& sought, std::uint64_t at,
           std::size_t& steps_left);

  // False at the end; then status() tells whether it was one. DATA_LOSS for bytes that are no
  // entry.
  [[nodiscard]] bool Valid() const { return valid_; }
  // Good until the next move.
  [[nodiscard]] const VisitPlace& place() const { return place_; }
  void Next();
  [[nodiscard]] absl::Status status() const;

 private:
  // The visits under one term.
  struct List {
    VisibleScan scan;
    std::string term;  // What their keys begin with.

    [[nodiscard]] std::string_view position() const { return scan.prefix().substr(term.size()); }
  };
  using Group = std::vector<List>;

  // The list of the group that stands first; null where all are at their end.
  static const List* FirstOf(const Group& group);
  static void MoveTo(Group& group, std::string_view position);
  // Moves on until every group stands at the same visit.
  void Meet();

  std::vector<Group> groups_;
  std::size_t& steps_left_;
  VisitPlace place_;
  bool valid_ = false;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERM_WALK_H_
