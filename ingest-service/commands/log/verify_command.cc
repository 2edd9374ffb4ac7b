#include "ingest-service/commands/log/verify_command.h"

#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "common/rpc/client/call_failure.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/damage_report.h"
#include "ingest-service/commands/log/log_place.h"
#include "ingest-service/commands/log/verifying_reader.h"

namespace waymark::ingest {
namespace {

constexpr char kVerifyDetails[] =
    R"(Checks that the log is one that was only ever appended to: no change missing or moved, every
record and every revision as it was hashed, erased revisions named by the change that erased them.
The head and the chain's hash it prints stand for the whole log: a copy, or a follower, that has
another hash at the same head is not the same log. Keep them where this machine cannot reach them to
find out about a log that was exchanged as a whole.

With --data_dir it reads the store itself, while nothing serves it, and also checks every file of it
against the checksum it was written with, that each visit's noted state and each remembered request
is what the log says, and that nothing acknowledged is missing. It changes nothing there, so a copy
does as well. Without, it asks the running service at --ingest, up to the end of its log when it
began, and sees only what that sends: the log, not the files.

Exit status: 0 the log is whole, 1 it is damaged: it names the first change that is, the last that is
not, the files, and what to do, 2 the command line is not understood, 3 the log could not be had.

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

// Also where the chain breaks all files are looked at: which one is damaged tells what to do.
absl::Status VerifyStored(const LogPlace& place, VerifyingReader& reader) {
  const StoredLog& log = *place.stored();
  absl::Status chain = VerifyChain(place, reader);
  if (!chain.ok() && !absl::IsDataLoss(chain)) return chain;
  absl::Status files = log.CheckFiles();
  if (!files.ok() && !absl::IsDataLoss(files)) return files;
  if (!chain.ok() || !files.ok()) {
    return absl::DataLossError(StoredDamage(chain, files, reader.last_in_order()));
  }
  WAYMARK_RETURN_IF_ERROR(log.CheckMark());
  WAYMARK_RETURN_IF_ERROR(log.CheckHeads());
  return log.CheckRequests();
}

absl::Status Verify(LogPlace& place, VerifyingReader& reader) {
  WAYMARK_RETURN_IF_ERROR(place.Open());
  if (place.stored() != nullptr) return VerifyStored(place, reader);
  absl::Status chain = VerifyChain(place, reader);
  if (!absl::IsDataLoss(chain)) return chain;
  return absl::DataLossError(ServedDamage(chain, reader.last_in_order()));
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
          .flags = {"ingest", "tls_dir", "data_dir"},
          .details = kVerifyDetails,
          .run = RunVerify,
          .flag_help = {{"data_dir", kInspectedDirectory}}};
}

}  // namespace waymark::ingest
