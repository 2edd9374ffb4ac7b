#include "tests/support/service_process.h"

#include <csignal>
#include <random>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

#include "common/rpc/client/probe.h"
#include "common/status/status_macros.h"
#include "tests/support/program.h"

namespace waymark {
namespace {

// For builds with sanitizers on a busy machine; a sound service takes far less.
constexpr absl::Duration kStartPatience = absl::Seconds(60);
constexpr absl::Duration kBetweenProbes = absl::Milliseconds(10);
constexpr absl::Duration kProbeTimeout = absl::Seconds(2);
// Below where Linux begins to take ports for outgoing connections (ip_local_port_range).
constexpr int kFirstPort = 12'000;
constexpr int kLastPort = 31'999;
constexpr int kMaxReceiveBytes = 8 << 20;

std::optional<int> PortIn(std::string_view line) {
  const auto parsed = nlohmann::json::parse(line, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("port")) return std::nullopt;
  return parsed["port"].get<int>();
}

bool IsFree(int port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port));
  const bool free =
      bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  close(listener);
  return free;
}

}  // namespace

std::shared_ptr<grpc::Channel> ChannelTo(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_MAX_RECEIVE_MESSAGE_LENGTH, kMaxReceiveBytes);
  return grpc::CreateCustomChannel(
      address, credentials != nullptr ? credentials : grpc::InsecureChannelCredentials(),
      arguments);
}

int FreePort() {
  std::random_device random;
  std::uniform_int_distribution<int> ports(kFirstPort, kLastPort);
  int port = ports(random);
  while (!IsFree(port)) port = ports(random);
  return port;
}

absl::StatusOr<std::unique_ptr<ServiceProcess>> ServiceProcess::Start(
    std::string_view program, int port, std::vector<std::string> arguments,
    const std::shared_ptr<grpc::ChannelCredentials>& credentials,
    std::vector<std::string> variables) {
  std::vector<std::string> words = {"serve", absl::StrCat("--listen=127.0.0.1:", port)};
  if (credentials == nullptr) words.emplace_back("--insecure");
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::unique_ptr<ServiceProcess> service(new ServiceProcess());
  WAYMARK_ASSIGN_OR_RETURN(
      service->process_,
      ChildProcess::Start(ProgramPath(program), std::move(words), std::move(variables)));
  const auto line = service->process_->errors().WaitForLine(
      [](std::string_view text) { return PortIn(text).has_value(); }, kStartPatience);
  if (!line.has_value()) {
    return absl::UnavailableError(
        absl::StrCat(std::string(program), " does not listen; its log:\n", service->log()));
  }
  service->port_ = *PortIn(*line);
  service->credentials_ = credentials;
  service->channel_ = ChannelTo(service->address(), credentials);
  return service;
}

std::string ServiceProcess::address() const { return absl::StrCat("127.0.0.1:", port_); }

absl::Status ServiceProcess::WaitUntilServing() const {
  const absl::Time deadline = absl::Now() + kStartPatience;
  absl::Status probed = rpc::Probe(address(), credentials_, kProbeTimeout);
  while (!probed.ok() && absl::Now() < deadline) {
    absl::SleepFor(kBetweenProbes);
    probed = rpc::Probe(address(), credentials_, kProbeTimeout);
  }
  if (probed.ok()) return probed;
  return absl::UnavailableError(absl::StrCat(probed.message(), "; its log:\n", log()));
}

absl::StatusOr<int> ServiceProcess::Terminate() {
  channel_.reset();
  process_->Signal(SIGTERM);
  const std::optional<int> exit_status = process_->WaitForExit(kStartPatience);
  if (exit_status.has_value()) return *exit_status;
  return absl::DeadlineExceededError(absl::StrCat("SIGTERM does not end it; its log:\n", log()));
}

void ServiceProcess::Kill() {
  process_->Signal(SIGKILL);
  process_->WaitForExit(absl::InfiniteDuration());
}

bool ServiceProcess::Logged(std::string_view event, absl::Duration patience) const {
  return process_->errors()
      .WaitForLine(
          [event](std::string_view text) {
            const auto parsed = nlohmann::json::parse(text, nullptr, false);
            return parsed.is_object() && parsed.value("event", "") == event;
          },
          patience)
      .has_value();
}

}  // namespace waymark
