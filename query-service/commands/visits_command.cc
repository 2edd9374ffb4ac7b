#include "query-service/commands/visits_command.h"

#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/arguments.h"
#include "query-service/commands/csv/visits/visits_table.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/pages.h"
#include "query-service/commands/query_client.h"
#include "query-service/commands/reports/visit/visit_report.h"

ABSL_FLAG(std::vector<std::string>, types, {},
          "Only visits of these types, with commas between: inspection, short-inspection, "
          "reinspection, monitoring-visit, focused-visit, action-planning-visit, "
          "joint-targeted-area-inspection, assurance-visit.");
ABSL_FLAG(bool, show_deleted, false, "Withdrawn visits too, marked as such.");

namespace waymark::query {
namespace {

constexpr char kTable[] = "visits";
constexpr int kPageSize = 1000;

constexpr char kVisitsDetails[] =
    R"(AUTHORITY is an id (sunderland), any code or other name of the authority, or - for all.

Lists visits by authority and date, the undated ones last; 'visit' shows one of them whole. With --json
each page of the answer is printed as one JSON object. --csv=visits prints a row per visit, with its
columns named in the first line, as RFC 4180 says and in UTF-8; a text that a spreadsheet would take
for a formula (it begins with = + - or @) has a ' before it.

Exit status: 0 done, 1 the service refused the question, 2 the command line is not understood,
3 no answer.

Examples:
  waymark-query visits sunderland
  waymark-query visits --types=inspection,reinspection --csv=visits - >inspections.csv)";

absl::StatusOr<v1::ListVisitsRequest> VisitsRequest(const std::string& authority) {
  v1::ListVisitsRequest request;
  request.set_parent(client::WithCollection("authorities", authority));
  google::protobuf::RepeatedPtrField<std::string> words;
  client::AddWords(absl::GetFlag(FLAGS_types), words);
  for (const std::string& word : words) {
    WAYMARK_ASSIGN_OR_RETURN(const auto type, client::FlagValue<v1::VisitType>("types", word));
    request.add_types(type);
  }
  request.set_show_deleted(absl::GetFlag(FLAGS_show_deleted));
  request.set_page_size(kPageSize);
  request.mutable_read()->set_at_least_as_fresh(absl::GetFlag(FLAGS_at_least_as_fresh));
  return request;
}

int PrintVisits(const client::QueryClient& service, const v1::ListVisitsRequest& request) {
  google::protobuf::RepeatedPtrField<v1::Visit> visits;
  const absl::Status status =
      client::ForEachPage(service, &v1::QueryService::StubInterface::ListVisits, request,
                          [&visits](const v1::ListVisitsResponse& page) {
                            visits.MergeFrom(page.visits());
                            return absl::OkStatus();
                          });
  if (!status.ok()) return client::CallError(status, service);
  if (!absl::GetFlag(FLAGS_csv).empty()) {
    return client::PrintWhole(client::csv::VisitListCsv(visits));
  }
  return client::PrintText(client::VisitListReport(request.parent(), visits));
}

int RunVisits(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) {
    return client::UsageError(absl::InvalidArgumentError(
        "name one authority, or - for all: waymark-query visits sunderland"));
  }
  const auto request = VisitsRequest(arguments[0]);
  if (!request.ok()) return client::UsageError(request.status());
  if (const absl::Status output = client::CheckOutput({kTable}); !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  if (!absl::GetFlag(FLAGS_json)) return PrintVisits(*service, *request);
  return client::PrintJsonPages(*service, &v1::QueryService::StubInterface::ListVisits, *request);
}

}  // namespace

config::Command VisitsCommand() {
  return {
      .name = "visits",
      .arguments = "AUTHORITY",
      .summary = "List the visits of one authority, or of all.",
      .flags = {"query", "types", "show_deleted", "at_least_as_fresh", "timeout", "json", "csv"},
      .details = kVisitsDetails,
      .run = RunVisits};
}

}  // namespace waymark::query
