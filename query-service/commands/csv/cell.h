#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_CELL_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_CELL_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client::csv {

// A cell as it stands in the file, quoted where it must be (RFC 4180).
struct Cell {
  std::string written;
};

// A text. One that a spreadsheet would take for a formula (its first character, spaces aside, is
// = + - @ or a full-width form of these, or it begins with a tab or line break) gets a ' before it.
Cell Text(std::string_view text);

// Several texts in one cell, with "; " between.
Cell Texts(const std::vector<std::string>& texts);

// A number without exponent where it can be; empty where there is none. Never taken for a formula.
Cell Number(std::optional<double> number);

// "true" or "false".
Cell Flag(bool value);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_CELL_H_
