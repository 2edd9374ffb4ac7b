#ifndef WAYMARK_TESTS_BENCH_WORDS_H_
#define WAYMARK_TESTS_BENCH_WORDS_H_

#include <cstddef>
#include <string>

#include "tests/bench/random.h"

namespace waymark::bench {

// How many words there are: about what a language's letters on one matter use.
inline constexpr std::size_t kWords = 8192;

// The word with this place among all by how often it is said, from 0. It means nothing.
std::string Word(std::size_t place);

// So many words with a full stop.
std::string Sentence(Random& random, int words);

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_WORDS_H_
