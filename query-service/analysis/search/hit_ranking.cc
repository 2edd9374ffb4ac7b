#include "query-service/analysis/search/hit_ranking.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace waymark::query {
namespace {

// Whether hit `a`, of visit `va`, stands before hit `b`, of visit `vb`. Days in their form sort as
// texts do, and an undated one is the smallest.
bool StandsBefore(const RankedHit& a, const RankedVisit& va, const RankedHit& b,
                  const RankedVisit& vb) {
  if (a.matches != b.matches) return a.matches > b.matches;
  if (va.day != vb.day) return va.day > vb.day;
  if (va.position != vb.position) return va.position < vb.position;
  if (a.kind != b.kind) return a.kind < b.kind;
  return a.index < b.index;
}

}  // namespace

void HitRanking::Sort() {
  std::sort(hits_.begin(), hits_.end(), [this](const RankedHit& a, const RankedHit& b) {
    return StandsBefore(a, VisitOf(a), b, VisitOf(b));
  });
}

std::string HitRanking::PositionOf(const RankedHit& hit) const {
  const RankedVisit& visit = VisitOf(hit);
  return absl::StrCat(hit.matches, "/", static_cast<int>(hit.kind), "/", hit.index, "/", visit.day,
                      "/", visit.position);
}

std::optional<std::size_t> HitRanking::FirstAfter(std::string_view position) const {
  if (position.empty()) return 0;
  const std::vector<std::string> parts =
      absl::StrSplit(std::string(position), absl::MaxSplits('/', 4));
  RankedHit last;
  int kind = 0;
  if (parts.size() != 5 || !absl::SimpleAtoi(parts[0], &last.matches) ||
      !absl::SimpleAtoi(parts[1], &kind) || !absl::SimpleAtoi(parts[2], &last.index) ||
      !v1::SearchedField_IsValid(kind)) {
    return std::nullopt;
  }
  last.kind = static_cast<v1::SearchedField>(kind);
  const RankedVisit visit{.day = parts[3], .position = parts[4], .since = 0, .certainty = {}};
  const auto first = std::upper_bound(hits_.begin(), hits_.end(), last,
                                      [&](const RankedHit& sought, const RankedHit& hit) {
                                        return StandsBefore(sought, visit, hit, VisitOf(hit));
                                      });
  return static_cast<std::size_t>(first - hits_.begin());
}

}  // namespace waymark::query
