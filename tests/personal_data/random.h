#ifndef WAYMARK_TESTS_PERSONAL_DATA_RANDOM_H_
#define WAYMARK_TESTS_PERSONAL_DATA_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace waymark::corpus {

// Random choices that are the same on every platform for the same seed: the standard fixes what
// std::mt19937_64 gives, but not what its distributions make of it. Draw in separate statements:
// the order in which a call's arguments are evaluated is not fixed either.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // Less than `limit`, which is above 0.
  std::uint64_t Below(std::uint64_t limit);
  int Between(int least, int most);
  // True once in `times`.
  bool OneIn(int times) { return Below(static_cast<std::uint64_t>(times)) == 0; }

  char Letter(std::string_view from) { return from[Below(from.size())]; }
  // `pattern` with each '#' replaced by a digit.
  std::string Fill(std::string_view pattern);
  // One of the parts of `choices` between '|'.
  std::string_view Choice(std::string_view choices);

  template <typename Range>
  const auto& Of(const Range& range) {
    return range[Below(std::size(range))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_RANDOM_H_
