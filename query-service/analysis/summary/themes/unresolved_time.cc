#include "query-service/analysis/summary/themes/unresolved_time.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

#include "query-service/analysis/months.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/summary/distribution.h"
#include "query-service/analysis/summary/themes/sighting_tally.h"

namespace waymark::query {
namespace {

using Points = std::vector<const DatedThemePoint*>;

// A run of visits that found the theme unresolved, and the visit that found it resolved.
struct Run {
  Points found;
  const DatedThemePoint* resolved = nullptr;
};

// Points that state a standing and whose place is known, up to that of the standing now.
Points OrderedStandings(const EpisodeView& episode, const std::vector<DatedThemePoint>& points) {
  Points ordered;
  std::size_t up_to_now = 0;
  for (const DatedThemePoint& dated : points) {
    if (dated.standing == v1::STANDING_UNSPECIFIED) continue;
    const bool counts = GivesStateNow(episode, *dated.visit);
    if (!counts && dated.visit->placed_by != PlacedBy::kStatedNumber) continue;
    ordered.push_back(&dated);
    if (counts) up_to_now = ordered.size();
  }
  ordered.resize(up_to_now);
  return ordered;
}

std::vector<Run> RunsOf(const Points& standings, const DatedThemePoint* at_end) {
  std::vector<Run> runs;
  bool running = false;
  const auto take = [&](const DatedThemePoint* dated) {
    if (IsUnresolved(dated->standing)) {
      if (!running) runs.emplace_back();
      runs.back().found.push_back(dated);
      running = true;
    } else if (running) {
      runs.back().resolved = dated;
      running = false;
    }
  };
  for (const DatedThemePoint* dated : standings) take(dated);
  const bool ends_a_run =
      running && at_end != nullptr && at_end->standing != v1::STANDING_UNSPECIFIED;
  if (ends_a_run) take(at_end);
  return runs;
}

// Whether the run is of the period: certainly where any of its visits certainly is.
model::Membership MembershipOf(const Run& run, const model::DayFilter& days) {
  model::Membership most = model::Membership::kOutside;
  const auto take = [&](const DatedThemePoint* dated) {
    most = std::max(most, query::MembershipOf(*dated->visit, days));
  };
  for (const DatedThemePoint* dated : run.found) take(dated);
  if (run.resolved != nullptr) take(run.resolved);
  return most;
}

// The order of the visits is known, so no duration is negative, however wide their dates.
std::optional<v1::Range> MonthsOf(const Run& run) {
  const DatedThemePoint* from = run.found.front();
  const DatedThemePoint* to = run.resolved != nullptr ? run.resolved : run.found.back();
  auto months = MonthsRange(from->visit->place, to->visit->place);
  if (!months.has_value()) return months;
  months->set_low(from == to ? 0 : std::max(0.0, months->low()));
  months->set_high(from == to ? 0 : std::max(0.0, months->high()));
  return months;
}

// The findings that give the point its standing; of an unresolved one all that state it unresolved.
void CitePoint(const DatedThemePoint& dated, const model::DayFilter& days,
               v1::UnresolvedTime& time) {
  const Sighting sighting{
      .visit_name = dated.visit->visit.name(),
      .possible = query::MembershipOf(*dated.visit, days) != model::Membership::kCertain};
  for (const FindingView* finding : dated.findings) {
    if (time.findings_size() == kMaxTimeCitations) return;
    const v1::Standing standing = finding->standing();
    const bool says_so =
        standing == dated.standing || (IsUnresolved(standing) && IsUnresolved(dated.standing));
    if (says_so) *time.add_findings() = Cite(sighting, finding->id());
  }
}

v1::UnresolvedEnd EndOf(const Run& run, const EpisodeView& episode) {
  if (run.resolved != nullptr) return v1::UNRESOLVED_END_RESOLVED;
  return episode.end == v1::EPISODE_END_OPEN ? v1::UNRESOLVED_END_OPEN
                                             : v1::UNRESOLVED_END_EPISODE_ENDED;
}

v1::UnresolvedTime ToMessage(const Run& run, const EpisodeView& episode,
                             const std::string& service_area, const model::DayFilter& days) {
  const DatedThemePoint* first = run.found.front();
  const DatedThemePoint* last = run.found.back();
  v1::UnresolvedTime time;
  time.set_since_visit(first->visit->visit.name());
  time.set_since_date(RecordedDate(*first->visit));
  time.set_last_visit(last->visit->visit.name());
  time.set_service_area(service_area);
  time.set_end(EndOf(run, episode));
  if (const auto months = MonthsOf(run); months.has_value()) *time.mutable_months() = *months;
  time.set_possible(MembershipOf(run, days) != model::Membership::kCertain);
  CitePoint(*first, days, time);
  if (last != first) CitePoint(*last, days, time);
  if (run.resolved == nullptr) return time;
  time.set_resolved_visit(run.resolved->visit->visit.name());
  CitePoint(*run.resolved, days, time);
  return time;
}

void CountEnd(const v1::UnresolvedTime& time, v1::UnresolvedTimes& sum) {
  if (time.possible()) {
    sum.set_possible(sum.possible() + 1);
    return;
  }
  sum.set_count(sum.count() + 1);
  switch (time.end()) {
    case v1::UNRESOLVED_END_RESOLVED:
      sum.set_resolved(sum.resolved() + 1);
      break;
    case v1::UNRESOLVED_END_OPEN:
      sum.set_open(sum.open() + 1);
      break;
    default:
      sum.set_episode_ended(sum.episode_ended() + 1);
  }
}

void SetDistributions(const std::vector<v1::UnresolvedTime>& times, v1::UnresolvedTimes& sum) {
  std::vector<v1::Range> resolved;
  std::vector<v1::Range> so_far;
  std::vector<SeenMonths> seen;
  for (const v1::UnresolvedTime& time : times) {
    if (time.possible() || !time.has_months()) continue;
    const bool ended = time.end() == v1::UNRESOLVED_END_RESOLVED;
    (ended ? resolved : so_far).push_back(time.months());
    seen.push_back({.months = time.months(), .ended = ended});
  }
  *sum.mutable_months_to_resolution() = DistributionOf(resolved);
  *sum.mutable_months_unresolved_so_far() = DistributionOf(so_far);
  *sum.mutable_median() = EstimateMedian(seen);
}

// Those not resolved first, then the longest.
auto ListedBy(const v1::UnresolvedTime& time) {
  return std::make_tuple(time.end() == v1::UNRESOLVED_END_RESOLVED,
                         time.has_months() ? -time.months().high() : 1, time.since_visit(),
                         time.service_area());
}

}  // namespace

bool IsUnresolved(v1::Standing standing) {
  return standing == v1::STANDING_WEAK || standing == v1::STANDING_INCONSISTENT;
}

std::vector<v1::UnresolvedTime> UnresolvedTimesOf(const EpisodeView& episode,
                                                  const std::string& service_area,
                                                  const std::vector<DatedThemePoint>& points,
                                                  const DatedThemePoint* at_end,
                                                  const model::DayFilter& days) {
  std::vector<v1::UnresolvedTime> times;
  for (const Run& run : RunsOf(OrderedStandings(episode, points), at_end)) {
    if (MembershipOf(run, days) == model::Membership::kOutside) continue;
    times.push_back(ToMessage(run, episode, service_area, days));
  }
  return times;
}

v1::UnresolvedTimes SumUpTimes(std::vector<v1::UnresolvedTime> times, int max_listed) {
  v1::UnresolvedTimes sum;
  for (const v1::UnresolvedTime& time : times) CountEnd(time, sum);
  SetDistributions(times, sum);
  std::sort(times.begin(), times.end(),
            [](const auto& a, const auto& b) { return ListedBy(a) < ListedBy(b); });
  if (times.size() > static_cast<std::size_t>(max_listed)) {
    times.resize(static_cast<std::size_t>(max_listed));
  }
  for (v1::UnresolvedTime& time : times) *sum.add_times() = std::move(time);
  return sum;
}

}  // namespace waymark::query
