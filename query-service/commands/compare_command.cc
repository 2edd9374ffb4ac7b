#include "query-service/commands/compare_command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/client/vocabulary.h"
#include "query-service/commands/csv/comparison/comparison_tables.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/peer_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/flags/subject_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/comparison/comparison_report.h"
#include "query-service/commands/reports/report.h"

ABSL_FLAG(
    std::string, as_of, "",
    "The latest value at or before this date (2016-06-27, 2016-06, 2016) instead of the latest "
    "known.");
ABSL_FLAG(
    std::optional<std::int32_t>, months_since_baseline, std::nullopt,
    "The latest value at or before so many months after the baseline, 0 to 1200, on the clock "
    "that --clock names.");
ABSL_FLAG(std::int32_t, visit_number, 0,
          "What the visit of this number states or reports, 1 to 100. Not with --judgement.");
ABSL_FLAG(std::string, number_counted_from, "",
          "With --visit_number: what the number counts from: baseline (the default), delivery-body "
          "or authority.");
ABSL_FLAG(
    std::string, order_by, "",
    "Order the rows by these columns, with commas between and \" desc\" for the largest first: "
    "\"rank\", \"value desc, authority\". Columns: authority (the default), region, date, "
    "baseline_date, age_months; of a measure value, change, change_per_month, rank, "
    "percentile, direction; of a theme standing, direction; of a judgement grade; of overall "
    "progress rating; of recommendations made, open, addressed, open_months.");
ABSL_FLAG(std::int32_t, page_size, 0,
          "How many authorities to ask for at a time, 1 to 1000; 0 leaves it to the service. All "
          "are shown in any case.");

namespace waymark::query {
namespace {

constexpr char kCompareDetails[] =
    R"(Compares one thing: a measure, a theme, the judgements on an area, progress as a whole, or what became
of recommendations. Values are the latest known, or with one of --as_of, --months_since_baseline and
--visit_number those of that point in time. Every authority of the group is shown: those with a value in
a table, the others below it with the reason and what there was instead.

Measures that authorities can be ranked by have a rank (1 is the best), a percentile and the spread of
the group; nothing is ranked across measures or themes. Bars are drawn for measures whose figures are
comparable, on an axis from 0. With --json each page of the answer is printed as one JSON object.

--csv prints one table, its columns named in the first line:
  authorities      a row per authority of the group; "excluded" says why one has no value
  findings         a row per finding behind a row, or stated instead of a value
  values           a row per value: at the baseline, at the date asked for, or recorded instead
  statements       a row per judgement or statement on progress as a whole
  recommendations  a row per recommendation of each row
  statistics       one row: the spread of the figure ranked
  notes            a row per note
)";

constexpr char kCompareExamples[] =
    R"(

Examples:
  waymark-query compare --theme=management-oversight
  waymark-query compare --measure=cl-in-touch --authorities=sunderland,leicester --as_of=2016-12
  waymark-query compare --measure=cl-eet --rank_by=change-per-month --order_by=rank
  waymark-query compare --judgement=overall-effectiveness --months_since_baseline=36 \
    --baseline_grade=inadequate
  waymark-query compare --overall --visit_number=4
  waymark-query compare --recommendations --theme=supervision --regions="North East"
  waymark-query compare --measure=cl-eet --html=eet.html
  waymark-query compare --measure=cl-eet --csv=authorities >eet.csv)";

absl::Status FillAlignment(v1::CompareAuthoritiesRequest& request) {
  const std::string as_of = absl::GetFlag(FLAGS_as_of);
  const auto months = absl::GetFlag(FLAGS_months_since_baseline);
  const int number = absl::GetFlag(FLAGS_visit_number);
  if ((as_of.empty() ? 0 : 1) + (months.has_value() ? 1 : 0) + (number == 0 ? 0 : 1) > 1) {
    return absl::InvalidArgumentError(
        "give one of --as_of, --months_since_baseline and --visit_number");
  }
  if (!as_of.empty()) request.set_as_of_date(as_of);
  if (months.has_value()) request.set_months_since_baseline(*months);
  if (number != 0) request.set_visit_number(number);
  WAYMARK_ASSIGN_OR_RETURN(
      const auto clock, client::FlagValue<v1::BaselineClock>("clock", absl::GetFlag(FLAGS_clock)));
  request.set_clock(clock);
  WAYMARK_ASSIGN_OR_RETURN(const auto counted_from,
                           client::FlagValue<v1::CountedFrom>(
                               "number_counted_from", absl::GetFlag(FLAGS_number_counted_from)));
  request.set_number_counted_from(counted_from);
  return absl::OkStatus();
}

absl::StatusOr<v1::CompareAuthoritiesRequest> CompareRequest() {
  v1::CompareAuthoritiesRequest request;
  WAYMARK_RETURN_IF_ERROR(client::FillSubject(request));
  WAYMARK_RETURN_IF_ERROR(client::FillPeers(*request.mutable_peers()));
  WAYMARK_RETURN_IF_ERROR(FillAlignment(request));
  request.set_order_by(absl::GetFlag(FLAGS_order_by));
  request.set_page_size(absl::GetFlag(FLAGS_page_size));
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

// What stands on every page as the first has it, and the rows and exclusions of all.
absl::StatusOr<v1::CompareAuthoritiesResponse> WholeComparison(
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

int PrintComparison(const client::QueryClient& service,
                    const v1::CompareAuthoritiesRequest& request) {
  const auto response = WholeComparison(service, request);
  if (!response.ok()) return client::CallError(response.status(), service);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    return client::PrintWhole(client::csv::ComparisonCsv(*response, table));
  }
  const client::Document report =
      client::ComparisonReport(*response, client::FindTopic(service, request));
  return client::PrintDocument(client::AsKnown(report, request.read()), client::AskedText(request),
                               response->consistency_token());
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
  if (!absl::GetFlag(FLAGS_json)) return PrintComparison(*service, *request);
  return client::PrintJsonPages(*service, &v1::QueryService::StubInterface::CompareAuthorities,
                                *request);
}

}  // namespace

config::Command CompareCommand() {
  return {.name = "compare",
          .arguments = "",
          .summary = "Show how authorities compare by a measure, theme, judgement and more.",
          .flags = client::Together(
              {{"query", "tls_dir"},
               client::SubjectFlagNames(),
               {"as_of", "months_since_baseline", "clock", "visit_number", "number_counted_from"},
               client::PeerFlagNames(),
               {"order_by", "page_size"},
               client::ReadFlagNames(),
               client::OutputFlagNames()}),
          .details = absl::StrCat(kCompareDetails, client::kCsvHelp, "\n\n", client::kHtmlHelp,
                                  "\n\n", client::kExitHelp, kCompareExamples),
          .run = RunCompare,
          .flag_help = {{"clock",
                         "What --months_since_baseline counts from: publication (of the baseline's "
                         "report, the default) or fieldwork (its last day)."}}};
}

}  // namespace waymark::query
