#include "query-service/commands/text/table.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "query-service/commands/text/text_layout.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kMinColumnWidth = 8;

std::string WithoutSpacesAtEnd(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string RenderRow(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                      const std::string& margin) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    wrapped.push_back(Wrap(i < cells.size() ? cells[i] : "", widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  std::string result;
  for (std::size_t y = 0; y < height; ++y) {
    std::string line = margin;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      line += Padded(y < wrapped[i].size() ? wrapped[i][y] : "", widths[i] + kGap);
    }
    result += WithoutSpacesAtEnd(std::move(line)) + "\n";
  }
  return result;
}

std::string Rule(const std::vector<std::size_t>& widths, const std::string& margin) {
  std::vector<std::string> dashes;
  dashes.reserve(widths.size());
  for (const std::size_t width : widths) dashes.emplace_back(width, '-');
  return RenderRow(dashes, widths, margin);
}

// Of the pieces that `text` may be broken into behind these characters.
std::size_t LongestPiece(std::string_view text, std::string_view breaks) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of(breaks), text.size());
    const bool space = at < text.size() && text[at] == ' ';
    const std::size_t end = std::min(at + 1, text.size());
    longest = std::max(longest, TextWidth(text.substr(0, space ? at : end)));
    text.remove_prefix(end);
  }
  return longest;
}

// Narrows the widest column again and again, none below what `least` says of it, until all of them
// fit.
void NarrowTo(std::size_t width, std::size_t gaps, const std::vector<std::size_t>& least,
              std::vector<std::size_t>& widths) {
  while (std::accumulate(widths.begin(), widths.end(), gaps) > width) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= least[i]) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == widths.size()) return;
    --widths[widest];
  }
}

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  lines_.push_back({.cells = std::move(cells), .lead = "", .text = ""});
}

void Table::AddText(std::string lead, std::string text) {
  lines_.push_back({.cells = {}, .lead = std::move(lead), .text = std::move(text)});
}

std::string Table::Render(std::size_t width, std::size_t indent) const {
  const std::size_t room = width > indent ? width - indent : 1;
  const std::vector<std::size_t> widths = ColumnWidths(room);
  const std::string margin(indent, ' ');
  std::string result = RenderRow(headings_, widths, margin) + Rule(widths, margin);
  for (const Line& line : lines_) {
    if (!line.cells.empty()) {
      result += RenderRow(line.cells, widths, margin);
    } else {
      result += line.text.empty() ? "\n" : Hanging(margin + line.lead, line.text, width);
    }
  }
  return result;
}

std::vector<std::size_t> Table::ColumnWidths(std::size_t width) const {
  std::vector<std::size_t> widths(headings_.size());
  std::vector<std::size_t> words(headings_.size());   // The narrowest that breaks no word;
  std::vector<std::size_t> pieces(headings_.size());  // that breaks words where Wrap prefers to.
  const auto widen = [&](std::size_t column, const std::string& cell) {
    widths[column] = std::max(widths[column], TextWidth(cell));
    words[column] = std::max(words[column], LongestPiece(cell, " "));
    pieces[column] = std::max(pieces[column], LongestPiece(cell, " -/_"));
  };
  for (std::size_t i = 0; i < headings_.size(); ++i) widen(i, headings_[i]);
  for (const Line& line : lines_) {
    for (std::size_t i = 0; i < std::min(line.cells.size(), widths.size()); ++i) {
      widen(i, line.cells[i]);
    }
  }
  const std::size_t gaps = widths.empty() ? 0 : kGap * (widths.size() - 1);
  NarrowTo(width, gaps, words, widths);
  NarrowTo(width, gaps, pieces, widths);
  NarrowTo(width, gaps, std::vector<std::size_t>(widths.size(), kMinColumnWidth), widths);
  return widths;
}

}  // namespace waymark::query::client
