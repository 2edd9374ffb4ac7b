#include "ingest-service/commit/commit_clock.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_format.h"

#include "common/telemetry/log.h"

namespace waymark::ingest {
namespace {

constexpr char kPromiseMagic[] = "waymark-promised";
constexpr int kPromiseFormat = 1;

// Always of one length, so that writing over it leaves the old line or the new one.
std::string LineOf(const std::string& log_id, std::int64_t promised) {
  return absl::StrFormat("%s %d %s %020d\n", kPromiseMagic, kPromiseFormat, log_id, promised);
}

// 0 where `file` holds no whole line of this log.
std::int64_t ReadPromise(const std::filesystem::path& file, const std::string& log_id) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  std::istringstream words(content.str());
  std::string magic;
  int format = 0;
  std::string of_log;
  std::int64_t promised = 0;
  if (!(words >> magic >> format >> of_log >> promised)) return 0;
  return content.str() == LineOf(log_id, promised) ? promised : 0;
}

}  // namespace

CommitClock::CommitClock(std::int64_t last_micros, Now now, std::filesystem::path file,
                         std::string log_id)
    : now_(std::move(now)), file_(std::move(file)), log_id_(std::move(log_id)) {
  const std::int64_t promised = file_.empty() ? 0 : ReadPromise(file_, log_id_);
  const absl::MutexLock lock(&mutex_);
  next_ = std::max(last_micros + 1, promised);
}

std::int64_t CommitClock::Begin() {
  const std::int64_t now = absl::ToUnixMicros(now_());
  const absl::MutexLock lock(&mutex_);
  const std::int64_t commit_time = std::max(now, next_);
  under_way_ = commit_time;
  next_ = commit_time + 1;
  return commit_time;
}

void CommitClock::Finish() {
  const absl::MutexLock lock(&mutex_);
  under_way_.reset();
}

std::int64_t CommitClock::Promise() {
  const std::int64_t now = absl::ToUnixMicros(now_());
  const absl::MutexLock promise_lock(&promise_mutex_);
  std::int64_t promise = 0;
  {
    // From here on no group begins earlier, whether or not it comes to be promised.
    const absl::MutexLock lock(&mutex_);
    next_ = std::max(next_, now);
    promise = under_way_.value_or(next_);
  }
  if (promise > promised_ && (file_.empty() || Write(promise))) promised_ = promise;
  return promised_;
}

bool CommitClock::Write(std::int64_t promised) {
  const std::string line = LineOf(log_id_, promised);
  const int descriptor = open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const bool written =
      descriptor >= 0 &&
      pwrite(descriptor, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size()) &&
      ftruncate(descriptor, static_cast<off_t>(line.size())) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (!written && !write_failed_) {
    log::Error(
        "time not promised to query services; they answer no read_time after the last change",
        {{"file", file_.string()}, {"cause", std::strerror(error)}});
  }
  write_failed_ = !written;
  return written;
}

}  // namespace waymark::ingest
