#include "query-service/commands/progress_command.h"

#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/csv/progress/progress_tables.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/progress/progress_report.h"
#include "query-service/commands/reports/report.h"

ABSL_FLAG(std::string, baseline, "",
          "The inspection to measure from, as a visit's id (2015-inspection) or full name. Without "
          "it the latest that monitoring visits followed, else the latest.");
ABSL_FLAG(std::vector<std::string>, measures, {},
          "Only these measures, by id, with commas between.");

namespace waymark::query {
namespace {

constexpr char kProgressDetails[] =
    R"(AUTHORITY is an id (sunderland), or any code or other name of the authority (E08000024, 394).

Shows the inspection that progress is measured from and the visits since, how each theme stands and
which way it moved, how each measure changed, what became of recommendations, and from which
documents all this is known. What is not known is said; nothing is guessed.

Charts draw figures on an axis from 0, dates to scale; what is told in words or bounds has no place on
the axis.

--csv prints one table, its columns named in the first line:
  visits           a row per visit since the baseline
  themes           a row per theme and service area: how it stands now
  findings         a row per finding and theme
  series           a row per series of a measure: baseline, latest, change
  measures         a row per value of each series, targets and values without a measure too
  recommendations  a row per recommendation
  notes            a row per note
)";

constexpr char kProgressExamples[] =
    R"(

Examples:
  waymark-query progress sunderland
  waymark-query progress --themes=management-oversight,supervision --to=2016-12 sunderland
  waymark-query progress --read_time=2026-03-01 --to=2016-12 sunderland
  waymark-query progress --html=sunderland.html sunderland
  waymark-query progress --csv=measures sunderland >measures.csv
  waymark-query progress --json E08000024 | jq .themes)";

absl::StatusOr<v1::GetProgressRequest> ProgressRequest(const std::string& authority) {
  using client::AddNames;
  v1::GetProgressRequest request;
  request.set_authority(client::WithCollection("authorities", authority));
  request.set_baseline(client::VisitOf(request.authority(), absl::GetFlag(FLAGS_baseline)));
  AddNames("themes", absl::GetFlag(FLAGS_themes), *request.mutable_themes());
  AddNames("measures", absl::GetFlag(FLAGS_measures), *request.mutable_measures());
  AddNames("service_areas", absl::GetFlag(FLAGS_service_areas), *request.mutable_service_areas());
  request.set_from_date(absl::GetFlag(FLAGS_from));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  WAYMARK_ASSIGN_OR_RETURN(
      const auto clock, client::FlagValue<v1::BaselineClock>("clock", absl::GetFlag(FLAGS_clock)));
  request.set_clock(clock);
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

int RunProgress(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) {
    return client::UsageError(absl::InvalidArgumentError(
        "name one authority, for example: waymark-query progress sunderland"));
  }
  const auto request = ProgressRequest(arguments[0]);
  if (!request.ok()) return client::UsageError(request.status());
  if (const absl::Status output = client::CheckOutput(client::csv::ProgressTables());
      !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  const auto response = service->Call(&v1::QueryService::StubInterface::GetProgress, *request);
  if (!response.ok()) return client::CallError(response.status(), *service);
  if (absl::GetFlag(FLAGS_json)) return client::PrintJson(*response);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    return client::PrintWhole(client::csv::ProgressCsv(*response, table));
  }
  return client::PrintDocument(client::AsKnown(client::ProgressReport(*response), request->read()),
                               client::AskedText(*request), response->consistency_token());
}

}  // namespace

config::Command ProgressCommand() {
  return {.name = "progress",
          .arguments = "AUTHORITY",
          .summary = "Show how one authority has progressed since its inspection.",
          .flags = client::Together({{"query", "tls_dir", "baseline", "themes", "measures",
                                      "service_areas", "from", "to", "clock"},
                                     client::ReadFlagNames(),
                                     client::OutputFlagNames()}),
          .details = absl::StrCat(kProgressDetails, client::kCsvHelp, "\n\n", client::kHtmlHelp,
                                  "\n\n", client::kExitHelp, kProgressExamples),
          .run = RunProgress,
          .flag_help = {{"from",
                         "Leave out what is certainly before this date: 2016-06-27, 2016-06 or "
                         "2016."},
                        {"to", "Answer as of this date: leave out what is certainly after it."}}};
}

}  // namespace waymark::query
