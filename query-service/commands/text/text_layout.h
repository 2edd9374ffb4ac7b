#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TEXT_LAYOUT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TEXT_LAYOUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Text for a terminal. Widths count code points of UTF-8.
namespace waymark::query::client {

std::size_t TextWidth(std::string_view text);

// `text` with spaces up to `width`; unchanged where it is wider.
std::string Padded(std::string_view text, std::size_t width);

// Lines of at most `width` (at least 1), broken at white space; a word that is wider is broken
// after a hyphen, slash or underscore, else anywhere. White space and control characters become
// single spaces, so that no text can move the cursor. An empty text is one empty line.
std::vector<std::string> Wrap(std::string_view text, std::size_t width);

// `text` wrapped to `width`: the first line begins with `lead`, the others with as many spaces.
// Every line ends with a line break.
std::string Hanging(std::string_view lead, std::string_view text, std::size_t width);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TEXT_LAYOUT_H_
