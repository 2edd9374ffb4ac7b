#ifndef WAYMARK_COMMON_FILES_FILE_READING_H_
#define WAYMARK_COMMON_FILES_FILE_READING_H_

#include <cstddef>
#include <filesystem>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace waymark::files {

// Reads a file from its beginning to its end, whatever it holds.
class FileReading {
 public:
  // NOT_FOUND where there is no such file, PERMISSION_DENIED where it may not be read, DATA_LOSS
  // where it cannot.
  static absl::StatusOr<FileReading> Open(const std::filesystem::path& file);
  ~FileReading();
  FileReading(FileReading&& other) noexcept;
  FileReading& operator=(FileReading&&) = delete;

  // The next `bytes`, fewer at the end, none after it. DATA_LOSS where the disk does not give them.
  absl::StatusOr<std::string> Read(std::size_t bytes);

 private:
  explicit FileReading(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

// The whole of a small file. Errors as above.
absl::StatusOr<std::string> ReadFile(const std::filesystem::path& file);

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_FILE_READING_H_
