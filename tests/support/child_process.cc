#include "tests/support/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace waymark {
namespace {

// A pipe that no other child started meanwhile inherits: it would keep it open.
struct Pipe {
  int read = -1;
  int write = -1;
};

absl::StatusOr<Pipe> MakePipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return absl::UnavailableError(absl::StrCat("pipe2: ", std::strerror(errno)));
  }
  return Pipe{.read = ends[0], .write = ends[1]};
}

std::vector<char*> Environment(std::vector<std::string>& variables) {
  std::vector<char*> kept;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (std::string_view(*variable).rfind("WAYMARK_", 0) != 0) kept.push_back(*variable);
  }
  for (std::string& variable : variables) kept.push_back(variable.data());
  kept.push_back(nullptr);
  return kept;
}

std::vector<char*> Words(std::string& program, std::vector<std::string>& arguments) {
  std::vector<char*> words = {program.data()};
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  return words;
}

// 0, or what posix_spawn says.
int Spawn(std::string program, std::vector<std::string> arguments,
          std::vector<std::string> variables, int output, int errors, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  const int failed = posix_spawn(&pid, program.c_str(), &actions, nullptr,
                                 Words(program, arguments).data(), Environment(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  return failed;
}

}  // namespace

CapturedOutput::CapturedOutput(int descriptor)
    : descriptor_(descriptor), thread_([this] { Read(); }) {}

CapturedOutput::~CapturedOutput() {
  thread_.join();
  close(descriptor_);
}

void CapturedOutput::Read() {
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    const absl::MutexLock lock(&mutex_);
    if (count > 0) {
      text_.append(buffer.data(), static_cast<std::size_t>(count));
    } else {
      ended_ = true;
      return;
    }
  }
}

std::string CapturedOutput::text() const {
  const absl::MutexLock lock(&mutex_);
  return text_;
}

bool CapturedOutput::WaitForEnd(absl::Duration timeout) const {
  const absl::MutexLock lock(&mutex_);
  return mutex_.AwaitWithTimeout(absl::Condition(&ended_), timeout);
}

std::optional<std::string> CapturedOutput::FindLine(
    const std::function<bool(std::string_view)>& matches) const {
  std::vector<std::string> lines = absl::StrSplit(text_, '\n');
  lines.pop_back();
  for (std::string& line : lines) {
    if (matches(line)) return std::move(line);
  }
  return std::nullopt;
}

std::optional<std::string> CapturedOutput::WaitForLine(
    const std::function<bool(std::string_view)>& matches, absl::Duration timeout) const {
  std::optional<std::string> found;
  const auto settled = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    found = FindLine(matches);
    return found.has_value() || ended_;
  };
  const absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&settled), timeout);
  return found;
}

absl::StatusOr<std::unique_ptr<ChildProcess>> ChildProcess::Start(
    const std::filesystem::path& program, std::vector<std::string> arguments,
    std::vector<std::string> variables) {
  absl::StatusOr<Pipe> output = MakePipe();
  if (!output.ok()) return output.status();
  absl::StatusOr<Pipe> errors = MakePipe();
  if (!errors.ok()) return errors.status();

  std::unique_ptr<ChildProcess> child(new ChildProcess());
  const int failed = Spawn(program.string(), std::move(arguments), std::move(variables),
                           output->write, errors->write, child->pid_);
  close(output->write);
  close(errors->write);
  child->output_ = std::make_unique<CapturedOutput>(output->read);
  child->errors_ = std::make_unique<CapturedOutput>(errors->read);
  if (failed != 0) {
    child->exit_ = failed;
    return absl::NotFoundError(
        absl::StrCat("cannot run ", program.string(), ": ", std::strerror(failed)));
  }
  return child;
}

ChildProcess::~ChildProcess() {
  if (exit_.has_value()) return;
  Signal(SIGKILL);
  WaitForExit(absl::InfiniteDuration());
}

void ChildProcess::Signal(int signal) const {
  if (!exit_.has_value()) kill(pid_, signal);
}

std::optional<int> ChildProcess::WaitForExit(absl::Duration timeout) {
  if (exit_.has_value()) return exit_;
  // What has closed its standard error is about to end.
  if (!errors_->WaitForEnd(timeout)) return std::nullopt;
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return exit_;
}

}  // namespace waymark
