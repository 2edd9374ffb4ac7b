#include "query-service/commands/compare_command.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/arguments.h"
#include "query-service/commands/csv/comparison/comparison_tables.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/pages.h"
#include "query-service/commands/query_client.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/comparison/comparison_report.h"
#include "query-service/commands/vocabulary.h"

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

constexpr char kCompareDetails[] =
    R"(Give --theme or --measure. Every authority of the group is shown: those with a value in a table,
the others below it with the reason and what there was instead. There is no ranking. With --json each
page of the answer is printed as one JSON object.

Bars are drawn for measures whose figures are comparable, on an axis from 0.

--csv prints one table, its columns named in the first line:
  authorities  a row per authority of the group; "excluded" says why one has no value
  findings     a row per finding behind a row, or stated instead of a value
  values       a row per value: at the baseline, at the date asked for, or recorded instead
  notes        a row per note
Lines end and cells are quoted as RFC 4180 says, in UTF-8. A text that a spreadsheet would take for a
formula (it begins with = + - or @) has a ' before it; numbers are left as they are.

--html writes a page for a screen or A4 paper, without scripts and without anything to fetch. A file
of that name is replaced, all at once.

Exit status: 0 done, 1 the service refused the question or the file could not be written, 2 the
command line is not understood, 3 no answer.

Examples:
  waymark-query compare --theme=management-oversight
  waymark-query compare --measure=cl-in-touch --authorities=sunderland,leicester --as_of=2016-12
  waymark-query compare --theme=supervision --regions="North East" --baseline_grade=inadequate
  waymark-query compare --measure=cl-eet --html=eet.html
  waymark-query compare --measure=cl-eet --csv=authorities >eet.csv)";

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

absl::StatusOr<v1::CompareAuthoritiesRequest> CompareRequest() {
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

// All pages as one answer: its rows and exclusions, the rest as on the first page.
absl::StatusOr<v1::CompareAuthoritiesResponse> AllPages(
    const client::QueryClient& service, const v1::CompareAuthoritiesRequest& request) {
  v1::CompareAuthoritiesResponse all;
  bool first = true;
  WAYMARK_RETURN_IF_ERROR(
      client::ForEachPage(service, &v1::QueryService::StubInterface::CompareAuthorities, request,
                          [&](const v1::CompareAuthoritiesResponse& page) {
                            if (std::exchange(first, false)) {
                              all = page;
                              all.clear_next_page_token();
                            } else {
                              all.mutable_rows()->MergeFrom(page.rows());
                              all.mutable_excluded()->MergeFrom(page.excluded());
                            }
                            return absl::OkStatus();
                          }));
  return all;
}

int PrintAnswer(const client::QueryClient& service, const v1::CompareAuthoritiesRequest& request) {
  const auto response = AllPages(service, request);
  if (!response.ok()) return client::CallError(response.status(), service);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    return client::PrintWhole(client::csv::ComparisonCsv(*response, table));
  }
  return client::PrintDocument(
      client::ComparisonReport(*response, client::FindTopic(service, request)),
      client::AskedText(request), response->consistency_token());
}

int RunCompare(const std::vector<std::string>&) {
  const auto request = CompareRequest();
  if (!request.ok()) return client::UsageError(request.status());
  if (const absl::Status output = client::CheckOutput(client::csv::ComparisonTables());
      !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  if (!absl::GetFlag(FLAGS_json)) return PrintAnswer(*service, *request);
  return client::PrintJsonPages(*service, &v1::QueryService::StubInterface::CompareAuthorities,
                                *request);
}

}  // namespace

config::Command CompareCommand() {
  return {.name = "compare",
          .arguments = "",
          .summary = "Show how authorities compare by a theme or a measure.",
          .flags = {"query", "theme", "measure", "authorities", "regions", "baseline_grade",
                    "baseline_area", "service_area", "cohort", "basis", "definition", "as_of",
                    "page_size", "at_least_as_fresh", "timeout", "charts", "json", "csv", "html"},
          .details = kCompareDetails,
          .run = RunCompare};
}

}  // namespace waymark::query
