#ifndef WAYMARK_TESTS_BENCH_RANDOM_H_
#define WAYMARK_TESTS_BENCH_RANDOM_H_

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace waymark::bench {

// The same numbers for the same seed, on any machine. Cheap to make: each visit has its own.
// (SplitMix64.)
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // Of one thing of a world.
  Random(std::uint64_t seed, std::uint64_t authority, std::uint64_t visit)
      : Random((seed * 1'000'003 + authority) * 1'000'003 + visit) {}

  std::uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  std::uint64_t Below(std::uint64_t bound) { return Next() % bound; }
  // Both ends included.
  int Between(int first, int last) {
    return first + static_cast<int>(Below(static_cast<std::uint64_t>(last - first + 1)));
  }
  bool Once(std::uint64_t in) { return Below(in) == 0; }

  // From 0 to `count` - 1, each about as often as its place among them is early: as words are used.
  std::size_t Rank(std::size_t count) {
    const double share = static_cast<double>(Next() >> 11) / 9007199254740992.0;
    return static_cast<std::size_t>(std::pow(static_cast<double>(count + 1), share)) - 1;
  }

 private:
  std::uint64_t state_;
};

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_RANDOM_H_
