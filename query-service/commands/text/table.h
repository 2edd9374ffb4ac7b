#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TABLE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client {

// Rows in aligned columns, each as wide as its widest cell. Where the columns together are too
// wide, the widest ones give way and their cells are wrapped; words are broken only where nothing
// else helps.
class Table {
 public:
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // As many cells as there are headings.
  void AddRow(std::vector<std::string> cells);
  // Text under the last row, over the full width, behind `lead`.
  void AddText(std::string lead, std::string text);
  // An empty line.
  void AddGap() { lines_.emplace_back(); }

  [[nodiscard]] bool empty() const { return lines_.empty(); }

  // Every line begins with `indent` spaces and ends with a line break. At most `width` wide, unless
  // that leaves the columns less than a few letters each.
  [[nodiscard]] std::string Render(std::size_t width, std::size_t indent = 0) const;

 private:
  struct Line {
    std::vector<std::string> cells;  // A row; or, where empty:
    std::string lead;                // Text, or a gap where there is neither.
    std::string text;
  };

  [[nodiscard]] std::vector<std::size_t> ColumnWidths(std::size_t width) const;

  std::vector<std::string> headings_;
  std::vector<Line> lines_;
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_TABLE_H_
