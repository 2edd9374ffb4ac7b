#include "ingest-service/commands/log/log_command.h"

#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/rpc/call_failure.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/log_place.h"
#include "ingest-service/commands/log/printing_reader.h"

ABSL_FLAG(std::string, authority, "",
          "Only changes to visits of this authority: its id, not a code or alias.");
ABSL_FLAG(std::string, visit, "",
          "Only changes to this visit: authorities/AUTHORITY/visits/VISIT, with the authority's "
          "id.");

namespace waymark::ingest {
namespace {

constexpr char kDetails[] =
    R"(A line for each change, newest last: its number, when it was committed (UTC), who submitted it,
what it was (revision, deletion or erasure), the visit, the number of the revision written or erased,
the request id if the caller gave one, and the reason of an erasure. Nothing of what a visit says.
With --json each line is a JSON object of the same.

With --data_dir it reads a store that nothing serves and changes nothing there; without, it asks the
running service at --ingest. It prints what is there; 'verify' checks it.

Exit status: 0 all is printed, 1 the log is damaged, 2 the command line is not understood, 3 the log
could not be had.

Examples:
  waymark-ingest log --ingest=127.0.0.1:7601
  waymark-ingest log --data_dir=/var/lib/waymark-ingest --authority=sunderland --json)";

int UsageError(const absl::Status& status) {
  std::cerr << "waymark-ingest: " << status.message() << "\n";
  return rpc::kExitUsage;
}

absl::Status Print(LogPlace& place, PrintingReader& reader) {
  WAYMARK_RETURN_IF_ERROR(place.Open());
  absl::Status read = place.ReadTo(reader);
  std::cout << std::flush;
  return read;
}

int RunLog(const std::vector<std::string>&) {
  auto filter = ChangeFilter::Parse(absl::GetFlag(FLAGS_authority), absl::GetFlag(FLAGS_visit));
  if (!filter.ok()) return UsageError(filter.status());
  auto place = LogPlace::FromFlags();
  if (!place.ok()) return UsageError(place.status());

  PrintingReader reader(*std::move(filter), absl::GetFlag(FLAGS_json), std::cout);
  if (const absl::Status status = Print(*place, reader); !status.ok()) {
    const rpc::CallFailure failure = place->Describe(status);
    std::cerr << "waymark-ingest: " << failure.text << "\n";
    return failure.exit_status;
  }
  if (reader.printed() == 0) std::cerr << "waymark-ingest: the log has no such change\n";
  return rpc::kExitDone;
}

}  // namespace

config::Command LogCommand() {
  return {.name = "log",
          .arguments = "",
          .summary = "Print who changed what and when.",
          .flags = {"ingest", "data_dir", "authority", "visit", "json"},
          .details = kDetails,
          .run = RunLog};
}

}  // namespace waymark::ingest
