#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CANVAS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CANVAS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client {

// A line of cells of one character each.
class CanvasLine {
 public:
  explicit CanvasLine(std::size_t width) : cells_(width, " ") {}

  // One character of UTF-8 at a cell of the line.
  void Put(std::size_t at, std::string_view character) { cells_[at] = character; }
  // Letters of ASCII, where all of their cells are free; whether they were.
  bool Write(std::size_t at, std::string_view text);

  // Without the spaces at its end.
  [[nodiscard]] std::string Text() const;

 private:
  std::vector<std::string> cells_;
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CANVAS_H_
