#ifndef WAYMARK_TESTS_SUPPORT_SERVICE_PROCESS_H_
#define WAYMARK_TESTS_SUPPORT_SERVICE_PROCESS_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/security/credentials.h"

#include "tests/support/child_process.h"

namespace waymark {

// A service of this build, running as it would for real: `PROGRAM serve ...` in a process of its
// own, on loopback.
class ServiceProcess {
 public:
  // Returns once it listens, not yet serving perhaps. `port` 0 takes a free one. Without
  // certificates
  // (--insecure) unless there are `credentials` to reach it with; then `arguments` have its own.
  // `variables` as of ChildProcess.
  // UNAVAILABLE, with its log, where it ends before it listens.
  static absl::StatusOr<std::unique_ptr<ServiceProcess>> Start(
      std::string_view program, int port, std::vector<std::string> arguments,
      const std::shared_ptr<grpc::ChannelCredentials>& credentials = nullptr,
      std::vector<std::string> variables = {});

  [[nodiscard]] int port() const { return port_; }
  // "127.0.0.1:PORT".
  [[nodiscard]] std::string address() const;
  // A connection of this process's own: it knows nothing of one before that broke. Null once it
  // was asked to end.
  [[nodiscard]] const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // OK once its health is SERVING; UNAVAILABLE, with its log, where that takes too long.
  [[nodiscard]] absl::Status WaitUntilServing() const;

  // Asks it to end and waits; its exit status. DEADLINE_EXCEEDED, with its log, where it does not
  // end.
  absl::StatusOr<int> Terminate();
  // Ends it as a power cut would.
  void Kill();
  // Sends the signal and nothing else.
  void Signal(int signal) const { process_->Signal(signal); }

  [[nodiscard]] int pid() const { return process_->pid(); }

  // Its log lines, for messages of failed tests.
  [[nodiscard]] std::string log() const { return process_->errors().text(); }
  // Whether a line with this event has been logged, or is within `patience`.
  [[nodiscard]] bool Logged(std::string_view event,
                            absl::Duration patience = absl::ZeroDuration()) const;

 private:
  ServiceProcess() = default;

  std::unique_ptr<ChildProcess> process_;
  int port_ = 0;
  std::shared_ptr<grpc::ChannelCredentials> credentials_;
  std::shared_ptr<grpc::Channel> channel_;
};

// A connection of the caller's own to HOST:PORT; without `credentials` an insecure one.
std::shared_ptr<grpc::Channel> ChannelTo(
    const std::string& address,
    const std::shared_ptr<grpc::ChannelCredentials>& credentials = nullptr);

// A port of loopback that is free now. Not one that the system gives to outgoing connections: a
// service can be stopped and find its port free when it starts again.
int FreePort();

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_SERVICE_PROCESS_H_
