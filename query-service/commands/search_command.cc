#include "query-service/commands/search_command.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/csv/search/search_tables.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/peer_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/search/search_report.h"

ABSL_FLAG(std::vector<std::string>, standings, {},
          "Only findings that state one of these, with commas between: weak, inconsistent, sound, "
          "strong.");
ABSL_FLAG(std::vector<std::string>, directions, {},
          "Only findings that state one of these, with commas between: declined, unchanged, "
          "improved, too-early, mixed.");
ABSL_FLAG(std::vector<std::string>, speakers, {},
          "Only what one of these says in its own name, with commas between: inspectorate, "
          "authority, delivery-body, partner, government, external-review, press, councillors.");
ABSL_FLAG(std::vector<std::string>, subjects, {},
          "Only findings about one of these partners and others, by id, with commas between.");
ABSL_FLAG(std::optional<bool>, about_others, std::nullopt,
          "=true: only findings about others than the authority; =false: only those about the "
          "authority. Without it any text.");
ABSL_FLAG(std::vector<std::string>, fields, {},
          "Only these texts, with commas between: statement, overall-phrase, recommendation, "
          "recommendation-update, response, note.");

namespace waymark::query {
namespace {

// On a screen; programs get all.
constexpr int kTextsShown = 20;

constexpr char kSearchDetails[] =
    R"(Searches findings, phrases on progress as a whole, recommendations and what became of them, responses
and notes. WORDS must all occur in one text, whatever their case; words in double quotes must stand next
to each other (quote them for the shell: '"pathway plans"'). A word is found as it is spelled: caseload
does not find caseloads. Without WORDS give a filter besides --fields: every text that it leaves is
shown. Filters are ANDed; each takes any one of its values.

Wording varies by inspector: "By theme" says under which themes the texts count, and --themes finds what
others call something else. Texts with most of what was looked for stand first, then the latest. What
was looked for is marked with *asterisks*. With --json each page of the answer is printed as one JSON
object.

--csv prints one table, its columns named in the first line:
  texts   a row per text
  themes  a row per theme: how many texts count under it
  notes   a row per note
)";

constexpr char kSearchExamples[] =
    R"(

Examples:
  waymark-query search caseloads
  waymark-query search '"pathway plans"' uneven
  waymark-query search --themes=management-oversight --standings=weak,inconsistent
  waymark-query search --authorities=sunderland --speakers=authority --from=2016 --to=2017-06
  waymark-query search --csv=texts --themes=supervision >supervision.csv)";

absl::Status FillFindingFilters(v1::SearchFindingsRequest& request) {
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::Standing>(
      "standings", absl::GetFlag(FLAGS_standings), *request.mutable_standings()));
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::Direction>(
      "directions", absl::GetFlag(FLAGS_directions), *request.mutable_directions()));
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::Speaker>("speakers", absl::GetFlag(FLAGS_speakers),
                                                         *request.mutable_speakers()));
  client::AddNames("subjects", absl::GetFlag(FLAGS_subjects), *request.mutable_subjects());
  client::AddCohorts(absl::GetFlag(FLAGS_cohorts), *request.mutable_cohorts());
  if (const auto others = absl::GetFlag(FLAGS_about_others); others.has_value()) {
    request.set_about_others(*others);
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::SearchFindingsRequest> SearchRequest(const std::vector<std::string>& words) {
  v1::SearchFindingsRequest request;
  request.set_query(absl::StrJoin(words, " "));
  client::AddNames("authorities", absl::GetFlag(FLAGS_authorities), *request.mutable_authorities());
  client::AddNames("themes", absl::GetFlag(FLAGS_themes), *request.mutable_themes());
  client::AddNames("service_areas", absl::GetFlag(FLAGS_service_areas),
                   *request.mutable_service_areas());
  WAYMARK_RETURN_IF_ERROR(FillFindingFilters(request));
  request.set_from_date(absl::GetFlag(FLAGS_from));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::SearchedField>(
      "fields", absl::GetFlag(FLAGS_fields), *request.mutable_fields()));
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

int PrintSearch(const client::QueryClient& service, const v1::SearchFindingsRequest& request,
                int limit) {
  const auto call = &v1::QueryService::StubInterface::SearchFindings;
  if (absl::GetFlag(FLAGS_json)) {
    return client::PrintJsonPagesUpTo(
        limit, service, call, request,
        [](const v1::SearchFindingsResponse& page) { return page.hits().size(); });
  }
  const auto response =
      client::GatherPages(limit, service, call, request,
                          [](v1::SearchFindingsResponse& page) { return page.mutable_hits(); });
  if (!response.ok()) return client::CallError(response.status(), service);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    client::WarnOfMore(response->hits().size(), response->hit_count(), "texts");
    return client::PrintWhole(client::csv::SearchCsv(*response, table));
  }
  return client::PrintDocument(
      client::AsKnown(client::SearchReport(*response, request.query()), request.read()),
      client::AskedText(request), response->consistency_token());
}

int RunSearch(const std::vector<std::string>& words) {
  const auto request = SearchRequest(words);
  if (!request.ok()) return client::UsageError(request.status());
  const bool for_programs = absl::GetFlag(FLAGS_json) || !absl::GetFlag(FLAGS_csv).empty();
  const auto limit = client::LimitFlag(for_programs ? 0 : kTextsShown);
  if (!limit.ok()) return client::UsageError(limit.status());
  if (const absl::Status output = client::CheckOutput(client::csv::SearchTables()); !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  return PrintSearch(*service, *request, *limit);
}

}  // namespace

config::Command SearchCommand() {
  return {
      .name = "search",
      .arguments = "[WORDS...]",
      .summary = "Find what visits say, by words, themes and who says it.",
      .flags = client::Together({{"query", "tls_dir", "themes", "standings", "directions",
                                  "speakers", "authorities", "service_areas", "cohorts", "subjects",
                                  "about_others", "fields", "from", "to", "limit"},
                                 client::ReadFlagNames(),
                                 client::OutputFlagNames()}),
      .details = absl::StrCat(kSearchDetails, client::kCsvHelp, "\n\n", client::kHtmlHelp, "\n\n",
                              client::kExitHelp, kSearchExamples),
      .run = RunSearch,
      .flag_help = {{"authorities",
                     "Only visits to these authorities, by id or any code, with commas between. "
                     "Those to their predecessors are not among them."},
                    {"from",
                     "Only what visits held on this date or later say: 2016-06-27, 2016-06 or "
                     "2016. What may be earlier is shown and says so."},
                    {"to", "The same: held on this date or earlier."},
                    {"limit",
                     "Show so many texts at most, and say how many there are; 0 shows all. "
                     "Without it 20, with --json or --csv all."}}};
}

}  // namespace waymark::query
