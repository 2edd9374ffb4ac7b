#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_SEARCH_RUN_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_SEARCH_RUN_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/search.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/search/hit_ranking.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/analysis/search/search_visit.h"
#include "query-service/projections/permitted_store.h"
#include "query-service/projections/terms/term_walk.h"

namespace waymark::query {

// What one search may look at. A search of what few visits hold is far below; one that goes beyond
// would keep a thread for seconds.
struct SearchBounds {
  std::size_t places = 2'000'000;  // Entries of the index.
  // Visits whose dates are looked at, some 15 microseconds each; a period leaves most of them out.
  std::size_t dated = 100'000;
  std::size_t visits = 10'000;                // Visits whose words are read.
  std::size_t bytes = std::size_t{64} << 20;  // What they hold.
};

// One search of one state: finds every hit, counts and ranks them, and gives pages of them.
class SearchRun {
 public:
  // All outlive the run. The request is checked.
  SearchRun(const reference::ReferenceData& reference, const PermittedStore& store,
            std::uint64_t at, const v1::SearchFindingsRequest& request, const SearchQuery& query)
      : reference_(reference), store_(store), at_(at), request_(request), query_(query) {}

  // SEARCH_TOO_BROAD where the bounds do not suffice.
  absl::Status FindAll(const SearchBounds& bounds);

  [[nodiscard]] const HitRanking& ranking() const { return ranking_; }
  [[nodiscard]] const ThemeTally& tally() const { return tally_; }

  // The hit with this number; nothing where its visit was erased since it was found.
  absl::StatusOr<std::optional<v1::SearchHit>> Hit(std::size_t number);

 private:
  absl::Status Search(const VisitPlace& place);
  // The visit with what it says; nothing where it takes no part.
  absl::StatusOr<std::optional<v1::Visit>> Read(const VisitPlace& place,
                                                v1::MatchCertainty& certainty);

  const reference::ReferenceData& reference_;
  const PermittedStore& store_;
  const std::uint64_t at_;
  const v1::SearchFindingsRequest& request_;
  const SearchQuery& query_;
  SearchBounds left_;
  HitRanking ranking_;
  ThemeTally tally_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_SEARCH_RUN_H_
