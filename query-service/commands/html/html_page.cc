#include "query-service/commands/html/html_page.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"

#include "query-service/commands/html/escape.h"
#include "query-service/commands/html/style.h"
#include "query-service/commands/html/svg/chart_svg.h"

namespace waymark::query::client {
namespace {

std::string Html(const CitedText& text) {
  std::string html;
  for (const CitedText::Part& part : text.parts()) {
    if (part.sources.empty()) {
      absl::StrAppend(&html, part.marked ? "<mark>" : "", Escaped(part.words),
                      part.marked ? "</mark>" : "");
      continue;
    }
    const char* before = "[";
    for (const std::size_t source : part.sources) {
      absl::StrAppend(&html, std::exchange(before, ", "), "<a href=\"#source-", source,
                      "\" aria-label=\"source ", source, "\">", source, "</a>");
    }
    html += "]";
  }
  return html;
}

const char* ToneClass(Tone tone) {
  switch (tone) {
    case Tone::kWeak:
      return "weak";
    case Tone::kInconsistent:
      return "inconsistent";
    case Tone::kSound:
      return "sound";
    case Tone::kStrong:
      return "strong";
    case Tone::kNone:
      return "";
  }
  return "";
}

std::string Html(const Cell& cell) {
  if (cell.tone == Tone::kNone) return Html(cell.text);
  return absl::Substitute("<span class=\"tone $0\">$1</span>", ToneClass(cell.tone),
                          Html(cell.text));
}

std::string Labelled(const std::string& label, const CitedText& text) {
  return absl::Substitute("<p class=\"note\"><b>$0:</b> $1</p>\n", Escaped(label), Html(text));
}

// Points that follow one another are one list.
std::string Html(const std::vector<Detail>& details) {
  std::string html;
  bool in_list = false;
  for (const Detail& detail : details) {
    const bool point = detail.label == kPoint;
    if (point != in_list) html += point ? "<ul>\n" : "</ul>\n";
    in_list = point;
    if (point) {
      absl::StrAppend(&html, "<li>", Html(detail.text), "</li>\n");
    } else if (detail.label.empty()) {
      absl::StrAppend(&html, "<p>", Html(detail.text), "</p>\n");
    } else {
      html += Labelled(detail.label, detail.text);
    }
  }
  return in_list ? html + "</ul>\n" : html;
}

std::string Html(const Grid::Row& row, std::size_t columns) {
  std::string html = "<tbody>\n<tr>";
  bool first = true;
  for (const Cell& cell : row.cells) {
    absl::StrAppend(&html, first ? "<th scope=\"row\">" : "<td>", Html(cell),
                    first ? "</th>" : "</td>");
    first = false;
  }
  html += "</tr>\n";
  if (!row.details.empty()) {
    absl::StrAppend(&html, "<tr class=\"details\"><td colspan=\"", columns, "\">\n",
                    Html(row.details), "</td></tr>\n");
  }
  return html + "</tbody>\n";
}

std::string Html(const Grid& grid) {
  std::string html = "<div class=\"table\"><table>\n<thead><tr>";
  for (const std::string& column : grid.columns) {
    absl::StrAppend(&html, "<th scope=\"col\">", Escaped(column), "</th>");
  }
  html += "</tr></thead>\n";
  for (const Grid::Row& row : grid.rows) html += Html(row, grid.columns.size());
  return html + "</table></div>\n";
}

std::string Html(const CitedSource& source) {
  if (source.uri.empty()) return Escaped(source.text);
  const std::string uri = Escaped(source.uri);
  return absl::StrCat(
      Escaped(source.text), "<br />",
      IsLinkable(source.uri)
          ? absl::Substitute("<a href=\"$0\" rel=\"noopener noreferrer\">$0</a>", uri)
          : absl::Substitute("<span>$0</span>", uri));
}

class HtmlWriter {
 public:
  void operator()(const Heading& heading) {
    EndSection();
    absl::StrAppend(&html_, "<section>\n<h2>", Escaped(heading.text), "</h2>\n");
    in_section_ = true;
  }
  void operator()(const Subject& subject) {
    EndSubject();
    absl::StrAppend(&html_, "<article>\n<h3>", Escaped(subject.text), "</h3>\n");
    in_subject_ = true;
  }
  void operator()(const Paragraph& paragraph) {
    Inside("");
    absl::StrAppend(&html_, "<p>", Html(paragraph.text), "</p>\n");
  }
  void operator()(const Field& field) {
    Inside("dl");
    absl::StrAppend(&html_, "<dt>", Escaped(field.label), "</dt><dd>", Html(field.text), "</dd>\n");
  }
  void operator()(const Grid& grid) { Put(Html(grid)); }
  void operator()(const Item& item) {
    Inside("ul");
    absl::StrAppend(&html_, "<li><b>", Escaped(item.label), ":</b> ", Html(item.text), "\n",
                    Html(item.details), "</li>\n");
  }
  void operator()(const NoteLine& note) { Put(Labelled("Note", note.text)); }
  void operator()(const NoteList& list) {
    std::string html = "<ol>\n";
    for (const CitedText& note : list.notes) {
      absl::StrAppend(&html, "<li>", Html(note), "</li>\n");
    }
    Put(html + "</ol>\n");
  }
  void operator()(const SeriesChart& chart) { Put(ChartSvg(chart)); }
  void operator()(const BarChart& chart) { Put(ChartSvg(chart)); }

  void Sources(const std::vector<CitedSource>& sources) {
    if (sources.empty()) return;
    (*this)(Heading{"Sources"});
    html_ += "<ol class=\"sources\">\n";
    int number = 0;
    for (const CitedSource& source : sources) {
      absl::StrAppend(&html_, "<li id=\"source-", ++number, "\">", Html(source), "</li>\n");
    }
    html_ += "</ol>\n";
  }

  std::string Take() {
    EndSection();
    return std::move(html_);
  }

 private:
  void Put(std::string_view html) {
    Inside("");
    html_ += html;
  }

  // Opens the list that fields or items stand in, and ends the one before; empty: none.
  void Inside(std::string_view list) {
    if (list == list_) return;
    if (!list_.empty()) absl::StrAppend(&html_, "</", std::string(list_), ">\n");
    if (!list.empty()) {
      absl::StrAppend(&html_, "<", std::string(list), list == "ul" ? " class=\"items\"" : "",
                      ">\n");
    }
    list_ = list;
  }
  void EndSubject() {
    Inside("");
    if (std::exchange(in_subject_, false)) html_ += "</article>\n";
  }
  void EndSection() {
    EndSubject();
    if (std::exchange(in_section_, false)) html_ += "</section>\n";
  }

  std::string html_;
  std::string_view list_;
  bool in_section_ = false;
  bool in_subject_ = false;
};

std::string Head(const Document& document) {
  return absl::StrCat(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\" />\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\" />\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>",
      Escaped(document.title), "</title>\n<style>", std::string(PageStyle()),
      "</style>\n</head>\n<body>\n");
}

std::string Header(const Document& document, const PageOrigin& origin) {
  return absl::Substitute(
      "<header>\n<h1>$0</h1>\n<p class=\"subtitle\">$1</p>\n<p class=\"asked\">$2</p>\n</header>\n",
      Escaped(document.title), Escaped(document.subtitle), Escaped(origin.asked));
}

std::string Footer(const PageOrigin& origin) {
  return absl::Substitute(
      "<footer>\n<p>Made by $0 on $1. What is not known is said; nothing is guessed.</p>\n"
      "<p>State: $2</p>\n</footer>\n</body>\n</html>\n",
      Escaped(origin.made_by), Escaped(origin.made_on), Escaped(origin.state));
}

}  // namespace

std::string HtmlPage(const Document& document, const PageOrigin& origin) {
  HtmlWriter writer;
  for (const Block& block : document.blocks) std::visit(writer, block);
  writer.Sources(document.sources);
  return absl::StrCat(Head(document), Header(document, origin), "<main>\n", writer.Take(),
                      "</main>\n", Footer(origin));
}

}  // namespace waymark::query::client
