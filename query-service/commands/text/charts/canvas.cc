#include "query-service/commands/text/charts/canvas.h"

namespace waymark::query::client {

bool CanvasLine::Write(std::size_t at, std::string_view text) {
  if (at + text.size() > cells_.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (cells_[at + i] != " ") return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) cells_[at + i] = text.substr(i, 1);
  return true;
}

std::string CanvasLine::Text() const {
  std::string text;
  for (const std::string& cell : cells_) text += cell;
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace waymark::query::client
