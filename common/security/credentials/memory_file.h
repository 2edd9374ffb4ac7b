#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_MEMORY_FILE_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_MEMORY_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace waymark::security {

// A file of this process's memory, on no disk, that others of its user cannot name either, for
// libraries that want a path. Not thread-safe but for its readers.
class MemoryFile {
 public:
  // RESOURCE_EXHAUSTED where the system gives none.
  static absl::StatusOr<MemoryFile> Create(std::string_view text);
  ~MemoryFile();
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&&) = delete;

  // Whoever opens the path from now on reads `text`; who has opened it goes on reading what was
  // there, and nobody a mixture. The time of modification rises by a second or more, so that one
  // who opens it twice can tell. RESOURCE_EXHAUSTED, with nothing changed, where the system gives
  // none.
  absl::Status Replace(std::string_view text);

  // Of use to this process alone, and as long as this lives.
  [[nodiscard]] std::string path() const;

 private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  long version_ = 1;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_MEMORY_FILE_H_
