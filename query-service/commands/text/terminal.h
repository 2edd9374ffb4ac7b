#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TERMINAL_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TERMINAL_H_

#include <cstddef>

namespace waymark::query::client {

// How wide a report may be: $COLUMNS where it is set, else the width of the terminal on standard
// output, else 100; never below 60 or, as long lines read badly, above 140.
std::size_t TerminalWidth();

// Whether the locale's characters are UTF-8: the first of $LC_ALL, $LC_CTYPE and $LANG that is set
// and not empty says so.
bool LocaleIsUtf8();

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TERMINAL_H_
