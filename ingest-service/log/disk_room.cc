#include "ingest-service/log/disk_room.h"

#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/status/errors.h"
#include "common/telemetry/log.h"

namespace waymark::ingest {
namespace {

// To add up many files takes longer than a write.
constexpr absl::Duration kCountEvery = absl::Seconds(1);

std::uint64_t BytesIn(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator file(directory, error), end; !error && file != end;
       file.increment(error)) {
    // One that goes meanwhile counts nothing.
    std::error_code gone;
    const std::uintmax_t size = file->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace

absl::Status CheckDiskLimits(const DiskLimits& limits) {
  if (limits.min_free_bytes >= kLeastFreeBytes) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("--min_free_bytes is ", kLeastFreeBytes, " at least"));
}

DiskRoom::DiskRoom(std::filesystem::path log, DiskLimits limits, Now now)
    : log_(std::move(log)), limits_(limits), now_(std::move(now)) {}

absl::Status DiskRoom::Check() {
  const std::optional<std::uint64_t> free = FreeBytes();
  const absl::MutexLock lock(&mutex_);
  const std::uint64_t log = limits_.max_log_bytes > 0 ? CountLog() : 0;
  const bool is_full = (free.has_value() && *free < limits_.min_free_bytes) ||
                       (limits_.max_log_bytes > 0 && log >= limits_.max_log_bytes);
  if (is_full != is_full_) {
    is_full_ = is_full;
    (is_full ? log::Warning : log::Info)(
        is_full ? "no room on the disk; writes are refused until there is"
                : "room on the disk again",
        {{"free_bytes", static_cast<std::int64_t>(free.value_or(0))},
         {"min_free_bytes", static_cast<std::int64_t>(limits_.min_free_bytes)},
         {"log_bytes", static_cast<std::int64_t>(CountLog())},
         {"max_log_bytes", static_cast<std::int64_t>(limits_.max_log_bytes)}});
  }
  return is_full ? errors::DiskFull() : absl::OkStatus();
}

std::optional<std::uint64_t> DiskRoom::FreeBytes() const {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(log_, error);
  if (error) return std::nullopt;
  return space.available;
}

std::uint64_t DiskRoom::LogBytes() {
  const absl::MutexLock lock(&mutex_);
  return CountLog();
}

std::uint64_t DiskRoom::CountLog() {
  const absl::Time now = now_();
  // Also where the clock went back.
  if (now < counted_at_ || now - counted_at_ >= kCountEvery) {
    log_bytes_ = BytesIn(log_);
    counted_at_ = now;
  }
  return log_bytes_;
}

}  // namespace waymark::ingest
