#include "tests/robustness/faults/faulty_ingest.h"

#include <csignal>
#include <utility>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

#include "common/status/status_macros.h"
#include "tests/support/program.h"

namespace waymark::faults {
namespace {

// Of the line that says it serves; 0 for any other.
int PortServed(std::string_view line) {
  const auto parsed = nlohmann::json::parse(line, nullptr, false);
  if (!parsed.is_object() || parsed.value("event", "") != "serving") return 0;
  return parsed.value("port", 0);
}

}  // namespace

absl::StatusOr<std::unique_ptr<FaultyIngest>> FaultyIngest::Start(
    const std::filesystem::path& data_dir, std::vector<std::string> variables) {
  std::unique_ptr<FaultyIngest> ingest(new FaultyIngest());
  WAYMARK_ASSIGN_OR_RETURN(ingest->process_,
                           ChildProcess::Start(ProgramPath(kIngestProgram),
                                               {"serve", "--insecure", "--listen=127.0.0.1:0",
                                                absl::StrCat("--data_dir=", data_dir.string())},
                                               std::move(variables)));
  return ingest;
}

bool FaultyIngest::WaitUntilServing(absl::Duration patience) {
  const auto line = process_->errors().WaitForLine(
      [](std::string_view text) { return PortServed(text) != 0; }, patience);
  if (!line.has_value()) return false;
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  const auto channel = grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", PortServed(*line)),
                                                 grpc::InsecureChannelCredentials(), arguments);
  ingest_ = v1::IngestService::NewStub(channel);
  admin_ = v1::AdminService::NewStub(channel);
  return true;
}

// An idle channel notices seconds later that its server goes, which waits for it.
std::optional<int> FaultyIngest::Terminate(absl::Duration patience) {
  ingest_.reset();
  admin_.reset();
  process_->Signal(SIGTERM);
  return process_->WaitForExit(patience);
}

void FaultyIngest::Kill() {
  process_->Signal(SIGKILL);
  process_->WaitForExit(absl::InfiniteDuration());
}

}  // namespace waymark::faults
