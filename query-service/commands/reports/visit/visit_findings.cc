#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/visit/visit_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string ShortNames(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) {
    absl::StrAppend(out, ShortName(name));
  });
}

void AddIfGiven(const std::string& label, const std::string& text, std::vector<Detail>& details) {
  if (!text.empty()) details.push_back({label, text});
}

Item FindingItem(const v1::Visit& visit, const v1::Finding& finding, SourceList& sources) {
  Item item{.label = finding.id(),
            .text = FindingText(finding,
                                sources.Cite(SourcesOf(visit, finding.source_ids()), visit.name())),
            .details = {}};
  AddIfGiven("Themes", ShortNames(finding.themes()), item.details);
  AddIfGiven("Service area", ShortName(finding.service_area()), item.details);
  AddIfGiven("Of", ShortNames(finding.cohorts()), item.details);
  AddIfGiven("Numbers behind it", absl::StrJoin(finding.observation_ids(), ", "), item.details);
  AddIfGiven("Doubts", ShortNames(finding.doubts_measures()), item.details);
  return item;
}

// What was counted: "cl-eet of age:19-21, local figures".
std::string CountedText(const v1::Observation& observation) {
  std::string text =
      observation.measure().empty() ? observation.label() : ShortName(observation.measure());
  if (!observation.cohort().empty()) {
    absl::StrAppend(&text, " of ", ShortName(observation.cohort()));
  }
  if (!observation.definition().empty()) {
    absl::StrAppend(&text, " by the definition ", observation.definition());
  }
  if (observation.kind() != v1::OBSERVATION_KIND_ACTUAL &&
      observation.kind() != v1::OBSERVATION_KIND_UNSPECIFIED) {
    absl::StrAppend(&text, ", ", Label(observation.kind()));
  }
  if (!observation.rival_ids().empty()) {
    absl::StrAppend(&text, ", or ", absl::StrJoin(observation.rival_ids(), " or "));
  }
  return text;
}

std::string AsOfText(const v1::Observation& observation) {
  if (!observation.as_of_date().empty()) return DateText(observation.as_of_date());
  return absl::StrCat("that of the ", Label(observation.as_of_event()));
}

v1::MeasureUnit UnitOf(const v1::Observation& observation, const MeasureUnits& units) {
  const auto found = units.find(observation.measure());
  return found == units.end() ? v1::MEASURE_UNIT_UNSPECIFIED : found->second;
}

Grid::Row ObservationRow(const v1::Visit& visit, const v1::Observation& observation,
                         const MeasureUnits& units, SourceList& sources) {
  v1::ObservationPoint point;
  *point.mutable_observation() = observation;
  *point.mutable_sources() = SourcesOf(visit, observation.source_ids());
  point.set_visit(visit.name());
  CitedText whose = PointSources(point, sources);
  if (observation.basis() != v1::SERIES_BASIS_LETTER &&
      observation.basis() != v1::SERIES_BASIS_UNSPECIFIED) {
    whose.Add(", ").Add(Label(observation.basis()));
  }
  return {
      {observation.id(), CountedText(observation),
       ValueText(observation, UnitOf(observation, units)), AsOfText(observation), std::move(whose)},
      {}};
}

}  // namespace

void WriteFindings(const v1::Visit& visit, Report& report) {
  if (visit.findings().empty()) return;
  report.Section("Findings");
  for (const v1::Finding& finding : visit.findings()) {
    report.Add(FindingItem(visit, finding, report.sources()));
  }
}

void WriteObservations(const v1::Visit& visit, const MeasureUnits& units, Report& report) {
  if (visit.observations().empty()) return;
  report.Section("Observations");
  Grid grid{.columns = {"Id", "What", "Value", "Date", "Sources"}, .rows = {}};
  for (const v1::Observation& observation : visit.observations()) {
    grid.rows.push_back(ObservationRow(visit, observation, units, report.sources()));
  }
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
