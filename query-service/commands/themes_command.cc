#include "query-service/commands/themes_command.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/csv/themes/theme_summary_tables.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/peer_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/themes/theme_summary_report.h"

ABSL_FLAG(std::int32_t, max_citations, 0,
          "How many findings are named behind each count, 1 to 100; 0 leaves it to the service "
          "(10).");

namespace waymark::query {
namespace {

constexpr char kThemesDetails[] =
    R"help(Shows in how many authorities, and at how many visits, the inspectorate found each theme weak,
inconsistent, sound or strong, improved or declined; how long themes stay unresolved; which of them come
together; and behind each count the visits and findings it is of ('visit' and 'search' show their
words). Visits whose date may lie outside the period are counted apart: "6/7 (+1/1)". Themes that were
weak or inconsistent in most authorities stand first. With --json each page of the answer is printed as
one JSON object.

--csv prints one table, its columns named in the first line:
  themes      a row per theme: counts by standing and direction, how long it stays unresolved
  unresolved  a row per time in which a theme was unresolved, as many as --max_citations
  companions  a row per theme and theme that comes together with it
  findings    a row per finding behind a count, as many as --max_citations
  notes       a row per note
)help";

constexpr char kThemesExamples[] =
    R"(

Examples:
  waymark-query themes
  waymark-query themes --limit=10 --from=2015 --to=2018
  waymark-query themes --themes=management-oversight,supervision --max_citations=100
  waymark-query themes --baseline_grade=inadequate --service_areas=care-leavers
  waymark-query themes --csv=findings --max_citations=100 >findings.csv)";

absl::StatusOr<v1::SummarizeThemesRequest> ThemesRequest() {
  v1::SummarizeThemesRequest request;
  WAYMARK_RETURN_IF_ERROR(client::FillPeers(*request.mutable_peers()));
  client::AddNames("themes", absl::GetFlag(FLAGS_themes), *request.mutable_themes());
  client::AddNames("service_areas", absl::GetFlag(FLAGS_service_areas),
                   *request.mutable_service_areas());
  request.set_from_date(absl::GetFlag(FLAGS_from));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  request.set_max_citations(absl::GetFlag(FLAGS_max_citations));
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

int PrintThemes(const client::QueryClient& service, const v1::SummarizeThemesRequest& request,
                int limit) {
  const auto call = &v1::QueryService::StubInterface::SummarizeThemes;
  if (absl::GetFlag(FLAGS_json)) {
    return client::PrintJsonPagesUpTo(
        limit, service, call, request,
        [](const v1::SummarizeThemesResponse& page) { return page.themes().size(); });
  }
  const auto response =
      client::GatherPages(limit, service, call, request,
                          [](v1::SummarizeThemesResponse& page) { return page.mutable_themes(); });
  if (!response.ok()) return client::CallError(response.status(), service);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    client::WarnOfMore(response->themes().size(), response->theme_count(), "themes");
    return client::PrintWhole(client::csv::ThemeSummaryCsv(*response, table));
  }
  return client::PrintDocument(
      client::AsKnown(client::ThemeSummaryReport(*response), request.read()),
      client::AskedText(request), response->consistency_token());
}

int RunThemes(const std::vector<std::string>&) {
  const auto request = ThemesRequest();
  if (!request.ok()) return client::UsageError(request.status());
  const auto limit = client::LimitFlag();
  if (!limit.ok()) return client::UsageError(limit.status());
  if (const absl::Status output = client::CheckOutput(client::csv::ThemeSummaryTables());
      !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  return PrintThemes(*service, *request, *limit);
}

}  // namespace

config::Command ThemesCommand() {
  return {.name = "themes",
          .arguments = "",
          .summary = "Show what recurs across authorities, and how long it stays.",
          .flags = client::Together({{"query", "tls_dir", "themes", "service_areas", "from", "to"},
                                     client::PeerFlagNames(),
                                     {"max_citations", "limit"},
                                     client::ReadFlagNames(),
                                     client::OutputFlagNames()}),
          .details = absl::StrCat(kThemesDetails, client::kCsvHelp, "\n\n", client::kHtmlHelp,
                                  "\n\n", client::kExitHelp, kThemesExamples),
          .run = RunThemes,
          .flag_help = {{"from", "Count visits from this date on: 2016-06-27, 2016-06 or 2016."},
                        {"to", "Answer as of this date: leave out what is certainly after it."}}};
}

}  // namespace waymark::query
