#include "query-service/analysis/theme/theme_point.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

#include "query-service/analysis/progress_filter.h"

namespace waymark::query {
namespace {

// Most themes are spoken of by few visits; there may be a thousand of them.
constexpr std::size_t kFewPoints = 8;

constexpr std::string_view kAllAreas = "service_areas/all";

bool StatesStanding(v1::Standing standing) {
  return standing != v1::STANDING_UNSPECIFIED && v1::Standing_IsValid(standing);
}

bool StatesDirection(v1::Direction direction) {
  return direction != v1::DIRECTION_UNSPECIFIED && v1::Direction_IsValid(direction);
}

v1::Standing WeakestStanding(const PointedFindings& findings) {
  v1::Standing weakest = v1::STANDING_UNSPECIFIED;
  for (const FindingView* finding : findings) {
    if (!StatesStanding(finding->standing())) continue;
    const bool is_first = weakest == v1::STANDING_UNSPECIFIED;
    weakest = is_first ? finding->standing() : std::min(weakest, finding->standing());
  }
  return weakest;
}

v1::Direction JoinedDirection(const PointedFindings& findings) {
  v1::Direction joined = v1::DIRECTION_UNSPECIFIED;
  for (const FindingView* finding : findings) {
    if (!StatesDirection(finding->direction()) || finding->direction() == joined) continue;
    if (joined != v1::DIRECTION_UNSPECIFIED) return v1::DIRECTION_MIXED;
    joined = finding->direction();
  }
  return joined;
}

// Gathers points, each key looked up by the texts of the visits as they stand there.
class Collector {
 public:
  // Each key has at most so many points.
  explicit Collector(std::size_t visits) : visits_(visits) {}

  void Add(const DatedVisit& visit, const FindingView& finding, std::string_view theme,
           std::string_view service_area) {
    std::vector<DatedThemePoint>& points = PointsOf(theme, service_area);
    if (points.empty() || points.back().visit != &visit) points.emplace_back().visit = &visit;
    DatedThemePoint& point = points.back();
    (SetsState(finding) ? point.findings : point.other_findings).push_back(&finding);
  }

  ThemePoints Finish() {
    for (auto& [key, points] : points_) {
      for (DatedThemePoint& point : points) {
        point.standing = WeakestStanding(point.findings);
        point.direction = JoinedDirection(point.findings);
      }
    }
    return std::move(points_);
  }

 private:
  using KeyTexts = std::pair<absl::string_view, absl::string_view>;

  std::vector<DatedThemePoint>& PointsOf(std::string_view theme, std::string_view service_area) {
    auto& points =
        places_[KeyTexts({theme.data(), theme.size()}, {service_area.data(), service_area.size()})];
    if (points == nullptr) {
      points = &points_[{.theme = std::string(theme), .service_area = std::string(service_area)}];
      points->reserve(std::min(visits_, kFewPoints));
    }
    return *points;
  }

  const std::size_t visits_;
  ThemePoints points_;
  absl::flat_hash_map<KeyTexts, std::vector<DatedThemePoint>*> places_;
};

// Where what a visit says counts if it does not say itself: see ServiceAreaOf.
std::string_view UsualArea(const v1::Visit& visit) {
  std::string_view only;
  for (const v1::Focus& focus : visit.focus()) {
    if (focus.service_area().empty() || focus.service_area() == only) continue;
    if (!only.empty()) return kAllAreas;
    only = focus.service_area();
  }
  return only.empty() ? kAllAreas : only;
}

// The areas that a standing in "all" may be of; empty for all of them. Findings that state none do
// not tell.
std::set<std::string> AreasBehind(const DatedThemePoint& dated) {
  const auto& findings = dated.findings;
  const bool says_all =
      std::any_of(findings.begin(), findings.end(), [](const FindingView* finding) {
        return StatesStanding(finding->standing()) && finding->service_area() == kAllAreas;
      });
  if (says_all || IsFullInspection(dated.visit->visit)) return {};
  std::set<std::string> areas = FocusAreas(dated.visit->visit);
  if (areas.count(std::string(kAllAreas)) > 0) return {};
  return areas;
}

}  // namespace

ThemePoints CollectThemePoints(const EpisodeView& episode, const std::vector<std::string>& themes) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  Collector collector(visits.size());
  for (const DatedVisit* visit : visits) {
    const std::string_view usual_area = UsualArea(visit->visit);
    for (const FindingView& finding : visit->findings) {
      const std::string_view area =
          finding.service_area().empty() ? usual_area : finding.service_area();
      for (auto theme = finding.themes().begin(); theme != finding.themes().end(); ++theme) {
        const bool again = std::find(finding.themes().begin(), theme, *theme) != theme;
        if (!again && Wants(themes, *theme)) collector.Add(*visit, finding, *theme, area);
      }
    }
  }
  return collector.Finish();
}

bool StandingsDiffer(const DatedThemePoint& point) {
  return std::any_of(point.findings.begin(), point.findings.end(), [&](const FindingView* finding) {
    return StatesStanding(finding->standing()) && finding->standing() != point.standing;
  });
}

v1::ThemePoint PointMessage(const DatedThemePoint& point) {
  const v1::Visit& visit = point.visit->visit;
  v1::ThemePoint message;
  *message.mutable_visit() = SummaryOf(visit);
  message.set_standing(point.standing);
  message.set_direction(point.direction);
  const StandingCounts counts = CountStandings(point);
  for (size_t standing = 0; standing < counts.size(); ++standing) {
    if (counts[standing] == 0) continue;
    v1::StandingCount& count = *message.add_standing_counts();
    count.set_standing(static_cast<v1::Standing>(standing));
    count.set_count(counts[standing]);
  }
  for (const FindingView* finding : point.findings) {
    *message.add_findings() = ReportFinding(visit, *finding);
  }
  for (const FindingView* finding : point.other_findings) {
    *message.add_other_findings() = ReportFinding(visit, *finding);
  }
  return message;
}

StandingCounts CountStandings(const DatedThemePoint& point) {
  StandingCounts counts = {};
  for (const FindingView* finding : point.findings) {
    if (StatesStanding(finding->standing())) ++counts[static_cast<size_t>(finding->standing())];
  }
  return counts;
}

bool SetsState(const FindingView& finding) {
  return finding.speaker() == v1::SPEAKER_INSPECTORATE && finding.subject().empty() &&
         finding.scope() != v1::FINDING_SCOPE_SINGLE_CASE &&
         finding.scope() != v1::FINDING_SCOPE_FORECAST;
}

std::string ServiceAreaOf(const v1::Visit& visit, const v1::Finding& finding) {
  return ServiceAreaOf(visit, finding.service_area());
}

std::string ServiceAreaOf(const v1::Visit& visit, const std::string& own) {
  return own.empty() ? std::string(UsualArea(visit)) : own;
}

std::set<std::string> FocusAreas(const v1::Visit& visit) {
  std::set<std::string> areas;
  for (const v1::Focus& focus : visit.focus()) {
    if (!focus.service_area().empty()) areas.insert(focus.service_area());
  }
  return areas;
}

bool ShareServiceArea(const DatedThemePoint& a, const DatedThemePoint& b,
                      std::string_view service_area) {
  if (service_area != kAllAreas) return true;
  const std::set<std::string> areas_a = AreasBehind(a);
  const std::set<std::string> areas_b = AreasBehind(b);
  return areas_a.empty() || areas_b.empty() ||
         std::any_of(areas_a.begin(), areas_a.end(),
                     [&areas_b](const std::string& area) { return areas_b.count(area) > 0; });
}

v1::ReportedFinding ReportFinding(const v1::Visit& visit, const FindingView& finding) {
  v1::ReportedFinding reported = ReportSources(visit, finding.source_ids());
  *reported.mutable_finding() = finding.Message();
  return reported;
}

v1::ReportedFinding ReportSources(const v1::Visit& visit, const FindingView::Names& cited) {
  v1::ReportedFinding reported;
  reported.set_visit(visit.name());
  reported.set_second_hand(SecondHand(visit, cited));
  for (const v1::Source* source : SourcesOf(visit, cited)) *reported.add_sources() = *source;
  return reported;
}

}  // namespace waymark::query
