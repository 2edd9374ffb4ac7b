#ifndef WAYMARK_TESTS_MODEL_WRITE_SIDE_H_
#define WAYMARK_TESTS_MODEL_WRITE_SIDE_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"

#include "ingest-service/log/log_store.h"
#include "tests/model/answer.h"
#include "tests/model/step.h"

namespace waymark::ingest::trial {

// The handlers that write over a log of their own, in this process, with a clock that stands until
// it is set.
class WriteSide {
 public:
  // Makes the log in `directory`, or opens the one there is.
  explicit WriteSide(std::filesystem::path directory);
  ~WriteSide();

  void SetTime(absl::Time now) { now_micros_ = absl::ToUnixMicros(now); }

  // What each step is answered with. All are sent, by one caller, before the committer may look at
  // the first: they are one group, decided in this order. No more than a group holds.
  std::vector<Answer> Run(const std::vector<Step>& group);

  // Closes the log and opens it again. `between` may do what is to be done before it is used.
  void Restart(const std::function<void(LogStore&)>& between);

  [[nodiscard]] const LogStore& store() const;

  // Empty where the log has no such change.
  [[nodiscard]] std::string EtagAt(std::uint64_t sequence) const;
  [[nodiscard]] std::string TokenAt(std::uint64_t sequence) const;
  // 0 where the log has no such change.
  [[nodiscard]] std::int64_t CommitMicrosAt(std::uint64_t sequence) const;

 private:
  struct Running;

  const std::filesystem::path directory_;
  std::atomic<std::int64_t> now_micros_ = 0;
  std::unique_ptr<Running> running_;
};

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_WRITE_SIDE_H_
