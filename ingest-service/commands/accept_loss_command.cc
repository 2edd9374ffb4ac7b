#include "ingest-service/commands/accept_loss_command.h"

#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/service_flags.h"
#include "common/rpc/client/call_failure.h"
#include "ingest-service/log/data_directory.h"

namespace waymark::ingest {
namespace {

int RunAcceptLoss(const std::vector<std::string>&) {
  const std::string data_dir = absl::GetFlag(FLAGS_data_dir);
  if (data_dir.empty()) {
    std::cerr << "accept-loss: say where the store is: --data_dir=DIRECTORY\n";
    return rpc::kExitUsage;
  }
  const auto end = DataDirectory(data_dir).AcceptLoss();
  if (!end.ok()) {
    std::cerr << "accept-loss: " << end.status().message() << "\n";
    return rpc::kExitRefused;
  }
  std::cout << "The log ends at change " << *end
            << ". What was acknowledged beyond it is given up; serving goes on from there.\n";
  return rpc::kExitDone;
}

}  // namespace

config::Command AcceptLossCommand() {
  return {
      .name = "accept-loss",
      .arguments = "",
      .summary = "Take a log that lacks acknowledged visits as it is.",
      .flags = {"data_dir"},
      .details =
          "'serve' refuses a log that ends before what was acknowledged, or of which that can\n"
          "no longer be told. Put the data directory back as it was last, or make another from "
          "the\n"
          "latest backup ('waymark-ingest restore'). Where neither can be had, copy the directory\n"
          "away, run this while nothing serves it, and submit the visits that are missing "
          "again.\n\n"
          "Example:\n  waymark-ingest accept-loss --data_dir=/var/lib/waymark-ingest",
      .run = RunAcceptLoss,
      .flag_help = {{"data_dir",
                     "Data directory of an ingest service that does not run. Copy it away first. "
                     "Required."}}};
}

}  // namespace waymark::ingest
