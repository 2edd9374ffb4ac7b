#include "query-service/commands/compare_command.h"

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/rpc/call_failure.h"
#include "common/status/status_macros.h"
#include "query-service/commands/arguments.h"
#include "query-service/commands/comparison_pages.h"
#include "query-service/commands/comparison_topic.h"
#include "query-service/commands/query_client.h"
#include "query-service/commands/reports/comparison_report.h"
#include "query-service/commands/text/terminal_width.h"

ABSL_FLAG(std::string, theme, "", "Compare how this theme stands, by id: management-oversight.");
ABSL_FLAG(std::string, measure, "", "Compare the figures of this measure, by id: cl-in-touch.");
ABSL_FLAG(std::vector<std::string>, authorities, {},
          "Only these authorities, by id or any code, with commas between. Without it every "
          "authority with a recorded visit.");
ABSL_FLAG(std::vector<std::string>, regions, {},
          "Only authorities of these regions, with commas between: \"North East\".");
ABSL_FLAG(std::string, baseline_grade, "",
          "Only authorities whose baseline has this grade: inadequate, requires-improvement, good, "
          "outstanding.");
ABSL_FLAG(std::string, baseline_area, "",
          "The judgement area --baseline_grade is of: overall-effectiveness (the default), "
          "leadership, help-and-protection, children-in-care, care-leavers, "
          "children-in-care-and-care-leavers.");
ABSL_FLAG(std::string, service_area, "", "With --theme: the service area, by id. Without it any.");
ABSL_FLAG(
    std::string, cohort, "",
    "With --measure: the group counted, by id or as age:19-21. Without it the measure's own.");
ABSL_FLAG(std::string, basis, "",
          "With --measure: whose figures: letter (the inspectorate's, the default), local-data or "
          "official-statistics.");
ABSL_FLAG(std::string, definition, "",
          "With --measure: another definition than the measure's own.");
ABSL_FLAG(
    std::string, as_of, "",
    "The latest value at or before this date (2016-06-27, 2016-06, 2016) instead of the latest "
    "known.");
ABSL_FLAG(std::int32_t, page_size, 0,
          "How many authorities to ask for at a time, 1 to 1000; 0 leaves it to the service. All "
          "are shown in any case.");

namespace waymark::query {
namespace {

constexpr char kDetails[] =
    R"(Give --theme or --measure. Every authority of the group is shown: those with a value in a table,
the others below it with the reason and what there was instead. There is no ranking. With --json each
page of the answer is printed as one JSON object.

Exit status: 0 done, 1 the service refused the question, 2 the command line is not understood,
3 no answer.

Examples:
  waymark-query compare --theme=management-oversight
  waymark-query compare --measure=cl-in-touch --authorities=sunderland,leicester --as_of=2016-12
  waymark-query compare --theme=supervision --regions="North East" --baseline_grade=inadequate)";

// A cohort by age has no collection.
std::string CohortName(const std::string& cohort) {
  return cohort.rfind("age:", 0) == 0 ? cohort : client::WithCollection("cohorts", cohort);
}

absl::Status FillMeasure(v1::MeasureSubject& subject) {
  subject.set_measure(client::WithCollection("measures", absl::GetFlag(FLAGS_measure)));
  subject.set_cohort(CohortName(absl::GetFlag(FLAGS_cohort)));
  subject.set_definition(absl::GetFlag(FLAGS_definition));
  WAYMARK_ASSIGN_OR_RETURN(const auto basis,
                           client::FlagValue<v1::SeriesBasis>("basis", absl::GetFlag(FLAGS_basis)));
  subject.set_basis(basis);
  if (!absl::GetFlag(FLAGS_service_area).empty()) {
    return absl::InvalidArgumentError("--service_area goes with --theme, not with --measure");
  }
  return absl::OkStatus();
}

absl::Status FillTheme(v1::ThemeSubject& subject) {
  subject.set_theme(client::WithCollection("themes", absl::GetFlag(FLAGS_theme)));
  subject.set_service_area(
      client::WithCollection("service_areas", absl::GetFlag(FLAGS_service_area)));
  if (!absl::GetFlag(FLAGS_cohort).empty() || !absl::GetFlag(FLAGS_basis).empty() ||
      !absl::GetFlag(FLAGS_definition).empty()) {
    return absl::InvalidArgumentError(
        "--cohort, --basis and --definition go with --measure, not with --theme");
  }
  return absl::OkStatus();
}

absl::Status FillSubject(v1::CompareAuthoritiesRequest& request) {
  const bool theme = !absl::GetFlag(FLAGS_theme).empty();
  if (theme == !absl::GetFlag(FLAGS_measure).empty()) {
    return absl::InvalidArgumentError(
        "give --theme or --measure, for example: waymark-query compare "
        "--theme=management-oversight");
  }
  return theme ? FillTheme(*request.mutable_theme()) : FillMeasure(*request.mutable_measure());
}

absl::Status FillPeers(v1::PeerGroup& peers) {
  client::AddNames("authorities", absl::GetFlag(FLAGS_authorities), *peers.mutable_authorities());
  client::AddWords(absl::GetFlag(FLAGS_regions), *peers.mutable_regions());
  peers.set_baseline_area(absl::GetFlag(FLAGS_baseline_area));
  WAYMARK_ASSIGN_OR_RETURN(
      const auto grade,
      client::FlagValue<v1::Grade>("baseline_grade", absl::GetFlag(FLAGS_baseline_grade)));
  peers.set_baseline_grade(grade);
  return absl::OkStatus();
}

absl::StatusOr<v1::CompareAuthoritiesRequest> RequestFromFlags() {
  v1::CompareAuthoritiesRequest request;
  WAYMARK_RETURN_IF_ERROR(FillSubject(request));
  WAYMARK_RETURN_IF_ERROR(FillPeers(*request.mutable_peers()));
  if (const std::string as_of = absl::GetFlag(FLAGS_as_of); !as_of.empty()) {
    request.set_as_of_date(as_of);
  }
  request.set_page_size(absl::GetFlag(FLAGS_page_size));
  request.mutable_read()->set_at_least_as_fresh(absl::GetFlag(FLAGS_at_least_as_fresh));
  return request;
}

int PrintPages(const client::QueryClient& service, const v1::CompareAuthoritiesRequest& request) {
  int exit_status = rpc::kExitDone;
  const absl::Status status =
      client::ForEachPage(service, request, [&](const v1::CompareAuthoritiesResponse& page) {
        if (exit_status == rpc::kExitDone) exit_status = client::PrintJson(page);
        return absl::OkStatus();
      });
  return status.ok() ? exit_status : client::CallError(status, service);
}

int PrintReport(const client::QueryClient& service, const v1::CompareAuthoritiesRequest& request) {
  const auto response = client::AllPages(service, request);
  if (!response.ok()) return client::CallError(response.status(), service);
  std::cout << client::ComparisonReport(*response, client::FindTopic(service, request),
                                        client::TerminalWidth());
  return rpc::kExitDone;
}

int RunCompare(const std::vector<std::string>&) {
  const auto request = RequestFromFlags();
  if (!request.ok()) return client::UsageError(request.status());
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  return absl::GetFlag(FLAGS_json) ? PrintPages(*service, *request)
                                   : PrintReport(*service, *request);
}

}  // namespace

config::Command CompareCommand() {
  return {.name = "compare",
          .arguments = "",
          .summary = "Show how authorities compare by a theme or a measure.",
          .flags = {"query", "theme", "measure", "authorities", "regions", "baseline_grade",
                    "baseline_area", "service_area", "cohort", "basis", "definition", "as_of",
                    "page_size", "at_least_as_fresh", "timeout", "json"},
          .details = kDetails,
          .run = RunCompare};
}

}  // namespace waymark::query
