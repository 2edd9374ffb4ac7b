#include "query-service/projections/entries.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/model/resource_name.h"
#include "query-service/projections/keys.h"
#include "query-service/text/searched_texts.h"

namespace waymark::query {
namespace {

// Slices of one revision by theme or measure id.
using Slices = std::map<std::string, v1::Visit>;

// "themes/caseloads" is kept under "caseloads"; a name of another form, which only a newer ingest
// service could have let through, under itself.
std::string IdOf(const std::string& name) {
  const std::size_t slash = name.find('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

v1::Visit& SliceFor(Slices& slices, const std::string& reference, const v1::Visit& visit) {
  v1::Visit& slice = slices[IdOf(reference)];
  slice.set_name(visit.name());
  return slice;
}

Slices ByTheme(const v1::Visit& visit) {
  Slices slices;
  for (const v1::Finding& finding : visit.findings()) {
    for (const std::string& theme : finding.themes()) {
      *SliceFor(slices, theme, visit).add_findings() = finding;
    }
  }
  return slices;
}

bool Names(const v1::Observation& observation, const std::string& id) {
  const auto& rivals = observation.rival_ids();
  return std::find(rivals.begin(), rivals.end(), id) != rivals.end();
}

// The measures that a finding doubts, and those of the observations it names.
std::set<std::string> MeasuresOf(const v1::Visit& visit, const v1::Finding& finding) {
  std::set<std::string> measures(finding.doubts_measures().begin(),
                                 finding.doubts_measures().end());
  const std::set<std::string> named(finding.observation_ids().begin(),
                                    finding.observation_ids().end());
  for (const v1::Observation& observation : visit.observations()) {
    const bool counts = !observation.measure().empty() && named.contains(observation.id());
    if (counts) measures.insert(observation.measure());
  }
  return measures;
}

// Of each measure its observations, other readings of the same figures, whatever measure those are
// of, and the findings that name an observation of it or doubt it.
Slices ByMeasure(const v1::Visit& visit) {
  Slices slices;
  for (const v1::Observation& observation : visit.observations()) {
    if (observation.measure().empty()) continue;
    v1::Visit& slice = SliceFor(slices, observation.measure(), visit);
    *slice.add_observations() = observation;
    for (const v1::Observation& other : visit.observations()) {
      const bool rivals = Names(other, observation.id()) || Names(observation, other.id());
      if (rivals && other.measure() != observation.measure()) *slice.add_observations() = other;
    }
  }
  for (const v1::Finding& finding : visit.findings()) {
    for (const std::string& measure : MeasuresOf(visit, finding)) {
      *SliceFor(slices, measure, visit).add_findings() = finding;
    }
  }
  return slices;
}

void AddSlices(const Slices& slices, storage::Family family, const std::string& authority,
               std::vector<Entry>& entries) {
  for (const auto& [id, slice] : slices) {
    entries.push_back({family, keys::Prefix(id, authority), slice.SerializeAsString()});
  }
}

void AddTerms(const v1::Visit& visit, const std::string& position, std::vector<Entry>& entries) {
  for (const std::string& term : SearchTermsOf(visit)) {
    entries.push_back({keys::kWords, keys::Prefix(keys::Term(term)) + position, ""});
  }
}

}  // namespace

std::string SortDay(const v1::Visit& visit) {
  for (const std::string* date :
       {&visit.start_date(), &visit.end_date(), &visit.published_date()}) {
    if (date->empty()) continue;
    const auto parsed = model::PartialDate::Parse(*date);
    if (parsed.ok()) return absl::FormatCivilTime(model::SortDay(*parsed));
  }
  return std::string(keys::kUndated);
}

v1::Visit SplitOffDetails(v1::Visit& visit) {
  v1::Visit details;
  details.mutable_findings()->Swap(visit.mutable_findings());
  details.mutable_observations()->Swap(visit.mutable_observations());
  details.mutable_recommendations()->Swap(visit.mutable_recommendations());
  details.mutable_recommendation_updates()->Swap(visit.mutable_recommendation_updates());
  details.mutable_responses()->Swap(visit.mutable_responses());
  details.mutable_evidence()->Swap(visit.mutable_evidence());
  details.mutable_notes()->Swap(visit.mutable_notes());
  return details;
}

std::vector<Entry> EntriesOf(const v1::Visit& visit) {
  std::vector<Entry> entries;
  const auto name = model::VisitName::Parse(visit.name());
  if (!name.ok()) return entries;
  const std::string prefix = keys::Prefix(name->authority_id, SortDay(visit), name->visit_id);
  v1::Visit rest = visit;
  const v1::Visit details = SplitOffDetails(rest);
  entries.push_back({keys::kTimeline, prefix, rest.SerializeAsString()});
  entries.push_back({keys::kDetails, prefix, details.SerializeAsString()});
  AddSlices(ByTheme(visit), keys::kThemes, name->authority_id, entries);
  AddSlices(ByMeasure(visit), keys::kMeasures, name->authority_id, entries);
  AddTerms(visit, prefix, entries);
  return entries;
}

}  // namespace waymark::query
