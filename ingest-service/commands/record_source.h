#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_RECORD_SOURCE_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_RECORD_SOURCE_H_

#include <cstddef>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/commands/import_report.h"
#include "ingest-service/commands/json_records.h"

namespace waymark::ingest {

// "-" among the files of an import.
inline constexpr char kStandardInput[] = "-";

// What the files of an import hold, one thing after another.
struct SourceItem {
  enum class Kind {
    kRecord,
    kUnsendable,  // A record that is none: `fault` says why.
    kFileEnded,   // The rest of the file cannot be read: `fault` says why.
  };
  Kind kind = Kind::kRecord;
  RecordPlace place;
  v1::ImportVisitsRequest request = {};
  absl::Status fault = {};
};

// Reads the files of an import in their order, each only once the one before it has ended. Not
// thread-safe.
class RecordSource {
 public:
  // With `keep_texts` a place holds the text of its record, where that is not too large.
  RecordSource(std::vector<std::string> files, bool keep_texts)
      : files_(std::move(files)), keep_texts_(keep_texts) {}

  // Nothing once all files have ended. Waits for what a pipe or terminal has to give.
  std::optional<SourceItem> Next();

 private:
  // False where the file cannot be opened.
  bool OpenFile();
  std::optional<SourceItem> CloseFile();
  [[nodiscard]] SourceItem ItemOf(const JsonRecord& record) const;

  const std::vector<std::string> files_;
  const bool keep_texts_;
  std::size_t next_file_ = 0;
  std::string name_;    // Of the open file, for people.
  std::ifstream file_;  // Unless standard input is open.
  std::unique_ptr<JsonRecordReader> reader_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_RECORD_SOURCE_H_
