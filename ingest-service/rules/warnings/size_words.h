#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_SIZE_WORDS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_SIZE_WORDS_H_

#include <optional>
#include <string_view>

namespace waymark::ingest {

// Percentages, both ends included.
struct PercentRange {
  double low;
  double high;

  friend bool operator==(const PercentRange&, const PercentRange&) = default;
};

// What a worded size can stand for at the very most: "a third of care leavers" is 28 to 38. Nothing
// unless the wording is one such expression and, but for words such as "about", "the vast", "of
// young people", nothing else: "not all", "over half", "half of the remaining" and any word that is
// not known here mean something this does not understand.
std::optional<PercentRange> RangeOfWords(std::string_view wording);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_SIZE_WORDS_H_
