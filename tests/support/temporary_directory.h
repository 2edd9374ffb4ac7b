#ifndef WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
#define WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <filesystem>

namespace waymark {

// A new empty directory, removed with all it holds at the end.
class TemporaryDirectory {
 public:
  // Under the system's place for them, or another one.
  explicit TemporaryDirectory(
      const std::filesystem::path& parent = std::filesystem::temp_directory_path());
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
