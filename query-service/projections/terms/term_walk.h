#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_TERM_WALK_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_TERM_WALK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/storage/database.h"
#include "query-service/projections/terms/authority_numbers.h"
#include "query-service/projections/terms/recent_sayers.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {

// Where a visit's pieces lie: authority \0 day \0 visit \0, and the since they share.
struct VisitPlace {
  std::string position;
  std::uint64_t since = 0;
};

// What a visit must hold to be found: of each group one of its terms, as ForEachSearchTerm gives
// them.
struct SoughtTerms {
  std::vector<std::vector<std::string>> groups;  // None: every visit, deleted ones among them.
  std::string authority;                         // Its id; empty: any.
};

// Walks the visits of one state that hold what is sought, by authority, day and visit. Where no
// authority is given, `sayers` and what is said since tell which authorities have what is sought at
// all, and only of those the visits are looked at, each by the list of its terms: the cost is that
// of the authorities that say the rarest, not of all. As terms may collide, a visit may come that
// does not hold them after all; none is passed over.
class TermWalk {
 public:
  // Counts `steps_left` down by each place looked at, and ends where none is left. `database` and
  // `steps_left` outlive the walk.
  TermWalk(const storage::Database& database, const AuthorityNumbers& numbers,
           const RecentSayers& recent, const SoughtTerms& sought, std::uint64_t at,
           std::size_t& steps_left);

  // False at the end; then status() tells whether it was one. DATA_LOSS for bytes that are no
  // entry.
  [[nodiscard]] bool Valid() const { return valid_; }
  // Good until the next move.
  [[nodiscard]] const VisitPlace& place() const { return place_; }
  void Next();
  [[nodiscard]] absl::Status status() const;

 private:
  // Those that have a term of every group, in order.
  absl::StatusOr<std::vector<std::string>> FindAuthorities(const AuthorityNumbers& numbers,
                                                           const RecentSayers& recent);
  // The next entry of the authorities' lists, or no scan where there is none.
  void MoveOn();
  [[nodiscard]] bool HoldsAll(std::string_view terms) const;

  const storage::Database& database_;
  const std::uint64_t at_;
  std::size_t& steps_left_;
  std::vector<std::vector<std::uint32_t>> groups_;  // Each in order.
  storage::Family family_;
  std::vector<std::string> prefixes_;  // Of what is walked.
  std::size_t next_prefix_ = 0;
  std::optional<VisibleScan> scan_;
  VisitPlace place_;
  bool valid_ = false;
  absl::Status failed_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_TERM_WALK_H_
