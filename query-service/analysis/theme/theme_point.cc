#include "query-service/analysis/theme/theme_point.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "query-service/analysis/citation.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {
namespace {

constexpr std::string_view kAllAreas = "service_areas/all";

bool StatesStanding(v1::Standing standing) {
  return standing != v1::STANDING_UNSPECIFIED && v1::Standing_IsValid(standing);
}

bool StatesDirection(v1::Direction direction) {
  return direction != v1::DIRECTION_UNSPECIFIED && v1::Direction_IsValid(direction);
}

void CountStandings(v1::ThemePoint& point) {
  std::map<v1::Standing, int> counts;  // weakest first, as the values of Standing are
  for (const v1::ReportedFinding& reported : point.findings()) {
    const v1::Standing standing = reported.finding().standing();
    if (StatesStanding(standing)) ++counts[standing];
  }
  for (const auto& [standing, count] : counts) {
    v1::StandingCount& entry = *point.add_standing_counts();
    entry.set_standing(standing);
    entry.set_count(count);
  }
  if (!counts.empty()) point.set_standing(counts.begin()->first);
}

void JoinDirections(v1::ThemePoint& point) {
  std::set<v1::Direction> stated;
  for (const v1::ReportedFinding& reported : point.findings()) {
    const v1::Direction direction = reported.finding().direction();
    if (StatesDirection(direction)) stated.insert(direction);
  }
  if (stated.empty()) return;
  point.set_direction(stated.size() == 1 ? *stated.begin() : v1::DIRECTION_MIXED);
}

// How much of a finding goes into its point.
using Report = v1::ReportedFinding (*)(const v1::Visit& visit, const v1::Finding& finding);

v1::ReportedFinding MarksOf(const v1::Visit& visit, const v1::Finding& finding) {
  v1::ReportedFinding marks;
  marks.mutable_finding()->set_id(finding.id());
  marks.mutable_finding()->set_standing(finding.standing());
  marks.mutable_finding()->set_direction(finding.direction());
  marks.mutable_finding()->set_scope(finding.scope());
  marks.mutable_finding()->set_service_area(finding.service_area());
  marks.set_second_hand(SecondHand(visit, finding.source_ids()));
  return marks;
}

void AddFinding(const DatedVisit& visit, const v1::Finding& finding, Report report,
                std::vector<DatedThemePoint>& points) {
  if (points.empty() || points.back().visit != &visit) points.emplace_back().visit = &visit;
  v1::ThemePoint& point = points.back().point;
  *(SetsState(finding) ? point.add_findings() : point.add_other_findings()) =
      report(visit.visit, finding);
}

ThemePoints Collect(const EpisodeView& episode, const std::vector<std::string>& themes,
                    Report report) {
  ThemePoints points;
  for (const DatedVisit* visit : episode.BaselineAndVisits()) {
    const std::string usual_area = ServiceAreaOf(visit->visit, /*own=*/"");
    for (const v1::Finding& finding : visit->visit.findings()) {
      const std::string& area =
          finding.service_area().empty() ? usual_area : finding.service_area();
      for (auto theme = finding.themes().begin(); theme != finding.themes().end(); ++theme) {
        const bool again = std::find(finding.themes().begin(), theme, *theme) != theme;
        if (again || !Wants(themes, *theme)) continue;
        AddFinding(*visit, finding, report, points[{.theme = *theme, .service_area = area}]);
      }
    }
  }
  for (auto& [key, of_key] : points) {
    for (DatedThemePoint& dated : of_key) {
      CountStandings(dated.point);
      JoinDirections(dated.point);
    }
  }
  return points;
}

// The areas that a standing in "all" may be of; empty for all of them. Findings that state none do
// not tell.
std::set<std::string> AreasBehind(const DatedThemePoint& dated) {
  const auto& findings = dated.point.findings();
  const bool says_all =
      std::any_of(findings.begin(), findings.end(), [](const v1::ReportedFinding& reported) {
        return StatesStanding(reported.finding().standing()) &&
               reported.finding().service_area() == kAllAreas;
      });
  if (says_all || IsFullInspection(dated.visit->visit)) return {};
  std::set<std::string> areas = FocusAreas(dated.visit->visit);
  if (areas.count(std::string(kAllAreas)) > 0) return {};
  return areas;
}

}  // namespace

ThemePoints CollectThemePoints(const EpisodeView& episode, const std::vector<std::string>& themes) {
  ThemePoints points = Collect(episode, themes, &ReportFinding);
  for (auto& [key, of_key] : points) {
    for (DatedThemePoint& dated : of_key) {
      *dated.point.mutable_visit() = SummaryOf(dated.visit->visit);
    }
  }
  return points;
}

ThemePoints CollectThemeMarks(const EpisodeView& episode) { return Collect(episode, {}, &MarksOf); }

bool SetsState(const v1::Finding& finding) {
  return finding.speaker() == v1::SPEAKER_INSPECTORATE && finding.subject().empty() &&
         finding.scope() != v1::FINDING_SCOPE_SINGLE_CASE &&
         finding.scope() != v1::FINDING_SCOPE_FORECAST;
}

std::string ServiceAreaOf(const v1::Visit& visit, const v1::Finding& finding) {
  return ServiceAreaOf(visit, finding.service_area());
}

std::string ServiceAreaOf(const v1::Visit& visit, const std::string& own) {
  if (!own.empty()) return own;
  const std::set<std::string> areas = FocusAreas(visit);
  return areas.size() == 1 ? *areas.begin() : std::string(kAllAreas);
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

v1::ReportedFinding ReportFinding(const v1::Visit& visit, const v1::Finding& finding) {
  v1::ReportedFinding reported;
  *reported.mutable_finding() = finding;
  reported.set_visit(visit.name());
  reported.set_second_hand(SecondHand(visit, finding.source_ids()));
  for (const v1::Source* source : SourcesOf(visit, finding.source_ids())) {
    *reported.add_sources() = *source;
  }
  return reported;
}

}  // namespace waymark::query
