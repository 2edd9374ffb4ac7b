#include "query-service/commands/flags/peer_flags.h"

#include "absl/flags/flag.h"

#include "common/status/status_macros.h"
#include "query-service/commands/flags/arguments.h"

ABSL_FLAG(std::vector<std::string>, authorities, {},
          "Only these authorities, by id or any code, with commas between. Without it every "
          "authority with a recorded visit.");
ABSL_FLAG(std::vector<std::string>, regions, {},
          "Only authorities of these regions, with commas between: \"North East\".");
ABSL_FLAG(std::vector<std::string>, council_types, {},
          "Only authorities of these types, with commas between: county, unitary, "
          "metropolitan-district, london-borough, city-corporation, sui-generis.");
ABSL_FLAG(std::string, neighbours_of, "",
          "Only this authority and the ten that are statistically most like it.");
ABSL_FLAG(std::string, neighbours_model, "",
          "With --neighbours_of: the year of the model of likeness, 2025 (the default) or 2021.");
ABSL_FLAG(std::string, baseline_grade, "",
          "Only where the baseline has this grade: inadequate, requires-improvement, good, "
          "outstanding.");
ABSL_FLAG(std::string, baseline_area, "",
          "The judgement area --baseline_grade is of: overall-effectiveness (the default), "
          "leadership, help-and-protection, children-in-care, care-leavers, "
          "children-in-care-and-care-leavers.");
ABSL_FLAG(std::string, baseline_from, "",
          "Only where the baseline was held on this date or later: 2016-06-27, 2016-06 or 2016.");
ABSL_FLAG(std::string, baseline_to, "",
          "Only where the baseline was held on this date or earlier.");

namespace waymark::query::client {

std::vector<std::string> PeerFlagNames() {
  return {"authorities",    "regions",       "council_types", "neighbours_of", "neighbours_model",
          "baseline_grade", "baseline_area", "baseline_from", "baseline_to"};
}

absl::Status FillPeers(v1::PeerGroup& peers) {
  AddNames("authorities", absl::GetFlag(FLAGS_authorities), *peers.mutable_authorities());
  AddWords(absl::GetFlag(FLAGS_regions), *peers.mutable_regions());
  AddWords(absl::GetFlag(FLAGS_council_types), *peers.mutable_council_types());
  peers.set_statistical_neighbours_of(
      WithCollection("authorities", absl::GetFlag(FLAGS_neighbours_of)));
  peers.set_neighbours_model(absl::GetFlag(FLAGS_neighbours_model));
  WAYMARK_ASSIGN_OR_RETURN(
      const auto grade,
      FlagValue<v1::Grade>("baseline_grade", absl::GetFlag(FLAGS_baseline_grade)));
  peers.set_baseline_grade(grade);
  peers.set_baseline_area(absl::GetFlag(FLAGS_baseline_area));
  peers.set_baseline_from_date(absl::GetFlag(FLAGS_baseline_from));
  peers.set_baseline_to_date(absl::GetFlag(FLAGS_baseline_to));
  return absl::OkStatus();
}

}  // namespace waymark::query::client
