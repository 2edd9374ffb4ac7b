#include "query-service/commands/visit_command.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "query-service/commands/client/pages.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/client/vocabulary.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_report.h"

ABSL_FLAG(std::int64_t, revision, 0,
          "Show this revision of the visit, by its number from 1; 0 is the current one.");
ABSL_FLAG(
    bool, revisions, false,
    "List the visit's revisions instead, newest first: who wrote each, when, and which fields "
    "it changed.");

namespace waymark::query {
namespace {

constexpr char kVisitDetails[] =
    R"(NAME is sunderland/2015-inspection or authorities/sunderland/visits/2015-inspection; 'visits' lists
them. Any code or other name of the authority may stand in place of its id.

Shows all that is recorded: dates, what was looked at, judgements, findings, figures, recommendations,
responses, where sources differ, and the documents each of them stands in. A withdrawn visit is shown
as withdrawn; what it held is in the revision before. With --revisions and --json each page of the
answer is printed as one JSON object.

)";

constexpr char kVisitExamples[] =
    R"(

Examples:
  waymark-query visit sunderland/2015-inspection
  waymark-query visit --revisions sunderland/2015-inspection
  waymark-query visit --read_time=2026-03-01 sunderland/2015-inspection
  waymark-query visit --revision=1 --json sunderland/2015-inspection | jq .visit.findings)";

// "authorities/a/visits/b" for "a/b"; unchanged for any other form.
std::string VisitName(const std::string& argument) {
  const std::size_t slash = argument.find('/');
  if (slash == std::string::npos || argument.find('/', slash + 1) != std::string::npos) {
    return argument;
  }
  return client::VisitOf(client::WithCollection("authorities", argument.substr(0, slash)),
                         argument.substr(slash + 1));
}

int PrintVisit(const client::QueryClient& service, const std::string& name,
               const v1::ReadOptions& read) {
  v1::GetVisitRequest request;
  request.set_name(name);
  request.set_revision(absl::GetFlag(FLAGS_revision));
  *request.mutable_read() = read;
  const auto response = service.Call(&v1::QueryService::StubInterface::GetVisit, request);
  if (!response.ok()) return client::CallError(response.status(), service);
  if (absl::GetFlag(FLAGS_json)) return client::PrintJson(*response);
  const client::MeasureUnits units = response->visit().observations().empty()
                                         ? client::MeasureUnits()
                                         : client::FindMeasureUnits(service);
  return client::PrintText(client::AsKnown(client::VisitReport(response->visit(), units), read));
}

int PrintRevisions(const client::QueryClient& service, const std::string& name,
                   const v1::ReadOptions& read) {
  v1::ListVisitRevisionsRequest request;
  request.set_name(name);
  *request.mutable_read() = read;
  const auto call = &v1::QueryService::StubInterface::ListVisitRevisions;
  if (absl::GetFlag(FLAGS_json)) return client::PrintJsonPages(service, call, request);
  std::vector<v1::VisitRevision> revisions;
  const absl::Status status = client::ForEachPage(
      service, call, request, [&revisions](const v1::ListVisitRevisionsResponse& page) {
        revisions.insert(revisions.end(), page.revisions().begin(), page.revisions().end());
        return absl::OkStatus();
      });
  if (!status.ok()) return client::CallError(status, service);
  return client::PrintText(client::AsKnown(client::RevisionsReport(name, revisions), read));
}

int RunVisit(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) {
    return client::UsageError(absl::InvalidArgumentError(
        "name one visit, for example: waymark-query visit sunderland/2015-inspection"));
  }
  if (absl::GetFlag(FLAGS_revisions) && absl::GetFlag(FLAGS_revision) != 0) {
    return client::UsageError(absl::InvalidArgumentError("give --revision or --revisions"));
  }
  v1::ReadOptions read;
  if (const absl::Status status = client::FillRead(read); !status.ok()) {
    return client::UsageError(status);
  }
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  const std::string name = VisitName(arguments[0]);
  return absl::GetFlag(FLAGS_revisions) ? PrintRevisions(*service, name, read)
                                        : PrintVisit(*service, name, read);
}

}  // namespace

config::Command VisitCommand() {
  return {.name = "visit",
          .arguments = "NAME",
          .summary = "Show all that is recorded of one visit, or its revisions.",
          .flags = {"query", "tls_dir", "revision", "revisions", "at_least_as_fresh", "read_time",
                    "timeout", "json"},
          .details = absl::StrCat(kVisitDetails, client::kExitHelp, kVisitExamples),
          .run = RunVisit};
}

}  // namespace waymark::query
