#ifndef WAYMARK_QUERY_SERVICE_TEXT_WORDS_H_
#define WAYMARK_QUERY_SERVICE_TEXT_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"

namespace waymark::query {

// A word of a text, and where it stands: bytes begin to end, end excluded.
struct Word {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The words of a text in UTF-8, in order. A word is a run of letters, marks and digits; an
// apostrophe between two of them is part of it. Folded, it is as words are compared: Unicode's
// NFKC_Casefold, apostrophes of any form as ', a final 's left out. Characters that do not show
// (soft hyphens, as copies from PDF have) part no word. Bytes that are no UTF-8 part words and are
// in none. Never empty when folded.
//
// Stored: the index of words is made of them. A change needs a new kFormat of the store.
std::vector<Word> WordsOf(std::string_view text);

// The same without the short way that ASCII takes: what that is tested against.
std::vector<Word> WordsByCodePoint(std::string_view text);

// Of each word of the text, in order, what it is folded. Good until the next.
void ForEachWord(std::string_view text, absl::FunctionRef<void(std::string_view folded)> take);

// Whether the text begins with white space, and how many bytes that is; 0 where it does not.
std::size_t LeadingSpace(std::string_view text);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_TEXT_WORDS_H_
