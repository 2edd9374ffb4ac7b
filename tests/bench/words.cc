#include "tests/bench/words.h"

#include <string_view>

namespace waymark::bench {
namespace {

constexpr std::string_view kConsonants = "bdfghjklmnprstvwzcqx";
constexpr std::string_view kVowels = "aeiou";
constexpr std::size_t kSyllables = kConsonants.size() * kVowels.size();

void AddSyllable(std::size_t number, std::string& word) {
  word.push_back(kConsonants[number / kVowels.size()]);
  word.push_back(kVowels[number % kVowels.size()]);
}

}  // namespace

std::string Word(std::size_t place) {
  std::string word;
  AddSyllable(place % kSyllables, word);
  AddSyllable(place / kSyllables % kSyllables, word);
  // What is said seldom is longer.
  for (std::size_t most = kSyllables; most <= place; most *= 8) AddSyllable(most % 97, word);
  return word;
}

std::string Sentence(Random& random, int words) {
  std::string sentence;
  for (int i = 0; i < words; ++i) {
    if (i > 0) sentence.push_back(' ');
    sentence += Word(random.Rank(kWords));
  }
  sentence.push_back('.');
  return sentence;
}

}  // namespace waymark::bench
