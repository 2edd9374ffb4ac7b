#include "query-service/commands/visits_command.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/csv/visits/visits_table.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_report.h"

ABSL_FLAG(std::vector<std::string>, statuses, {},
          "Only these, with commas between: held, planned, cancelled.");
ABSL_FLAG(std::string, published_from, "",
          "Only visits whose letter or report was published on this date or later.");
ABSL_FLAG(std::string, published_to, "", "The same: published on this date or earlier.");
ABSL_FLAG(std::int32_t, number, 0,
          "Only monitoring visits of this number, 1 to 100, and other visits that a source gives "
          "it.");
ABSL_FLAG(std::string, counted_from, "",
          "With --number: what it counts from: baseline (the default), delivery-body, authority or "
          "unstated.");
ABSL_FLAG(std::string, phrase, "",
          "Only visits of which a source says this of progress as a whole: words, or a phrase in "
          "double quotes.");
ABSL_FLAG(std::vector<std::string>, ratings, {},
          "Only visits with one of these ratings of progress as a whole, with commas between: "
          "declined, none, limited, steady, significant, sustained.");

namespace waymark::query {
namespace {

constexpr char kTable[] = "visits";

constexpr char kVisitsDetails[] =
    R"(AUTHORITY is an id (sunderland), any code or other name of the authority, or - for all.

Lists visits by authority and date, the undated ones last; 'visit' shows one of them whole. Of an
authority that has no inspection of its own yet the visits of its predecessors are listed too, marked as
inherited. A visit that only may fit the filters is listed and says so. With --json each page of the
answer is printed as one JSON object.

--csv=visits prints a row per visit, with its columns named in the first line; it has the days since the
visit before and up to publication, too.
)";

constexpr char kVisitsExamples[] =
    R"(

Examples:
  waymark-query visits sunderland
  waymark-query visits --from=2016 --to=2017-06 --service_areas=care-leavers -
  waymark-query visits --number=4 --ratings=limited,none -
  waymark-query visits --types=inspection,reinspection --csv=visits - >inspections.csv)";

absl::Status FillVisitFilters(v1::ListVisitsRequest& request) {
  using client::AddValues;
  WAYMARK_RETURN_IF_ERROR(
      AddValues<v1::VisitType>("types", absl::GetFlag(FLAGS_types), *request.mutable_types()));
  WAYMARK_RETURN_IF_ERROR(AddValues<v1::VisitStatus>("statuses", absl::GetFlag(FLAGS_statuses),
                                                     *request.mutable_statuses()));
  WAYMARK_RETURN_IF_ERROR(AddValues<v1::ProgressRating>("ratings", absl::GetFlag(FLAGS_ratings),
                                                        *request.mutable_ratings()));
  WAYMARK_ASSIGN_OR_RETURN(
      const auto counted_from,
      client::FlagValue<v1::CountedFrom>("counted_from", absl::GetFlag(FLAGS_counted_from)));
  request.set_counted_from(counted_from);
  client::AddNames("service_areas", absl::GetFlag(FLAGS_service_areas),
                   *request.mutable_service_areas());
  client::AddNames("themes", absl::GetFlag(FLAGS_themes), *request.mutable_themes());
  client::AddCohorts(absl::GetFlag(FLAGS_cohorts), *request.mutable_cohorts());
  return absl::OkStatus();
}

absl::StatusOr<v1::ListVisitsRequest> VisitsRequest(const std::string& authority) {
  v1::ListVisitsRequest request;
  request.set_parent(client::WithCollection("authorities", authority));
  WAYMARK_RETURN_IF_ERROR(FillVisitFilters(request));
  request.set_from_date(absl::GetFlag(FLAGS_from));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  request.set_published_from_date(absl::GetFlag(FLAGS_published_from));
  request.set_published_to_date(absl::GetFlag(FLAGS_published_to));
  request.set_number(absl::GetFlag(FLAGS_number));
  request.set_phrase(absl::GetFlag(FLAGS_phrase));
  request.set_show_deleted(absl::GetFlag(FLAGS_show_deleted));
  request.set_page_size(client::kLargestPage);
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

int PrintVisits(const client::QueryClient& service, const v1::ListVisitsRequest& request) {
  v1::ListVisitsResponse all;
  const absl::Status status =
      client::ForEachPage(service, &v1::QueryService::StubInterface::ListVisits, request,
                          [&all](const v1::ListVisitsResponse& page) {
                            all.mutable_visits()->MergeFrom(page.visits());
                            all.mutable_matches()->MergeFrom(page.matches());
                            all.mutable_notes()->MergeFrom(page.notes());
                            return absl::OkStatus();
                          });
  if (!status.ok()) return client::CallError(status, service);
  if (!absl::GetFlag(FLAGS_csv).empty()) return client::PrintWhole(client::csv::VisitListCsv(all));
  return client::PrintText(
      client::AsKnown(client::VisitListReport(request.parent(), all), request.read()));
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
  return {.name = "visits",
          .arguments = "AUTHORITY",
          .summary = "List the visits of one authority, or of all.",
          .flags = client::Together(
              {{"query", "tls_dir", "types", "statuses", "from", "to", "published_from",
                "published_to", "service_areas", "themes", "cohorts", "number", "counted_from",
                "phrase", "ratings", "show_deleted"},
               client::ReadFlagNames(),
               {"timeout", "json", "csv"}}),
          .details = absl::StrCat(kVisitsDetails, client::kCsvHelp, "\n\n", client::kExitHelp,
                                  kVisitsExamples),
          .run = RunVisits,
          .flag_help = {
              {"from", "Only visits held on this date or later: 2016-06-27, 2016-06 or 2016."},
              {"to", "The same: held on this date or earlier."},
              {"service_areas",
               "Only visits that a source says looked at one of these service areas, by "
               "id, with commas between. An area takes in those under it."},
              {"themes",
               "Only visits that a source says looked at one of these themes, by id, with "
               "commas between. What visits found is for 'search' to ask."},
              {"cohorts",
               "Only visits that a source says looked at one of these groups of people, "
               "by id or as age:16-17, with commas between."}}};
}

}  // namespace waymark::query
