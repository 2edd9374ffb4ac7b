#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_REJECTS_FILE_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_REJECTS_FILE_H_

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace waymark::ingest {

// The file for rejected records; or none, where none is wanted.
class RejectsFile {
 public:
  // INVALID_ARGUMENT where `path` is one of the files that are imported, or cannot be written. An
  // empty path: no file.
  static absl::StatusOr<std::unique_ptr<RejectsFile>> Open(const std::string& path,
                                                           const std::vector<std::string>& inputs);
  // Removes the file where nothing was written to it.
  ~RejectsFile();
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;

  // Null where none is wanted.
  [[nodiscard]] std::ostream* stream() { return path_.empty() ? nullptr : &file_; }

 private:
  explicit RejectsFile(std::string path);

  const std::string path_;
  std::ofstream file_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_REJECTS_FILE_H_
