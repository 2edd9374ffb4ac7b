#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_HIT_RANKING_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_HIT_RANKING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waymark/v1/search.pb.h"

namespace waymark::query {

// A visit with hits, as little of it as ranking and finding it again need.
struct RankedVisit {
  std::string day;       // It is listed by: YYYY-MM-DD; empty for an undated one.
  std::string position;  // In the store: orders visits of one day.
  std::uint64_t since = 0;
  v1::MatchCertainty certainty = v1::MATCH_CERTAINTY_UNSPECIFIED;
};

struct RankedHit {
  int matches = 0;
  std::size_t visit = 0;  // Which of the visits.
  v1::SearchedField kind = v1::SEARCHED_FIELD_UNSPECIFIED;
  int index = 0;
};

// Hits in the order of SearchFindingsResponse. Small for each hit: there may be millions.
class HitRanking {
 public:
  // Hits are then of this visit until the next.
  void AddVisit(RankedVisit visit) { visits_.push_back(std::move(visit)); }
  void AddHit(int matches, v1::SearchedField kind, int index) {
    hits_.push_back({matches, visits_.size() - 1, kind, index});
  }
  // Before anything below.
  void Sort();

  [[nodiscard]] const std::vector<RankedHit>& hits() const { return hits_; }
  [[nodiscard]] const RankedVisit& VisitOf(const RankedHit& hit) const {
    return visits_[hit.visit];
  }
  [[nodiscard]] const std::vector<RankedVisit>& visits() const { return visits_; }

  // A text by which a page token knows the hit, also where hits before it have gone since.
  [[nodiscard]] std::string PositionOf(const RankedHit& hit) const;
  // The number of the first hit after the one at a position (empty: the first of all). Nothing for
  // a text that is no position.
  [[nodiscard]] std::optional<std::size_t> FirstAfter(std::string_view position) const;

 private:
  std::vector<RankedVisit> visits_;
  std::vector<RankedHit> hits_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_HIT_RANKING_H_
