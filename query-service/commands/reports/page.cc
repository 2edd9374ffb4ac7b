#include "query-service/commands/reports/page.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/text/text_layout.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kLabelWidth = 12;
// Of one note.
constexpr std::size_t kMaxNames = 8;

}  // namespace

void Page::Section(std::string_view title) {
  absl::StrAppend(&text_, "\n", absl::AsciiStrToUpper(std::string(title)), "\n");
}

void Page::Paragraph(std::string_view lead, std::string_view text) {
  text_ += Hanging(lead, text, width_);
}

void Page::Field(std::string_view label, std::string_view text, std::size_t indent) {
  Paragraph(std::string(indent, ' ') + Padded(label, kLabelWidth) + " ", text);
}

void Page::Notes(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes,
                 std::size_t indent) {
  for (const v1::DataNote& note : notes) {
    if (IsMarkedElsewhere(note)) continue;
    Paragraph(std::string(indent, ' ') + "Note: ", NoteText(note));
  }
}

void Page::NoteSection(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes,
                       std::string_view last) {
  std::vector<std::string> texts;
  for (const v1::DataNote& note : notes) texts.push_back(NoteText(note));
  if (!last.empty()) texts.emplace_back(last);
  if (texts.empty()) return;
  Section("Notes");
  int number = 0;
  for (const std::string& text : texts) Paragraph(Padded(absl::StrCat(++number, "."), 4), text);
}

void Page::SourceSection() {
  if (sources_.entries().empty()) return;
  Section("Sources");
  int number = 0;
  for (const SourceList::Entry& entry : sources_.entries()) {
    const std::string lead = Padded(absl::StrCat("[", ++number, "]"), 5);
    Paragraph(lead, entry.text);
    // Whole, so that it can be followed.
    if (!entry.uri.empty()) absl::StrAppend(&text_, std::string(lead.size(), ' '), entry.uri, "\n");
  }
}

bool IsMarkedElsewhere(const v1::DataNote& note) {
  return note.reason() == v1::NOTE_REASON_SECOND_HAND;
}

std::string NoteText(const v1::DataNote& note) {
  std::string text = note.text().empty() ? Label(note.reason()) : note.text();
  std::vector<std::string> names;
  for (const std::string& name : note.names()) {
    const std::string short_name = ShortName(name);
    if (text.find(short_name) == std::string::npos) names.push_back(short_name);
  }
  if (names.empty()) return text;
  const std::size_t unnamed = names.size() - std::min(names.size(), kMaxNames);
  names.resize(names.size() - unnamed);
  absl::StrAppend(&text, " (", absl::StrJoin(names, ", "));
  if (unnamed > 0) absl::StrAppend(&text, " and ", unnamed, " more");
  return absl::StrCat(text, ")");
}

}  // namespace waymark::query::client
