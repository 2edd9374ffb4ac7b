#include "common/security/audit/refusal_journal.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/files/private_directory.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::security {
namespace {

constexpr char kFileName[] = "refusals";
// No limit on files is above.
constexpr int kMaxNumber = 99;

std::filesystem::path NumberedFile(const std::filesystem::path& directory, int number) {
  return directory / (number == 0 ? kFileName : absl::StrCat(kFileName, ".", number));
}

absl::Status JournalFault(const std::filesystem::path& path) {
  return absl::InvalidArgumentError(
      absl::StrCat("cannot write ", path.string(), ": ", std::strerror(errno)));
}

nlohmann::ordered_json NotWritten(std::uint64_t count) {
  return {{"time", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::Now(), absl::UTCTimeZone())},
          {"not_written", count}};
}

std::string NotWrittenLine(std::uint64_t count) { return NotWritten(count).dump() + "\n"; }

std::string NotWrittenLine(std::uint64_t count, const std::string& uri) {
  nlohmann::ordered_json line = NotWritten(count);
  line["uri"] = uri;
  return line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

bool EndsInMiddleOfLine(int descriptor, std::size_t bytes) {
  char last = '\n';
  return bytes > 0 && pread(descriptor, &last, 1, static_cast<off_t>(bytes - 1)) == 1 &&
         last != '\n';
}

}  // namespace

absl::StatusOr<std::unique_ptr<RefusalJournal>> RefusalJournal::Open(
    const std::filesystem::path& directory, JournalLimits limits) {
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(directory));
  std::unique_ptr<RefusalJournal> journal(new RefusalJournal(directory, limits));
  WAYMARK_RETURN_IF_ERROR(journal->OpenFile());
  journal->writer_ = std::thread([raw = journal.get()] { raw->WriteAll(); });
  return journal;
}

RefusalJournal::~RefusalJournal() {
  {
    const absl::MutexLock lock(&mutex_);
    closing_ = true;
  }
  news_.Ring();
  if (writer_.joinable()) writer_.join();
  if (descriptor_ >= 0) close(descriptor_);
}

void RefusalJournal::Record(const Refusal& refusal) {
  std::string line = ToLine(refusal);
  ++recorded_;
  {
    const absl::MutexLock lock(&mutex_);
    if (!budgets_.Take(refusal.uri, concurrency::SteadyNow())) return;
    if (waiting_.size() >= limits_.max_waiting) {
      ++dropped_;
      return;
    }
    waiting_.push_back(std::move(line));
  }
  news_.Ring();
}

std::vector<std::filesystem::path> RefusalJournal::Files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  // A crash between two renames leaves a gap.
  for (int number = 0; number <= kMaxNumber; ++number) {
    const std::filesystem::path file = NumberedFile(directory, number);
    if (std::filesystem::exists(file, error)) files.push_back(file);
  }
  std::reverse(files.begin(), files.end());
  return files;
}

absl::Status RefusalJournal::OpenFile() {
  const std::filesystem::path file = NumberedFile(directory_, 0);
  descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat about = {};
  if (descriptor_ < 0 || fstat(descriptor_, &about) != 0) return JournalFault(file);
  bytes_ = static_cast<std::size_t>(about.st_size);
  return EndsInMiddleOfLine(descriptor_, bytes_) ? Append("\n") : absl::OkStatus();
}

absl::Status RefusalJournal::Append(const std::string& lines) {
  for (std::size_t done = 0; done < lines.size();) {
    const ssize_t bytes = write(descriptor_, lines.data() + done, lines.size() - done);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return JournalFault(directory_ / kFileName);
    done += static_cast<std::size_t>(bytes);
    bytes_ += static_cast<std::size_t>(bytes);
  }
  return fdatasync(descriptor_) == 0 ? absl::OkStatus() : JournalFault(directory_ / kFileName);
}

// From the oldest on, so that a crash between two loses nothing but what would be removed.
absl::Status RefusalJournal::Rotate() {
  close(descriptor_);
  descriptor_ = -1;
  std::error_code error;
  std::filesystem::remove(NumberedFile(directory_, limits_.max_files - 1), error);
  for (int number = limits_.max_files - 2; number >= 0; --number) {
    std::filesystem::rename(NumberedFile(directory_, number), NumberedFile(directory_, number + 1),
                            error);
  }
  return OpenFile();
}

void RefusalJournal::WriteAll() {
  while (true) {
    std::deque<std::string> lines;
    bool closing = false;
    (void)news_.WaitFor(limits_.between_counts);
    {
      const absl::MutexLock lock(&mutex_);
      lines.swap(waiting_);
      AddCounts(lines);
      unwritten_ += std::exchange(dropped_, 0);
      closing = closing_;
    }
    Write(lines);
    if (closing) return;
  }
}

void RefusalJournal::AddCounts(std::deque<std::string>& lines) {
  const absl::Time now = concurrency::SteadyNow();
  if (!closing_ && now - counts_told_ < limits_.between_counts) return;
  counts_told_ = now;
  for (const auto& [uri, count] : budgets_.TakeCounts()) {
    lines.push_back(NotWrittenLine(count, uri));
  }
}

void RefusalJournal::Write(const std::deque<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  if (unwritten_ > 0) text += NotWrittenLine(unwritten_);
  if (text.empty()) return;
  absl::Status written = absl::OkStatus();
  if (descriptor_ < 0 || bytes_ >= limits_.max_file_bytes) {
    written = descriptor_ < 0 ? OpenFile() : Rotate();
  }
  if (written.ok()) written = Append(text);
  if (written.ok()) {
    unwritten_ = 0;
    return;
  }
  // A line may be written in part: opened anew, the file is ended by one that is whole.
  if (descriptor_ >= 0) close(std::exchange(descriptor_, -1));
  unwritten_ += lines.size();
  log::Error("refusals could not be written", {{"cause", std::string(written.message())},
                                               {"count", static_cast<std::int64_t>(unwritten_)}});
}

}  // namespace waymark::security
