#ifndef WAYMARK_TESTS_BENCH_LOAD_OPEN_LOAD_H_
#define WAYMARK_TESTS_BENCH_LOAD_OPEN_LOAD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/byte_buffer.h"

#include "tests/bench/load/call_times.h"
#include "tests/bench/load/channels.h"

namespace waymark::bench {

// Calls begun at their times, however many are under way. One thread does it all, so that thousands
// of calls that are refused take as little as can be from a service on the same cores: it reads
// answers as they come and a thousand times a second begins what has come due since, on one
// connection as long as that takes them, and the next time on the next. What a call took counts
// from when it was due, and so includes how much later it was begun. Not thread-safe.
class OpenLoad {
 public:
  // One channel at least. `requests` are sent in turn.
  OpenLoad(const Channels& channels, std::string method, const std::vector<std::string>& requests);
  ~OpenLoad();
  OpenLoad(const OpenLoad&) = delete;
  OpenLoad& operator=(const OpenLoad&) = delete;

  // Begins `rate` calls a second until `end`, and returns once all are over. Those that end from
  // `counted_from` until `end` count.
  void Run(double rate, absl::Time counted_from, absl::Time end);

  // As CallTimes::Json; `used` is how many calls were begun, and `late` how many of them so much
  // later than they were due that the rate was not held.
  [[nodiscard]] std::string Json() const;

 private:
  struct Call;

  void Begin(absl::Time due, absl::Time now, grpc::GenericStub& stub);
  void TakeAnswers(absl::Time until);
  void Ended(const Call& call, absl::Time now);

  const std::string method_;
  std::vector<grpc::GenericStub> stubs_;
  std::vector<grpc::ByteBuffer> requests_;
  grpc::CompletionQueue queue_;
  absl::Time counted_from_;
  absl::Time end_;
  absl::Time last_end_;  // Of those that count.
  std::size_t begun_ = 0;
  std::size_t ended_ = 0;
  std::size_t late_ = 0;
  CallTimes times_;
};

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_LOAD_OPEN_LOAD_H_
