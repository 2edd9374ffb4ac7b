#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_REPORT_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_REPORT_H_

#include <array>
#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "waymark/v1/ingest_service.pb.h"

namespace waymark::ingest {

// Where a record stands: "visits.jsonl:12".
struct RecordPlace {
  std::string file;
  std::int64_t line = 0;
  std::int64_t bytes = 0;  // Of the record, as it stands there.
  std::string text = {};   // The record itself; empty where rejects are not kept.

  [[nodiscard]] std::string ToString() const;
};

// How an import is told to the person who runs it, line by line as it goes. Not thread-safe.
class ImportReport {
 public:
  struct Options {
    std::ostream* answers = nullptr;   // Every answer as a line of JSON; none where null.
    std::ostream* faults;              // What was rejected, and why.
    std::ostream* progress = nullptr;  // A terminal for a line that is written over; or null.
    std::int64_t total_bytes = 0;      // Of all files; 0 where that is not known.
    std::ostream* rejects = nullptr;  // The rejected records, to be mended and sent again; or null.
  };

  explicit ImportReport(const Options& options) : options_(options) {}

  // The service's answer to the record at `place`; `parent` names it where the answer does not,
  // unless it holds what no error may show.
  void Answered(const RecordPlace& place, const std::string& parent,
                const v1::ImportVisitsResponse& response);
  // A record that could not be sent.
  void Unsendable(const RecordPlace& place, const absl::Status& status);
  // A file that could not be read on from `place`.
  void FileEnded(const RecordPlace& place, const std::string& fault);

  // Whether everything was read and taken.
  [[nodiscard]] bool all_fine() const;
  // How many records the service has answered.
  [[nodiscard]] std::int64_t answered() const { return answered_; }

  // "15 records: 4 created, 11 skipped, 0 rejected in 0.1 s", warnings, and the state to read from,
  // where there are any. Ends with a line break.
  [[nodiscard]] std::string Summary(absl::Duration took) const;
  // Wipes the progress line.
  void ClearProgress();

 private:
  void Count(v1::ImportOutcome outcome);
  void PrintFault(const RecordPlace& place, const std::string& text);
  void PrintWarnings(const RecordPlace& place, const v1::ImportVisitsResponse& response);
  void KeepReject(const RecordPlace& place);
  void ShowProgress(const RecordPlace& place);

  const Options options_;
  std::array<std::int64_t, v1::ImportOutcome_ARRAYSIZE> counts_{};
  std::int64_t records_ = 0;
  std::int64_t answered_ = 0;
  std::int64_t unfinished_files_ = 0;
  std::int64_t warnings_ = 0;
  std::int64_t bytes_ = 0;
  absl::Time started_ = absl::Now();
  std::string state_;
  absl::Time progress_shown_ = absl::InfinitePast();
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_REPORT_H_
