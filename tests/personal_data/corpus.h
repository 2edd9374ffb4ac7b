#ifndef WAYMARK_TESTS_PERSONAL_DATA_CORPUS_H_
#define WAYMARK_TESTS_PERSONAL_DATA_CORPUS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {

// A generated text of a finding or label.
struct GeneratedText {
  // The name of its form.
  std::string_view form;
  std::string text;
  // The identifier in it, as written; empty in a clean text.
  std::string identifier;
};

// Each form makes as many texts as any other, give or take one. Like seeds give like texts, on
// every platform.

// One identifier in each text, alone or in a finding of up to three sentences.
std::vector<GeneratedText> PlantedTexts(std::span<const Form> forms, std::size_t size,
                                        std::uint64_t seed);

// Nothing of a person in any.
std::vector<GeneratedText> CleanTexts(std::size_t size, std::uint64_t seed);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_CORPUS_H_
