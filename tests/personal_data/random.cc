#include "tests/personal_data/random.h"

#include <algorithm>

namespace waymark::corpus {

std::uint64_t Random::Below(std::uint64_t limit) {
  // The last, incomplete run of `limit` values is drawn again, so that none is likelier.
  const std::uint64_t whole = std::mt19937_64::max() - std::mt19937_64::max() % limit;
  std::uint64_t drawn = engine_();
  while (drawn >= whole) {
    drawn = engine_();
  }
  return drawn % limit;
}

int Random::Between(int least, int most) {
  return least + static_cast<int>(Below(static_cast<std::uint64_t>(most - least + 1)));
}

std::string Random::Fill(std::string_view pattern) {
  std::string text(pattern);
  for (char& character : text) {
    if (character == '#') {
      character = Letter("0123456789");
    }
  }
  return text;
}

std::string_view Random::Choice(std::string_view choices) {
  std::uint64_t skip =
      Below(static_cast<std::uint64_t>(std::count(choices.begin(), choices.end(), '|') + 1));
  while (skip-- > 0) {
    choices.remove_prefix(choices.find('|') + 1);
  }
  return choices.substr(0, choices.find('|'));
}

}  // namespace waymark::corpus
