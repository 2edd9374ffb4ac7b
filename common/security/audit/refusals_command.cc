#include "common/security/audit/refusals_command.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/service_flags.h"
#include "common/security/audit/refusal_journal.h"

namespace waymark::security {
namespace {

constexpr char kRefusalsDetails[] =
    R"(A JSON object a line, oldest first: when (UTC), the URI and serial number of the certificate (empty
where there was none), the address, the method, the outcome (a reason code of the contract), and where
they are known the visit and the request id. A line with "not_written" says how many could not be
written before it, and with a URI how many more there were of that caller, whose lines are bounded.
Writes that were done are in the log: see 'waymark-ingest log'.

Reads DATA_DIR/audit of a service, which may run meanwhile, and changes nothing there.

Exit status: 0 all is printed, 2 there is no such directory, or the command line is not understood.

Example:
  waymark-ingest refusals --data_dir=/var/lib/waymark-ingest)";

constexpr int kRefusalsUsageError = 2;

int RunRefusals(const std::vector<std::string>&) {
  const std::filesystem::path data_dir = absl::GetFlag(FLAGS_data_dir);
  std::error_code error;
  if (data_dir.empty() || !std::filesystem::is_directory(data_dir, error)) {
    std::cerr << "refusals: say whose: --data_dir=DIRECTORY of a service\n";
    return kRefusalsUsageError;
  }
  for (const std::filesystem::path& file : RefusalJournal::Files(data_dir / kAuditFolder)) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) std::cout << line << "\n";
  }
  std::cout << std::flush;
  return EXIT_SUCCESS;
}

}  // namespace

config::Command RefusalsCommand() {
  return {.name = "refusals",
          .arguments = "",
          .summary = "Print which calls were refused to whom and when.",
          .flags = {"data_dir"},
          .details = kRefusalsDetails,
          .run = RunRefusals,
          .flag_help = {{"data_dir", "Directory of the service's store. Required."}}};
}

}  // namespace waymark::security
