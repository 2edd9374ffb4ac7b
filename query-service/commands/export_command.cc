#include "query-service/commands/export_command.h"

#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/message_json.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/export_client.h"
#include "query-service/commands/client/query_client.h"
#include "query-service/commands/flags/arguments.h"
#include "query-service/commands/flags/filter_flags.h"
#include "query-service/commands/flags/peer_flags.h"
#include "query-service/commands/flags/read_flags.h"
#include "query-service/commands/output/output.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/counts.h"
#include "query-service/commands/wording/known_when.h"
#include "query-service/commands/wording/visit_text.h"

ABSL_FLAG(std::string, page_token, "",
          "Go on with an export that broke off, where it said so: the same state, after what is "
          "written already. The other filters must be as they were.");

namespace waymark::query {
namespace {

constexpr char kExportDetails[] =
    R"(Writes visits, whole, as of one moment, while others go on writing: a JSON object on a line for each,
by authority, then by date. How many there are, and the state they are of, is said on standard error.

Each line is a record of 'waymark-ingest import' (an ImportVisitsRequest): imported into an empty service
an export makes the same visits anew, under the same names. What is the service's own is then made
anew too: revision, etag, times and submitter stand in the lines and are not taken over, and of each
visit there is its current revision only. Each record is taken although another is probably the same
visit (allow_probable_duplicate): both were recorded. Where visits are recorded already, say what is to
happen with --on_existing=skip or replace. Withdrawn visits (--show_deleted) hold no sources and are
rejected. With --json the answers themselves are printed instead.

An export that takes longer than --timeout, or breaks off, is gone on with as long as something comes.
)";

constexpr char kExportExamples[] =
    R"(

Examples:
  waymark-query export >visits.jsonl
  waymark-query export --authorities=sunderland,leicester --types=monitoring-visit
  waymark-query export --read_time=2026-03-01 >as-known-in-march.jsonl
  waymark-query export | jq -r .visit.name
  waymark-query export | waymark-ingest import --ingest=127.0.0.1:7611 --on_existing=skip -)";

absl::StatusOr<v1::ExportVisitsRequest> ExportRequest() {
  v1::ExportVisitsRequest request;
  client::AddNames("authorities", absl::GetFlag(FLAGS_authorities), *request.mutable_authorities());
  WAYMARK_RETURN_IF_ERROR(client::AddValues<v1::VisitType>("types", absl::GetFlag(FLAGS_types),
                                                           *request.mutable_types()));
  request.set_from_date(absl::GetFlag(FLAGS_from));
  request.set_to_date(absl::GetFlag(FLAGS_to));
  request.set_show_deleted(absl::GetFlag(FLAGS_show_deleted));
  request.set_page_token(absl::GetFlag(FLAGS_page_token));
  WAYMARK_RETURN_IF_ERROR(client::FillRead(*request.mutable_read()));
  return request;
}

// Writes what comes, and counts it.
class ExportWriter {
 public:
  absl::Status Write(const v1::ExportVisitsResponse& message) {
    if (absl::GetFlag(FLAGS_json)) {
      if (client::PrintJson(message) != rpc::kExitDone) return CannotWrite();
    }
    for (const v1::ExportedVisit& exported : message.visits()) {
      ++visits_;
      if (exported.possible()) ++possible_;
      if (absl::GetFlag(FLAGS_json)) continue;
      WAYMARK_RETURN_IF_ERROR(WriteRecord(exported.visit()));
    }
    if (!message.consistency_token().empty()) state_ = message.consistency_token();
    return std::cout.flush() ? absl::OkStatus() : CannotWrite();
  }

  // Whether writing, and not the service, is why Write gave an error.
  [[nodiscard]] bool output_broken() const { return output_broken_; }
  [[nodiscard]] bool wrote_anything() const { return visits_ > 0; }

  // Ends without a line break.
  [[nodiscard]] std::string Summary(const v1::ReadOptions& read) const {
    const std::string known = client::KnownWhenText(read);
    return absl::StrCat(
        client::Counted(visits_, "visit", "visits"), known.empty() ? "" : ", ", known,
        possible_ == 0 ? std::string()
                       : absl::StrCat(", ", possible_, " of which may lie outside the dates"),
        state_.empty() ? std::string() : absl::StrCat("\nstate: ", state_));
  }

 private:
  absl::Status CannotWrite() {
    output_broken_ = true;
    return absl::CancelledError("standard output cannot be written");
  }

  absl::Status WriteRecord(const v1::Visit& visit) {
    v1::ImportVisitsRequest record;
    record.set_index(visits_);
    record.set_parent(absl::StrCat("authorities/", client::AuthorityOfVisit(visit.name())));
    record.set_visit_id(client::ShortName(visit.name()));
    record.set_allow_probable_duplicate(true);
    *record.mutable_visit() = visit;
    WAYMARK_ASSIGN_OR_RETURN(const std::string json,
                             rpc::MessageJson(record, rpc::JsonLayout::kOneLine));
    std::cout << json << "\n";
    return absl::OkStatus();
  }

  int visits_ = 0;
  int possible_ = 0;
  bool output_broken_ = false;
  std::string state_;
};

int ExportFailed(const absl::Status& status, const client::QueryClient& service,
                 const ExportWriter& writer, const std::string& page_token) {
  int exit_status = rpc::kExitRefused;
  if (writer.output_broken()) {
    std::cerr << "waymark-query: " << status.message() << "\n";
  } else {
    exit_status = client::CallError(status, service);
  }
  if (!page_token.empty()) {
    std::cerr << "What is written is not all. To go on after it, repeat the command with\n"
              << "--page_token=" << page_token << "\n";
  }
  return exit_status;
}

int RunExport(const std::vector<std::string>&) {
  const auto request = ExportRequest();
  if (!request.ok()) return client::UsageError(request.status());
  const auto service = client::QueryClient::FromFlags();
  if (!service.ok()) return client::UsageError(service.status());
  ExportWriter writer;
  std::string page_token;
  const absl::Status status = client::ForEachExported(
      *service, *request,
      [&writer](const v1::ExportVisitsResponse& message) { return writer.Write(message); },
      page_token);
  if (status.ok() || writer.wrote_anything()) {
    std::cerr << writer.Summary(request->read()) << "\n";
  }
  return status.ok() ? rpc::kExitDone : ExportFailed(status, *service, writer, page_token);
}

}  // namespace

config::Command ExportCommand() {
  return {
      .name = "export",
      .arguments = "",
      .summary = "Write visits, whole, as records that can be imported again.",
      .flags = client::Together(
          {{"query", "tls_dir", "authorities", "types", "from", "to", "show_deleted", "page_token"},
           client::ReadFlagNames(),
           {"timeout", "json"}}),
      .details = absl::StrCat(kExportDetails, "\n", client::kExitHelp, kExportExamples),
      .run = RunExport,
      .flag_help = {{"authorities",
                     "Only visits to these authorities, by id or any code, with commas between."},
                    {"from",
                     "Only visits that began, or may have begun, on this date or later: "
                     "2016-06-27, 2016-06 or 2016."},
                    {"to", "The same, on this date or earlier."},
                    {"timeout", "How long to wait until it is gone on with: 500ms, 10s, 2m."}}};
}

}  // namespace waymark::query
