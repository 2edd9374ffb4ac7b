#ifndef WAYMARK_TESTS_SUPPORT_CHILD_PROCESS_H_
#define WAYMARK_TESTS_SUPPORT_CHILD_PROCESS_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark {

// What comes out of a pipe, kept from the beginning. Thread-safe.
class CapturedOutput {
 public:
  // Owns the descriptor.
  explicit CapturedOutput(int descriptor);
  // Waits for the end of it.
  ~CapturedOutput();
  CapturedOutput(const CapturedOutput&) = delete;
  CapturedOutput& operator=(const CapturedOutput&) = delete;

  [[nodiscard]] std::string text() const;
  // False where it has not ended within `timeout`.
  [[nodiscard]] bool WaitForEnd(absl::Duration timeout) const;
  // The first whole line that `matches`, waited for; nothing where none has come when the output
  // ends or `timeout` has passed.
  [[nodiscard]] std::optional<std::string> WaitForLine(
      const std::function<bool(std::string_view)>& matches, absl::Duration timeout) const;

 private:
  void Read();
  [[nodiscard]] std::optional<std::string> FindLine(
      const std::function<bool(std::string_view)>& matches) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const int descriptor_;
  mutable absl::Mutex mutex_;
  std::string text_ ABSL_GUARDED_BY(mutex_);
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

// A program run as a child; what still runs at the end is killed. Not thread-safe, but for its
// output.
class ChildProcess {
 public:
  // Runs it with an empty standard input and this process's environment, without the WAYMARK_
  // variables, which it would take for flags, and with `variables` ("NAME=value") added.
  static absl::StatusOr<std::unique_ptr<ChildProcess>> Start(
      const std::filesystem::path& program, std::vector<std::string> arguments,
      std::vector<std::string> variables = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Nothing happens where it has been waited for already.
  void Signal(int signal) const;
  // Its exit status, or 128 and the signal it died of; nothing where it still runs after `timeout`.
  std::optional<int> WaitForExit(absl::Duration timeout);

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] const CapturedOutput& output() const { return *output_; }
  [[nodiscard]] const CapturedOutput& errors() const { return *errors_; }

 private:
  ChildProcess() = default;

  pid_t pid_ = 0;
  std::optional<int> exit_;
  std::unique_ptr<CapturedOutput> output_;
  std::unique_ptr<CapturedOutput> errors_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_CHILD_PROCESS_H_
