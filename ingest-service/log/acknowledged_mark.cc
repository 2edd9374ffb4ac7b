#include "ingest-service/log/acknowledged_mark.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

#include "common/files/replaced_file.h"
#include "common/telemetry/log.h"

namespace waymark::ingest {
namespace {

constexpr char kMarkMagic[] = "waymark-acknowledged";
constexpr int kMarkFormat = 1;
// The third way, where there is a log to go on with.
constexpr char kGoOn[] =
    "; only if what is missing is known to be elsewhere, run 'waymark-ingest accept-loss' to go on "
    "with what is there.";
// And where there is none.
constexpr char kStartAnew[] =
    "; only if what is missing is known to be elsewhere, remove the file 'acknowledged' to start "
    "anew.";
constexpr absl::Duration kInterval = absl::Seconds(1);

struct Mark {
  std::string log_id;
  std::uint64_t sequence = 0;
};

std::string LineOf(const Mark& mark) {
  return absl::StrCat(kMarkMagic, " ", kMarkFormat, " ", mark.log_id, " ", mark.sequence, "\n");
}

// Nothing where `file` is not a whole mark: a number that was cut off is a lower number.
std::optional<Mark> ReadMark(const std::filesystem::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  std::istringstream words(content.str());
  std::string magic;
  int format = 0;
  Mark mark;
  if (!(words >> magic >> format >> mark.log_id >> mark.sequence)) return std::nullopt;
  if (content.str() != LineOf(mark)) return std::nullopt;
  return mark;
}

}  // namespace

absl::Status AcknowledgedMark::CheckBeforeOpening(const std::filesystem::path& file,
                                                  const std::filesystem::path& log_directory) {
  std::error_code error;
  if (!std::filesystem::exists(file, error) ||
      std::filesystem::exists(log_directory / "CURRENT", error)) {
    return absl::OkStatus();
  }
  // Of a log to which nothing was ever written, nothing can be missing.
  const auto mark = ReadMark(file);
  if (mark.has_value() && mark->sequence == 0) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat(file.string(), " shows that changes were acknowledged, and ",
                   log_directory.string(), " holds no log. ", kRepair, kStartAnew));
}

absl::Status AcknowledgedMark::Check(const std::filesystem::path& file, const std::string& log_id,
                                     std::uint64_t head_sequence) {
  std::error_code error;
  if (!std::filesystem::exists(file, error) && !error) {
    if (head_sequence == 0) return absl::OkStatus();
    return absl::DataLossError(
        absl::StrCat(file.string(), " is gone: whether the log, which ends at change ",
                     head_sequence, ", is whole cannot be told. ", kRepair, kGoOn));
  }
  const auto mark = ReadMark(file);
  if (!mark.has_value()) {
    return absl::DataLossError(absl::StrCat(file.string(), " cannot be read. ", kRepair, kGoOn));
  }
  if (mark->sequence == 0 && head_sequence == 0) return absl::OkStatus();
  if (mark->log_id != log_id) {
    return absl::DataLossError(absl::StrCat("the log beside ", file.string(), " is ", log_id,
                                            ", and what was acknowledged is in log ", mark->log_id,
                                            ". ", kRepair, kGoOn));
  }
  if (head_sequence < mark->sequence) {
    return absl::DataLossError(absl::StrCat("the log ends at change ", head_sequence, ", and ",
                                            file.string(), " shows that change ", mark->sequence,
                                            " was acknowledged. ", kRepair, kGoOn));
  }
  return absl::OkStatus();
}

absl::Status AcknowledgedMark::Write(const std::filesystem::path& file, const std::string& log_id,
                                     std::uint64_t sequence) {
  return files::ReplaceFile(file, LineOf({.log_id = log_id, .sequence = sequence}));
}

std::optional<std::uint64_t> AcknowledgedMark::Read(const std::filesystem::path& file,
                                                    const std::string& log_id) {
  const auto mark = ReadMark(file);
  if (!mark.has_value() || mark->log_id != log_id) return std::nullopt;
  return mark->sequence;
}

AcknowledgedMark::AcknowledgedMark(std::filesystem::path file, std::string log_id,
                                   std::uint64_t head_sequence, Also also)
    : file_(std::move(file)),
      log_id_(std::move(log_id)),
      also_(std::move(also)),
      sequence_(head_sequence),
      thread_([this] { Run(); }) {}

AcknowledgedMark::~AcknowledgedMark() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  stop_.Ring();
  thread_.join();
}

void AcknowledgedMark::Advance(std::uint64_t sequence) {
  const absl::MutexLock lock(&mutex_);
  sequence_ = sequence;
}

void AcknowledgedMark::Run() {
  std::uint64_t written = 0;
  bool stopping = false;
  while (!stopping) {
    std::uint64_t sequence = 0;
    (void)stop_.WaitFor(kInterval);
    {
      const absl::MutexLock lock(&mutex_);
      stopping = stopping_;
      sequence = sequence_;
    }
    also_();
    if (sequence == written) continue;
    if (const absl::Status wrote = Write(file_, log_id_, sequence); wrote.ok()) {
      written = sequence;
    } else {
      log::Error("acknowledged mark not written", {{"cause", wrote.ToString()}});
    }
  }
}

}  // namespace waymark::ingest
