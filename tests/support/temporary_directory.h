#ifndef WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
#define WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <filesystem>

namespace waymark {

// A new empty directory under the system's place for them, removed with all it holds at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
