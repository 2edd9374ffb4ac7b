#include "query-service/projections/slices.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/wire/wire_fields.h"
#include "query-service/projections/stored_details.h"

namespace waymark::query {
namespace {

// "themes/caseloads" goes by "caseloads"; a name of another form, which only a newer ingest service
// could have let through, by itself.
std::string_view IdOf(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

absl::Status Unreadable() { return absl::DataLossError("the details of a visit cannot be read"); }

// Whether a field of that number has a content that `wants` takes. A message that is cut off has
// what comes before.
template <typename Wants>
bool AnyContent(std::string_view message, std::uint32_t number, Wants wants) {
  wire::WireFields fields(message);
  while (fields.Next()) {
    if (fields.number() == number && wants(fields.content())) return true;
  }
  return false;
}

// Adds one, as its bytes have it, unless one of that id is there: slices overlap, as a finding
// under two themes is in both. False for bytes that are none.
template <typename List>
bool AddMissing(std::string_view bytes, std::string_view id, List& list) {
  const bool there =
      std::any_of(list.begin(), list.end(), [id](const auto& other) { return other.id() == id; });
  return there || list.Add()->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

// The last content of a field that a message has once; empty where it has it not, or is cut off.
std::string_view ContentOf(std::string_view message, int number) {
  return wire::FindContent(message, static_cast<std::uint32_t>(number)).value_or("");
}

bool AddFinding(std::string_view finding, v1::Visit& visit) {
  return AddMissing(finding, ContentOf(finding, v1::Finding::kIdFieldNumber),
                    *visit.mutable_findings());
}

// What tells an observation's place in a slice, without a message of it.
struct ObservationView {
  explicit ObservationView(std::string_view content) : bytes(content) {
    wire::WireFields fields(content);
    while (fields.Next()) {
      if (fields.number() == v1::Observation::kIdFieldNumber) id = fields.content();
      if (fields.number() == v1::Observation::kMeasureFieldNumber) measure = fields.content();
    }
    whole = fields.reached_end();
  }
  [[nodiscard]] bool IsOf(std::string_view id_of_measure) const {
    return !measure.empty() && IdOf(measure) == id_of_measure;
  }
  // Whether it calls the other another reading of the same figure.
  [[nodiscard]] bool Names(const ObservationView& other) const {
    return AnyContent(bytes, v1::Observation::kRivalIdsFieldNumber,
                      [&](std::string_view rival) { return rival == other.id; });
  }

  std::string_view bytes;
  std::string_view id;
  std::string_view measure;
  bool whole = false;  // Whether the bytes are fields to their end.
};

using Observations = std::vector<ObservationView>;

// Nothing for bytes that are no fields.
std::optional<Observations> ObservationsIn(std::string_view bytes) {
  Observations observations;
  wire::WireFields fields(bytes);
  while (fields.Next()) {
    observations.emplace_back(fields.content());
    if (!observations.back().whole) return std::nullopt;
  }
  if (!fields.reached_end()) return std::nullopt;
  return observations;
}

bool AddObservation(const ObservationView& observation, v1::Visit& visit) {
  return AddMissing(observation.bytes, observation.id, *visit.mutable_observations());
}

// The observation, and those of another measure that it rivals.
bool AddWithRivals(const ObservationView& observation, const Observations& all, v1::Visit& visit) {
  if (!AddObservation(observation, visit)) return false;
  return std::all_of(all.begin(), all.end(), [&](const ObservationView& other) {
    const bool rivals = other.measure != observation.measure &&
                        (other.Names(observation) || observation.Names(other));
    return !rivals || AddObservation(other, visit);
  });
}

// Whether the finding doubts the measure, or names an observation of it.
bool Concerns(std::string_view finding, const Observations& all, std::string_view measure) {
  return AnyContent(finding, v1::Finding::kDoubtsMeasuresFieldNumber,
                    [measure](std::string_view doubted) { return IdOf(doubted) == measure; }) ||
         AnyContent(finding, v1::Finding::kObservationIdsFieldNumber, [&](std::string_view named) {
           return std::any_of(all.begin(), all.end(), [&](const ObservationView& observation) {
             return observation.IsOf(measure) && observation.id == named;
           });
         });
}

bool AddMeasure(const StoredDetails& details, const Observations& all, std::string_view measure,
                v1::Visit& visit) {
  for (const ObservationView& observation : all) {
    if (observation.IsOf(measure) && !AddWithRivals(observation, all, visit)) return false;
  }
  return std::all_of(details.on_figures.begin(), details.on_figures.end(),
                     [&](std::string_view finding) {
                       return !Concerns(finding, all, measure) || AddFinding(finding, visit);
                     });
}

bool AddMeasures(const StoredDetails& details, const std::vector<std::string>& measures,
                 v1::Visit& visit) {
  const std::optional<Observations> all = ObservationsIn(details.observations);
  return all.has_value() &&
         std::all_of(measures.begin(), measures.end(), [&](const std::string& measure) {
           return AddMeasure(details, *all, measure, visit);
         });
}

bool AddTheme(const StoredDetails& details, std::string_view theme, v1::Visit& visit) {
  wire::WireFields fields(details.fields);
  while (fields.Next()) {
    if (fields.number() != v1::Visit::kFindingsFieldNumber) continue;
    const bool under = AnyContent(fields.content(), v1::Finding::kThemesFieldNumber,
                                  [theme](std::string_view other) { return IdOf(other) == theme; });
    if (under && !AddFinding(fields.content(), visit)) return false;
  }
  return fields.reached_end();
}

bool AddThemes(const StoredDetails& details, const std::vector<std::string>& themes,
               v1::Visit& visit) {
  return std::all_of(themes.begin(), themes.end(),
                     [&](const std::string& theme) { return AddTheme(details, theme, visit); });
}

}  // namespace

absl::Status AddSlices(std::string_view details, const SliceWanted& wanted, v1::Visit& visit) {
  const std::optional<StoredDetails> stored = ReadStoredDetails(details);
  if (!stored.has_value()) return Unreadable();
  const bool added = wanted.kind == SliceWanted::Kind::kThemes
                         ? AddThemes(*stored, wanted.ids, visit)
                         : AddMeasures(*stored, wanted.ids, visit);
  return added ? absl::OkStatus() : Unreadable();
}

}  // namespace waymark::query
