#ifndef WAYMARK_TESTS_BENCH_CALLS_H_
#define WAYMARK_TESTS_BENCH_CALLS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "tests/bench/store.h"

namespace waymark::bench {

// What a call's cost has to do with authorities that it does not ask about.
enum class Growth {
  kNone,     // Nothing: not a key more.
  kContent,  // It asks about all of them, and reads as many keys however many there are.
  kMatches,  // It asks about all of them, and reads all that fit, up to a bound of its own.
};

// One kind of call of the query service, asked about the peer group or one of it.
struct MeasuredCall {
  std::string name;
  Growth growth;
  // Makes the call in this thread, as the service would. Each `turn` asks about another authority
  // of the group. The size of what is answered in bytes.
  std::function<absl::StatusOr<std::size_t>(const WorldStore& world, std::uint64_t turn)> make;
};

std::vector<MeasuredCall> AllCalls();

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_CALLS_H_
