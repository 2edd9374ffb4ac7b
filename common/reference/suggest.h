#ifndef WAYMARK_COMMON_REFERENCE_SUGGEST_H_
#define WAYMARK_COMMON_REFERENCE_SUGGEST_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Finds the known ids that someone who wrote an unknown one may have meant.
namespace waymark::reference {

// Something that may be suggested. Views what it is made from.
struct SuggestCandidate {
  std::string_view id;
  std::string_view label;  // may be empty
};

inline constexpr size_t kMaxSuggestions = 3;

// The ids of the candidates nearest to `text`, nearest first, at most kMaxSuggestions, each once;
// none where nothing is close. An id may occur several times with different labels. Near is: the
// whole text spelled almost as the id, or most of its words found among those of the id or, less
// near, of the label. A word is found when it equals one there, is its beginning from three letters
// on, or, from five letters on and without digits, is off by a letter after the first (by two from
// eight on). Case and punctuation do not matter. Equally near ones stay in the candidates' order. A
// text longer than 100 bytes is near to nothing.
std::vector<std::string> Suggest(std::string_view text,
                                 std::span<const SuggestCandidate> candidates);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_SUGGEST_H_
