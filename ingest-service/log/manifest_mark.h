#ifndef WAYMARK_INGEST_SERVICE_LOG_MANIFEST_MARK_H_
#define WAYMARK_INGEST_SERVICE_LOG_MANIFEST_MARK_H_

#include <filesystem>
#include <string>
#include <utility>

#include "absl/status/status.h"

#include "ingest-service/log/log_store.h"

// How long RocksDB's MANIFEST was, written beside the database with the mark of what was
// acknowledged. A MANIFEST that is cut off is taken for a shorter one: without what it said last,
// tables that one family had flushed are forgotten, and nothing else shows it.
//
// One line: "waymark-manifest 1 MANIFEST-000034 2999 89abcdef\n", with the CRC-32C of what is
// before it, as a digit that rots would make a mark that asks for less.
namespace waymark::ingest {

// Before the log is opened, which begins another MANIFEST: DATA_LOSS, with what to do, where that
// of `log_directory` is shorter or older than `file` says, or `file` cannot be read. OK where it is
// not there, as an older version kept none, or where there is no log.
absl::Status CheckManifest(const std::filesystem::path& file,
                           const std::filesystem::path& log_directory);

// Keeps the file. Not thread-safe.
class ManifestMark {
 public:
  // `store` outlives it.
  ManifestMark(std::filesystem::path file, const LogStore& store)
      : file_(std::move(file)), store_(store) {}

  // Writes the file where the MANIFEST is another, or longer, than was written. What fails is
  // logged, and tried again the next time.
  void Update();

 private:
  const std::filesystem::path file_;
  const LogStore& store_;
  std::string written_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_MANIFEST_MARK_H_
