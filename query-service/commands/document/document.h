#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_DOCUMENT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_DOCUMENT_H_

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "query-service/commands/document/charts.h"
#include "query-service/commands/document/cited_text.h"

// An answer as people read it, before it is known on what: text/document_text.h and
// html/html_page.h write it.
namespace waymark::query::client {

// What a cell says of how good something is; a colour where there are any, always beside the word.
enum class Tone { kNone, kWeak, kInconsistent, kSound, kStrong };

struct Cell {
  CitedText text;
  Tone tone = Tone::kNone;

  // Implicit: most cells are words.
  Cell(CitedText words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor)
  Cell(const std::string& words) : text(words) {}    // NOLINT(google-explicit-constructor)
  Cell(const char* words) : text(words) {}           // NOLINT(google-explicit-constructor)
  Cell(CitedText words, Tone how) : text(std::move(words)), tone(how) {}
};

// The label of a detail that is one point of a list.
inline constexpr char kPoint[] = "-";

// A line under a row or an item.
struct Detail {
  std::string label;  // "Note", "Baseline", kPoint or nothing.
  CitedText text;
};

// Begins a section.
struct Heading {
  std::string text;
};

// Begins what is said of one thing within the section.
struct Subject {
  std::string text;
};

struct Paragraph {
  CitedText text;
};

// A thing and what it is, one of several that stand together.
struct Field {
  std::string label;
  CitedText text;
};

struct Grid {
  struct Row {
    std::vector<Cell> cells;
    std::vector<Detail> details;
  };

  std::vector<std::string> columns;
  std::vector<Row> rows;  // Each with as many cells as there are columns.
};

struct Item {
  std::string label;
  CitedText text;
  std::vector<Detail> details;
};

// A note on the subject, or the section, it stands in.
struct NoteLine {
  CitedText text;
};

// Notes on the whole, numbered.
struct NoteList {
  std::vector<CitedText> notes;
};

using Block = std::variant<Heading, Subject, Paragraph, Field, Grid, Item, NoteLine, NoteList,
                           SeriesChart, BarChart>;

// A source that citations name by its place in the list, from 1.
struct CitedSource {
  std::string text;  // "“Next Steps”, Sunderland City Council, council paper, 2016-10-10"
  std::string uri;   // Where it can be read, as recorded; may be empty, and of any scheme.
};

struct Document {
  std::string title;
  std::string subtitle;
  std::vector<Block> blocks;
  std::vector<CitedSource> sources;
};

// For visiting a Block.
template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_DOCUMENT_H_
