#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PAGE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/data_note.pb.h"

#include "query-service/commands/text/table.h"
#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client {

// A section without anything: filters may have left it out, so no more can be said.
inline constexpr std::string_view kNoneHere = "none in this answer";

// A report as it is written, from top to bottom, with the sources it cites.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  // An empty line, and the title in capitals.
  void Section(std::string_view title);
  // An empty line.
  void Gap() { text_ += "\n"; }
  // `text` behind `lead`, wrapped; further lines stand under its beginning.
  void Paragraph(std::string_view lead, std::string_view text);
  // A label and what it is of, in two columns, `indent` to the right.
  void Field(std::string_view label, std::string_view text, std::size_t indent = 0);
  void Append(const Table& table, std::size_t indent = 0) { text_ += table.Render(width_, indent); }
  // "Note: ..." each, `indent` to the right; those marked elsewhere are left out.
  void Notes(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes, std::size_t indent);
  // A section of the notes on the whole, numbered, `last` behind them unless it is empty; nothing
  // where there are none.
  void NoteSection(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes,
                   std::string_view last = "");
  // A section of all the sources cited; nothing where there are none.
  void SourceSection();

  SourceList& sources() { return sources_; }

  [[nodiscard]] std::string Take() { return std::move(text_); }

 private:
  const std::size_t width_;
  SourceList sources_;
  std::string text_;
};

// Whether a note on a theme, series or row only repeats what stands at each of its findings or
// values: "second hand".
bool IsMarkedElsewhere(const v1::DataNote& note);

// What a note says, and of what.
std::string NoteText(const v1::DataNote& note);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PAGE_H_
