#include "query-service/commands/episodes_command.h"

#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/csv/episodes/episode_summary_tables.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/peer_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/episodes/episode_summary_report.h"
#include "query-service/commands/reports/report.h"

ABSL_FLAG(
    std::string, judgement_area, "",
    "The judgement area the grades are of: overall-effectiveness (the default), leadership, "
    "help-and-protection, children-in-care, care-leavers, children-in-care-and-care-leavers.");
ABSL_FLAG(std::vector<std::string>, ends, {},
          "List only episodes that ended so, with commas between: open, reinspected, continued-by. "
          "What is counted is counted of all.");

namespace waymark::query {
namespace {

constexpr char kEpisodesDetails[] =
    R"(An episode is an inspection, the monitoring visits that follow it, and its end: the next full
inspection, or the authority's abolition. Shows how many visits and months came before re-inspection,
from the publication of the report and from the end of its fieldwork, and from which grade to which;
then each episode. What has not ended is counted as not ended, never left out: the time by which half
have ended is estimated from all of them (Kaplan and Meier). With --json each page of the answer is
printed as one JSON object.

--csv prints one table, its columns named in the first line:
  cases       a row per episode
  statistics  a row per way to end and thing counted: how it is spread
  results     a row per baseline grade and result
  notes       a row per note, on the whole or on an episode
)";

constexpr char kEpisodesExamples[] =
    R"(

Examples:
  waymark-query episodes
  waymark-query episodes --regions="North East,London" --baseline_grade=inadequate
  waymark-query episodes --judgement_area=care-leavers --ends=reinspected
  waymark-query episodes --baseline_from=2016 --baseline_to=2018 --html=episodes.html
  waymark-query episodes --csv=cases >episodes.csv)";

absl::StatusOr<v1::SummarizeEpisodesRequest> EpisodesRequest() {
  v1::SummarizeEpisodesRequest request;
  WAYMARK_RETURN_IF_ERROR(client::FillPeers(*request.mutable_peers()));
  request.set_judgement_area(absl::GetFlag(FLAGS_judgement_area));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::EpisodeEnd>("ends", absl::GetFlag(FLAGS_ends),
                                                            *request.mutable_ends()));
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

int PrintEpisodes(const client::QueryClient& service, const v1::SummarizeEpisodesRequest& request,
                  int limit) {
  const auto call = &v1::QueryService::StubInterface::SummarizeEpisodes;
  if (absl::GetFlag(FLAGS_json)) {
    return client::PrintJsonPagesUpTo(
        limit, service, call, request,
        [](const v1::SummarizeEpisodesResponse& page) { return page.cases().size(); });
  }
  const auto response =
      client::GatherPages(limit, service, call, request,
                          [](v1::SummarizeEpisodesResponse& page) { return page.mutable_cases(); });
  if (!response.ok()) return client::CallError(response.status(), service);
  if (const std::string table = absl::GetFlag(FLAGS_csv); !table.empty()) {
    client::WarnOfMore(response->cases().size(), response->case_count(), "episodes");
    return client::PrintWhole(client::csv::EpisodeSummaryCsv(*response, table));
  }
  return client::PrintDocument(
      client::AsKnown(client::EpisodeSummaryReport(*response), request.read()),
      client::AskedText(request), response->consistency_token());
}

int RunEpisodes(const std::vector<std::string>&) {
  const auto request = EpisodesRequest();
  if (!request.ok()) return client::UsageError(request.status());
  const auto limit = client::LimitFlag();
  if (!limit.ok()) return client::UsageError(limit.status());
  if (const absl::Status output = client::CheckOutput(client::csv::EpisodeSummaryTables());
      !output.ok()) {
    return client::UsageError(output);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  return PrintEpisodes(*service, *request, *limit);
}

}  // namespace

config::Command EpisodesCommand() {
  return {.name = "episodes",
          .arguments = "",
          .summary = "Show how many visits and months come before re-inspection, and its result.",
          .flags = client::Together({{"query", "tls_dir", "judgement_area", "ends", "to"},
                                     client::PeerFlagNames(),
                                     {"limit"},
                                     client::ReadFlagNames(),
                                     client::OutputFlagNames()}),
          .details = absl::StrCat(kEpisodesDetails, client::kCsvHelp, "\n\n", client::kHtmlHelp,
                                  "\n\n", client::kExitHelp, kEpisodesExamples),
          .run = RunEpisodes,
          .flag_help = {{"to",
                         "Answer as of this date (2016-06-27, 2016-06, 2016): leave out what is "
                         "certainly after it; what ended later is open."}}};
}

}  // namespace waymark::query
