#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_ESCAPE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_ESCAPE_H_

#include <string>
#include <string_view>

namespace waymark::query::client {

// `text` as content of an element or of a quoted attribute, for HTML and XML alike. Nothing in it
// can end either, and what could hide or reorder text (control characters, marks that change the
// direction of writing) is replaced by U+FFFD. Line feeds and tabs stay.
std::string Escaped(std::string_view text);

// Whether an address may be linked: http or https, and only printable ASCII.
bool IsLinkable(std::string_view uri);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_ESCAPE_H_
