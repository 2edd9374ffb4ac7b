#include "ingest-service/commands/import_command.h"

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/command_channel.h"
#include "ingest-service/commands/import_client.h"
#include "ingest-service/commands/import_ledger.h"
#include "ingest-service/commands/import_report.h"
#include "ingest-service/commands/record_source.h"
#include "ingest-service/commands/rejects_file.h"

ABSL_FLAG(std::string, on_existing, "",
          "What to do where a visit of that name is recorded already: fail, skip or replace. For "
          "every record; without it each record's own on_existing counts, which is fail where it "
          "has none.");

ABSL_FLAG(std::string, rejects, "",
          "A file for the records that are rejected, each as it came: mend them there and import "
          "that file. It is made anew, and not where nothing was rejected.");

namespace waymark::ingest {
namespace {

constexpr char kImportDetails[] =
    R"(A FILE holds visits as JSON objects, one after another, each on a line of its own or over many:
each is an ImportVisitsRequest, so "grpcurl -d @" takes the same files. "-" is standard input.

Each record is taken or rejected on its own. Rejected ones are listed by file and line with every
fault; with --rejects they are also gathered in a file, to be mended there and imported. Without it
correct them where they are and send the file again with --on_existing=skip. A warning refuses
nothing: look whether the record is as its source has it. The "state" printed at the end can be given to waymark-query as --at_least_as_fresh, to be sure that it has arrived there.

Exit status: 0 all is recorded, 1 something was rejected, 2 the command line is not understood,
3 the connection broke (what was answered by then is recorded).

Examples:
  waymark-ingest import deploy/samples/*.jsonl
  waymark-ingest import --ingest=127.0.0.1:7601 --on_existing=skip visits.jsonl
  waymark-ingest import --rejects=to-mend.jsonl visits.jsonl
  jq -c '.[]' visits.json | waymark-ingest import -)";

int UsageError(const std::string& message) {
  std::cerr << "waymark-ingest: " << message << "\n";
  return rpc::kExitUsage;
}

// What --on_existing says; nothing where it is not given.
absl::StatusOr<std::optional<v1::ExistingVisit>> OnExisting() {
  const std::string word = absl::GetFlag(FLAGS_on_existing);
  if (word.empty()) return std::nullopt;
  v1::ExistingVisit value = v1::EXISTING_VISIT_UNSPECIFIED;
  if (v1::ExistingVisit_Parse(absl::StrCat("EXISTING_VISIT_", absl::AsciiStrToUpper(word)),
                              &value) &&
      value != v1::EXISTING_VISIT_UNSPECIFIED) {
    return value;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--on_existing is fail, skip or replace, not '", word, "'"));
}

absl::Status CheckFiles(const std::vector<std::string>& files) {
  if (files.empty()) {
    return absl::InvalidArgumentError("name the files to import, or - for standard input");
  }
  for (const std::string& file : files) {
    std::error_code ignored;
    if (file == kStandardInput) continue;
    if (std::filesystem::is_directory(file, ignored)) {
      return absl::InvalidArgumentError(absl::StrCat("'", file, "' is a directory"));
    }
    if (access(file.c_str(), R_OK) != 0) {
      return absl::InvalidArgumentError(absl::StrCat("'", file, "' cannot be read"));
    }
  }
  return absl::OkStatus();
}

// 0 where a file is none that has a size, such as standard input.
std::int64_t TotalBytes(const std::vector<std::string>& files) {
  std::int64_t total = 0;
  for (const std::string& file : files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return 0;
    total += static_cast<std::int64_t>(size);
  }
  return total;
}

ImportReport::Options ReportOptions(bool json, const std::vector<std::string>& files,
                                    std::ostream* rejects) {
  return {.answers = json ? &std::cout : nullptr,
          .faults = json ? &std::cerr : &std::cout,
          .progress = isatty(STDERR_FILENO) != 0 ? &std::cerr : nullptr,
          .total_bytes = TotalBytes(files),
          .rejects = rejects};
}

std::string HowFarItGot(const ImportReport& report, const ImportLedger& ledger) {
  if (report.answered() == 0)
    return "No record was answered; sending them again with --on_existing=skip is safe.";
  std::string text =
      absl::StrCat("The import broke off: ", report.answered(),
                   report.answered() == 1 ? " record was" : " records were", " answered");
  if (const auto place = ledger.FirstUnanswered(); place.has_value()) {
    absl::StrAppend(&text, ", ", place->ToString(), " was not");
  }
  absl::StrAppend(&text,
                  ". What was answered is safe; send everything again with --on_existing=skip.");
  return text;
}

int Import(const std::string& address, const std::vector<std::string>& files,
           std::optional<v1::ExistingVisit> on_existing, RejectsFile& rejects,
           const std::shared_ptr<grpc::Channel>& channel) {
  const bool json = absl::GetFlag(FLAGS_json);
  ImportReport report(ReportOptions(json, files, rejects.stream()));
  ImportLedger ledger(report);
  const absl::Time started = absl::Now();
  const absl::Status status =
      ImportFiles(*v1::IngestService::NewStub(channel), files,
                  {.on_existing = on_existing, .keep_texts = rejects.stream() != nullptr}, ledger);
  report.ClearProgress();
  if (status.ok() || report.answered() > 0) {
    (json ? std::cerr : std::cout) << report.Summary(absl::Now() - started) << std::flush;
  }
  if (!status.ok()) {
    std::cerr << "waymark-ingest: " << rpc::DescribeFailure(status, address).text << "\n"
              << HowFarItGot(report, ledger) << "\n";
    return rpc::kExitNoAnswer;
  }
  return report.all_fine() ? rpc::kExitDone : rpc::kExitRefused;
}

int RunImport(const std::vector<std::string>& files) {
  const auto on_existing = OnExisting();
  if (!on_existing.ok()) return UsageError(std::string(on_existing.status().message()));
  if (const absl::Status status = CheckFiles(files); !status.ok()) {
    return UsageError(std::string(status.message()));
  }
  const std::string address = absl::GetFlag(FLAGS_ingest);
  const auto channel = rpc::CommandChannel("ingest", address);
  if (!channel.ok()) return UsageError(std::string(channel.status().message()));
  auto rejects = RejectsFile::Open(absl::GetFlag(FLAGS_rejects), files);
  if (!rejects.ok()) return UsageError(std::string(rejects.status().message()));
  // Reads what a pipe has, instead of a character at a time.
  std::ios::sync_with_stdio(false);
  return Import(address, files, *on_existing, **rejects, *channel);
}

}  // namespace

config::Command ImportCommand() {
  return {.name = "import",
          .arguments = "FILE...",
          .summary = "Send files of visits to the ingest service.",
          .flags = {"ingest", "tls_dir", "on_existing", "rejects", "json"},
          .details = kImportDetails,
          .run = RunImport};
}

}  // namespace waymark::ingest
