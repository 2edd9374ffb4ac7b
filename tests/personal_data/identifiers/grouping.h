#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_GROUPING_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_GROUPING_H_

#include <string>
#include <string_view>

namespace waymark::corpus {

inline constexpr std::string_view kNoBreakSpace = "\u00a0";
inline constexpr std::string_view kEnDash = "\u2013";

// ASCII `text` in groups of as many characters as each digit of `sizes` says, with `separator`
// between them: Grouped("9434765919", "334", " ") is "943 476 5919".
std::string Grouped(std::string_view text, std::string_view sizes, std::string_view separator);

// ASCII letters only.
std::string Lower(std::string text);
std::string Upper(std::string text);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_GROUPING_H_
