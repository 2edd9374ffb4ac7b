#ifndef WAYMARK_COMMON_RPC_STREAM_PLACES_H_
#define WAYMARK_COMMON_RPC_STREAM_PLACES_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace waymark::rpc {

// How many streams of a kind may be open: at most so many, and of one caller no more than leaves
// room for others (concurrency::WithinShare). Thread-safe.
class StreamPlaces {
 public:
  // `what` is what is full, for people: "the list of watches".
  StreamPlaces(std::string what, std::size_t places) : what_(std::move(what)), places_(places) {}
  StreamPlaces(const StreamPlaces&) = delete;
  StreamPlaces& operator=(const StreamPlaces&) = delete;

  // OVERLOADED where the caller gets none. Who got one gives it back.
  absl::Status Take(const std::string& caller);
  void GiveBack(const std::string& caller);

 private:
  const std::string what_;
  const std::size_t places_;
  absl::Mutex mutex_;
  std::size_t taken_ ABSL_GUARDED_BY(mutex_) = 0;
  std::map<std::string, std::size_t, std::less<>> of_callers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_STREAM_PLACES_H_
