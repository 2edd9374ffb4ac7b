#ifndef WAYMARK_INGEST_SERVICE_LOG_ACKNOWLEDGED_MARK_H_
#define WAYMARK_INGEST_SERVICE_LOG_ACKNOWLEDGED_MARK_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "common/concurrency/steady_time.h"

namespace waymark::ingest {

// How far the log had been acknowledged, written beside the database at most a second behind and
// off the way of an answer. RocksDB opens a write-ahead log that was cut off as if the end had
// never been there; this file is what notices.
//
// One line: "waymark-acknowledged 1 <log id> <sequence>\n".
class AcknowledgedMark {
 public:
  // What an operator can do about a log that cannot be gone on with: a sentence without its end.
  static constexpr char kRepair[] =
      "Do not delete anything. Put the whole data directory back as it was last, or move its "
      "folder "
      "'log' away and make another from the latest backup ('waymark-ingest restore')";

  // Before the log is opened, which would make one: DATA_LOSS, with what to do, where `file` is
  // there and the log it speaks of is not.
  static absl::Status CheckBeforeOpening(const std::filesystem::path& file,
                                         const std::filesystem::path& log_directory);

  // OK where `file` is of this log and not beyond its head, or where neither it nor any change is
  // there. DATA_LOSS, with the steps to repair, where the log is shorter than what was acknowledged
  // or is another log, or the file is gone or cannot be read.
  static absl::Status Check(const std::filesystem::path& file, const std::string& log_id,
                            std::uint64_t head_sequence);

  // Writes the file at once: a log that holds changes never lacks it. UNAVAILABLE where it cannot
  // be written.
  static absl::Status Write(const std::filesystem::path& file, const std::string& log_id,
                            std::uint64_t sequence);

  // How far that log was acknowledged as `file` has it; nothing where it is of another log, not
  // there, or cannot be read.
  static std::optional<std::uint64_t> Read(const std::filesystem::path& file,
                                           const std::string& log_id);

  // What else is looked at every second, and at the end, by the thread that keeps the file.
  using Also = std::function<void()>;

  // Begins to keep the file, from `head_sequence` on. Call Check, then Write first.
  AcknowledgedMark(
      std::filesystem::path file, std::string log_id, std::uint64_t head_sequence,
      Also also = [] {});
  // Writes the last mark.
  ~AcknowledgedMark();
  AcknowledgedMark(const AcknowledgedMark&) = delete;
  AcknowledgedMark& operator=(const AcknowledgedMark&) = delete;

  // Everything up to `sequence` is durable and about to be acknowledged. Never waits for the disk.
  void Advance(std::uint64_t sequence);

 private:
  void Run();
  const std::filesystem::path file_;
  const std::string log_id_;
  const Also also_;
  absl::Mutex mutex_;
  std::uint64_t sequence_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  concurrency::Alarm stop_;
  std::thread thread_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_ACKNOWLEDGED_MARK_H_
