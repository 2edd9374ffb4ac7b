#include "common/storage/torn_write.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/files/file_reading.h"
#include "common/status/status_macros.h"
#include "common/storage/read_lock.h"
#include "common/storage/record_format.h"

namespace waymark::storage {
namespace {

// What a disk writes at once or not at all.
constexpr std::size_t kSectorBytes = 512;

// Goes through a write-ahead log block by block.
class TornWriteSearch {
 public:
  void Take(std::string_view block, std::uint64_t start, bool last) {
    std::size_t at = damaged_ ? 0 : Follow(block, start, last);
    if (!damaged_) return;
    // From the damage on: a sector is missing as a whole, or all that came to it, and no other
    // write begins.
    for (std::size_t from = at; from < block.size();) {
      const std::size_t next = (from / kSectorBytes + 1) * kSectorBytes;
      missing_ |= records::AllZero(block.substr(from, next - from));
      from = next;
    }
    for (; at + records::kHeaderBytes <= block.size() && !later_write_; ++at) {
      later_write_ = BeginsAWrite(block.substr(at));
    }
  }

  [[nodiscard]] absl::StatusOr<std::optional<std::uint64_t>> Found() const {
    if (!damaged_) return std::nullopt;
    if (missing_ && !later_write_) return write_;
    return absl::DataLossError(absl::StrCat("at byte ", damage_, ": ", what_));
  }

 private:
  // To the end of the block, or the damage in it.
  std::size_t Follow(std::string_view block, std::uint64_t start, bool last) {
    std::size_t at = 0;
    while (!damaged_ && block.size() - at >= records::kHeaderBytes) {
      const std::string_view record = block.substr(at);
      if (!within_a_write_) write_ = start + at;
      const std::size_t length = records::LengthOf(record);
      if (last && !within_a_write_ && records::AllZero(record)) return block.size();
      if (records::kHeaderBytes + length > record.size()) {
        if (last && block.size() < records::kBlockBytes && !records::FitsAnyLength(record)) {
          return block.size();  // Cut off.
        }
        Damage(start + at, "the record has another length than it says");
      } else if (!records::Fits(record, length)) {
        Damage(start + at, "the record is not what its checksum says");
      } else if (!Continues(records::TypeOf(record))) {
        Damage(start + at, "the record does not follow the one before it");
      } else {
        at += records::kHeaderBytes + length;
      }
    }
    return at;
  }

  // Whether a record of this type may come next; then it has.
  bool Continues(unsigned char type) {
    const bool continues = type == records::kMiddle || type == records::kLast;
    if (continues != within_a_write_) return false;
    within_a_write_ = type == records::kFirst || type == records::kMiddle;
    return true;
  }

  void Damage(std::uint64_t at, std::string_view what) {
    damaged_ = true;
    damage_ = at;
    what_ = what;
  }

  static bool BeginsAWrite(std::string_view record) {
    const unsigned char type = records::TypeOf(record);
    if (type != records::kWhole && type != records::kFirst) return false;
    const std::size_t length = records::LengthOf(record);
    return records::kHeaderBytes + length <= record.size() && records::Fits(record, length);
  }

  bool within_a_write_ = false;
  std::uint64_t write_ = 0;  // Where the write begins that is looked at.
  bool damaged_ = false;
  std::uint64_t damage_ = 0;
  std::string what_;
  bool missing_ = false;
  bool later_write_ = false;
};

absl::Status CutOff(const std::filesystem::path& file, std::uint64_t size) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const bool done = descriptor >= 0 && ftruncate(descriptor, static_cast<off_t>(size)) == 0 &&
                    fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (done) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("cannot cut off ", file.string(), ": ", std::strerror(error)));
}

// Write-ahead logs that hold something, the oldest first.
std::vector<std::filesystem::path> LogsIn(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> logs;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".log" && entry.file_size(error) > 0)
      logs.push_back(entry.path());
  }
  std::sort(logs.begin(), logs.end());
  return logs;
}

absl::Status Named(const std::filesystem::path& file, const absl::Status& status) {
  return {status.code(), absl::StrCat(file.filename().string(), " ", status.message())};
}

}  // namespace

absl::StatusOr<std::optional<std::uint64_t>> FindTornWrite(const std::filesystem::path& file) {
  WAYMARK_ASSIGN_OR_RETURN(files::FileReading reading, files::FileReading::Open(file));
  TornWriteSearch search;
  std::uint64_t start = 0;
  WAYMARK_ASSIGN_OR_RETURN(std::string block, reading.Read(records::kBlockBytes));
  while (!block.empty()) {
    WAYMARK_ASSIGN_OR_RETURN(std::string next, reading.Read(records::kBlockBytes));
    search.Take(block, start, next.empty());
    start += block.size();
    block = std::move(next);
  }
  return search.Found();
}

absl::StatusOr<std::optional<CutWrite>> CutTornWrite(const std::filesystem::path& directory) {
  const std::vector<std::filesystem::path> logs = LogsIn(directory);
  if (logs.empty()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(const ReadLock lock, ReadLock::Take(directory));
  for (const std::filesystem::path& log : logs) {
    const auto torn = FindTornWrite(log);
    if (!torn.ok()) return Named(log, torn.status());
    if (!torn->has_value()) continue;
    if (log != logs.back()) {
      return Named(
          log, absl::DataLossError(absl::StrCat("at byte ", **torn, ": the write is not whole")));
    }
    WAYMARK_RETURN_IF_ERROR(CutOff(log, **torn));
    return CutWrite{.file = log, .at = **torn};
  }
  return std::nullopt;
}

}  // namespace waymark::storage
