#include "ingest-service/commands/log/verify_command.h"

#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "common/rpc/call_failure.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/log_place.h"
#include "ingest-service/commands/log/verifying_reader.h"

namespace waymark::ingest {
namespace {

constexpr char kDetails[] =
    R"(Checks that the log is one that was only ever appended to: no change missing or moved, every
record and every revision as it was hashed, erased revisions named by the change that erased them.
The head and the chain's hash it prints stand for the whole log: a copy, or a follower, that has
another hash at the same head is not the same log. Keep them where this machine cannot reach them to
find out about a log that was exchanged as a whole.

With --data_dir it reads the store itself, while nothing serves it, and also checks that each visit's
noted state is what the log says and that nothing acknowledged is missing. It changes nothing there,
so a copy does as well. Without, it asks the running service at --ingest, up to the end of its log
when it began.

Exit status: 0 the log is whole, 1 it is damaged: the first break is named, 2 the command line is not
understood, 3 the log could not be had.

Examples:
  waymark-ingest verify --ingest=127.0.0.1:7601
  waymark-ingest verify --data_dir=/var/lib/waymark-ingest)";

VerifyingReader NewReader() {
  return VerifyingReader(isatty(STDERR_FILENO) != 0 ? &std::cerr : nullptr);
}

absl::Status ReadChain(const LogPlace& place, VerifyingReader& reader) {
  absl::Status read = place.ReadTo(reader);
  reader.ClearProgress();
  return read;
}

// Reads it whole, into `reader` at last.
absl::Status VerifyChain(const LogPlace& place, VerifyingReader& reader) {
  WAYMARK_RETURN_IF_ERROR(ReadChain(place, reader));
  absl::Status whole = reader.Finish();
  if (whole.ok() || place.stored() != nullptr) return whole;
  // A revision may have been erased while a running service's log was read. The change that did it
  // is in the log by now.
  WAYMARK_RETURN_IF_ERROR(ReadChain(place, reader));
  return reader.Finish();
}

absl::Status Verify(LogPlace& place, VerifyingReader& reader) {
  WAYMARK_RETURN_IF_ERROR(place.Open());
  WAYMARK_RETURN_IF_ERROR(VerifyChain(place, reader));
  if (place.stored() == nullptr) return absl::OkStatus();
  WAYMARK_RETURN_IF_ERROR(place.stored()->CheckMark());
  return place.stored()->CheckHeads();
}

int RunVerify(const std::vector<std::string>&) {
  auto place = LogPlace::FromFlags();
  if (!place.ok()) {
    std::cerr << "waymark-ingest: " << place.status().message() << "\n";
    return rpc::kExitUsage;
  }
  VerifyingReader reader = NewReader();
  if (const absl::Status status = Verify(*place, reader); !status.ok()) {
    const rpc::CallFailure failure = place->Describe(status);
    std::cerr << "waymark-ingest: " << failure.text << "\n";
    return failure.exit_status;
  }
  std::cout << reader.Summary() << "\n";
  return rpc::kExitDone;
}

}  // namespace

config::Command VerifyCommand() {
  return {.name = "verify",
          .arguments = "",
          .summary = "Check the whole log, and name the first break.",
          .flags = {"ingest", "data_dir"},
          .details = kDetails,
          .run = RunVerify};
}

}  // namespace waymark::ingest
