#ifndef WAYMARK_COMMON_REFERENCE_LOADING_FAULTS_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_FAULTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace waymark::reference {

// What is wrong with a set of files. One status tells all of it, up to kMaxReported faults.
class Faults {
 public:
  static constexpr size_t kMaxReported = 20;

  // `line` is counted from 1; 0 where the fault is of the file as a whole.
  void Add(std::string_view file, int line, std::string_view what);

  bool empty() const { return count_ == 0; }

  // OK when there are none; else INVALID_ARGUMENT with a line "file:line: what" for each.
  absl::Status ToStatus() const;

 private:
  size_t count_ = 0;
  std::vector<std::string> reported_;
};

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_FAULTS_H_
