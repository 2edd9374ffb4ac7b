#include "query-service/commands/text/document_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

#include "query-service/commands/text/table.h"
#include "query-service/commands/text/text_layout.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kLabelWidth = 12;
constexpr std::size_t kSubjectIndent = 2;
// A wider label leaves no room beside it.
constexpr std::size_t kWidestLead = 24;
constexpr std::size_t kOverhang = 6;

std::string DetailLead(const Detail& detail) {
  if (detail.label.empty()) return "    ";
  return absl::StrCat("    ", detail.label, detail.label == kPoint ? " " : ": ");
}

Table TableOf(const Grid& grid) {
  const bool spaced = std::any_of(grid.rows.begin(), grid.rows.end(),
                                  [](const Grid::Row& row) { return !row.details.empty(); });
  Table table(grid.columns);
  for (const Grid::Row& row : grid.rows) {
    if (spaced && !table.empty()) table.AddGap();
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(cell.text.Plain());
    table.AddRow(std::move(cells));
    for (const Detail& detail : row.details) {
      table.AddText(DetailLead(detail), detail.text.Plain());
    }
  }
  return table;
}

class TextWriter {
 public:
  TextWriter(std::size_t width, ChartStyle charts) : width_(width), charts_(charts) {}

  void Title(const Document& document) {
    Line("", document.title);
    Line("", document.subtitle);
    text_ += "\n";
    fresh_ = true;
  }

  void operator()(const Heading& heading) {
    EmptyLine();
    absl::StrAppend(&text_, absl::AsciiStrToUpper(heading.text), "\n");
    indent_ = 0;
    fresh_ = true;
  }
  void operator()(const Subject& subject) {
    if (!std::exchange(fresh_, false)) EmptyLine();
    indent_ = 0;
    Line("", subject.text);
    indent_ = kSubjectIndent;
  }
  void operator()(const Paragraph& paragraph) { Line("", paragraph.text.Plain()); }
  void operator()(const Field& field) {
    Line(Padded(field.label, kLabelWidth) + " ", field.text.Plain());
  }
  void operator()(const Grid& grid) {
    text_ += TableOf(grid).Render(width_, indent_);
    fresh_ = false;
  }
  void operator()(const Item& item) {
    const std::string lead = absl::StrCat(item.label, ": ");
    if (TextWidth(lead) <= kWidestLead) {
      Line(lead, item.text.Plain());
    } else {
      Overhanging(lead + item.text.Plain());
    }
    for (const Detail& detail : item.details) Line(DetailLead(detail), detail.text.Plain());
  }
  void operator()(const NoteLine& note) { Line("Note: ", note.text.Plain()); }
  void operator()(const NoteList& list) {
    int number = 0;
    for (const CitedText& note : list.notes) {
      Line(Padded(absl::StrCat(++number, "."), 4), note.Plain());
    }
  }
  void operator()(const SeriesChart& chart) { Chart(ChartText(chart, charts_, Room())); }
  void operator()(const BarChart& chart) {
    const std::string drawn = ChartText(chart, charts_, Room());
    if (!drawn.empty()) Chart(drawn + "\n");
  }

  void Sources(const std::vector<CitedSource>& sources) {
    if (sources.empty()) return;
    (*this)(Heading{"Sources"});
    int number = 0;
    for (const CitedSource& source : sources) {
      const std::string lead = Padded(absl::StrCat("[", ++number, "]"), 5);
      Line(lead, source.text);
      // Whole, so that it can be followed.
      if (!source.uri.empty()) {
        absl::StrAppend(&text_, std::string(lead.size(), ' '), source.uri, "\n");
      }
    }
  }

  std::string Take() { return std::move(text_); }

 private:
  [[nodiscard]] std::size_t Room() const { return width_ - std::min(width_, indent_); }

  void Line(std::string_view lead, std::string_view text) {
    text_ += Hanging(std::string(indent_, ' ') + std::string(lead), text, width_);
    fresh_ = false;
  }

  // One, also behind a chart, which leaves one itself.
  void EmptyLine() {
    if (!absl::EndsWith(text_, "\n\n")) text_ += "\n";
  }

  // The lines after the first stand in.
  void Overhanging(std::string_view text) {
    const std::string margin(kOverhang, ' ');
    bool first = true;
    for (const std::string& line : Wrap(text, width_ - std::min(width_ - 1, kOverhang))) {
      absl::StrAppend(&text_, std::exchange(first, false) ? "" : margin, line, "\n");
    }
    fresh_ = false;
  }

  void Chart(const std::string& lines) {
    std::size_t from = 0;
    for (std::size_t to = 0; (to = lines.find('\n', from)) != std::string::npos; from = to + 1) {
      if (to > from) text_ += std::string(indent_, ' ');
      text_ += lines.substr(from, to - from + 1);
    }
  }

  const std::size_t width_;
  const ChartStyle charts_;
  std::size_t indent_ = 0;
  bool fresh_ = false;  // Nothing stands under the title or the last heading yet.
  std::string text_;
};

}  // namespace

std::string DocumentText(const Document& document, std::size_t width, ChartStyle charts) {
  TextWriter writer(width, charts);
  writer.Title(document);
  for (const Block& block : document.blocks) std::visit(writer, block);
  writer.Sources(document.sources);
  return writer.Take();
}

}  // namespace waymark::query::client
