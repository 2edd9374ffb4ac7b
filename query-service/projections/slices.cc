#include "query-service/projections/slices.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <string.h>

#include "common/status/status_macros.h"
#include "common/wire/wire_fields.h"

namespace waymark::query {
namespace {

// "themes/caseloads" goes by "caseloads"; a name of another form, which only a newer ingest service
// could have let through, by itself.
std::string_view IdOf(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

bool HasOneOf(std::string_view bytes, const std::vector<std::string>& texts) {
  return std::any_of(texts.begin(), texts.end(), [bytes](const std::string& text) {
    // Not by find(), which stops at each byte that is like the text's first.
    return memmem(bytes.data(), bytes.size(), text.data(), text.size()) != nullptr;
  });
}

bool IsOf(const v1::Observation& observation, std::string_view id) {
  return !observation.measure().empty() && IdOf(observation.measure()) == id;
}

// The findings and observations of details, in their order, each as bytes.
struct Parts {
  std::vector<std::string_view> findings;
  std::vector<std::string_view> observations;
};

// Nothing for bytes that are no message.
std::optional<Parts> Split(std::string_view bytes) {
  Parts parts;
  wire::WireFields fields(bytes);
  while (fields.Next()) {
    if (fields.number() == v1::Visit::kFindingsFieldNumber) {
      parts.findings.push_back(fields.content());
    } else if (fields.number() == v1::Visit::kObservationsFieldNumber) {
      parts.observations.push_back(fields.content());
    }
  }
  if (!fields.reached_end()) return std::nullopt;
  return parts;
}

template <typename Part>
bool ParsePart(std::string_view bytes, Part& part) {
  return part.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

// What a finding's bytes have one of where it may be wanted: the id of what it is of, or the field
// that names an observation.
std::vector<std::string> Hints(const SliceWanted& wanted, const v1::Visit& details) {
  std::vector<std::string> hints = wanted.ids;
  for (const v1::Observation& observation : details.observations()) {
    const bool is_wanted =
        std::any_of(wanted.ids.begin(), wanted.ids.end(),
                    [&](const std::string& id) { return IsOf(observation, id); });
    if (!is_wanted) continue;
    v1::Finding naming;
    naming.add_observation_ids(observation.id());
    hints.push_back(naming.SerializeAsString());
  }
  return hints;
}

// The observations, where measures are wanted, and the findings that may be; nothing else. False
// for bytes that are no message.
bool Parse(std::string_view bytes, const SliceWanted& wanted, v1::Visit& details) {
  const std::optional<Parts> parts = Split(bytes);
  if (!parts.has_value()) return false;
  if (wanted.kind == SliceWanted::Kind::kMeasures) {
    for (const std::string_view part : parts->observations) {
      if (!ParsePart(part, *details.add_observations())) return false;
    }
  }
  const std::vector<std::string> hints = Hints(wanted, details);
  for (const std::string_view part : parts->findings) {
    if (HasOneOf(part, hints) && !ParsePart(part, *details.add_findings())) return false;
  }
  return true;
}

v1::Visit OfTheme(const v1::Visit& details, std::string_view id) {
  v1::Visit slice;
  for (const v1::Finding& finding : details.findings()) {
    const auto& themes = finding.themes();
    const bool under = std::any_of(themes.begin(), themes.end(),
                                   [id](const std::string& theme) { return IdOf(theme) == id; });
    if (under) *slice.add_findings() = finding;
  }
  return slice;
}

bool Names(const v1::Observation& observation, const std::string& id) {
  const auto& rivals = observation.rival_ids();
  return std::find(rivals.begin(), rivals.end(), id) != rivals.end();
}

// Whether the finding doubts the measure, or names an observation of it.
bool Concerns(const v1::Finding& finding, const v1::Visit& details, std::string_view id) {
  const auto& doubts = finding.doubts_measures();
  const auto& named = finding.observation_ids();
  const auto& observations = details.observations();
  return std::any_of(doubts.begin(), doubts.end(),
                     [id](const std::string& measure) { return IdOf(measure) == id; }) ||
         std::any_of(observations.begin(), observations.end(), [&](const auto& observation) {
           return IsOf(observation, id) &&
                  std::find(named.begin(), named.end(), observation.id()) != named.end();
         });
}

v1::Visit OfMeasure(const v1::Visit& details, std::string_view id) {
  v1::Visit slice;
  for (const v1::Observation& observation : details.observations()) {
    if (!IsOf(observation, id)) continue;
    *slice.add_observations() = observation;
    for (const v1::Observation& other : details.observations()) {
      const bool rivals = Names(other, observation.id()) || Names(observation, other.id());
      if (rivals && other.measure() != observation.measure()) *slice.add_observations() = other;
    }
  }
  for (const v1::Finding& finding : details.findings()) {
    if (Concerns(finding, details, id)) *slice.add_findings() = finding;
  }
  return slice;
}

// Slices overlap: a finding under two themes is in both.
template <typename List>
void AddMissing(List& from, List& to) {
  for (auto& element : from) {
    const bool there = std::any_of(to.begin(), to.end(),
                                   [&](const auto& other) { return other.id() == element.id(); });
    if (!there) *to.Add() = std::move(element);
  }
}

}  // namespace

absl::Status AddSlices(std::string_view details, const SliceWanted& wanted, v1::Visit& visit) {
  if (!HasOneOf(details, wanted.ids)) return absl::OkStatus();
  v1::Visit parsed;
  if (!Parse(details, wanted, parsed)) {
    return absl::DataLossError("the details of a visit cannot be read");
  }
  for (const std::string& id : wanted.ids) {
    v1::Visit slice =
        wanted.kind == SliceWanted::Kind::kThemes ? OfTheme(parsed, id) : OfMeasure(parsed, id);
    AddMissing(*slice.mutable_findings(), *visit.mutable_findings());
    AddMissing(*slice.mutable_observations(), *visit.mutable_observations());
  }
  return absl::OkStatus();
}

}  // namespace waymark::query
