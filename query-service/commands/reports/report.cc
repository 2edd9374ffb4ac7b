#include "query-service/commands/reports/report.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"

namespace waymark::query::client {
namespace {

// Of one note.
constexpr std::size_t kMaxNames = 8;

}  // namespace

void Report::Notes(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes) {
  for (const v1::DataNote& note : notes) {
    if (!IsMarkedElsewhere(note)) Add(NoteLine{NoteText(note)});
  }
}

void Report::NoteSection(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes,
                         std::string_view last) {
  NoteList list;
  for (const v1::DataNote& note : notes) list.notes.emplace_back(NoteText(note));
  if (!last.empty()) list.notes.emplace_back(last);
  if (list.notes.empty()) return;
  Section("Notes");
  Add(std::move(list));
}

Document Report::Take() {
  document_.sources = sources_.entries();
  return std::move(document_);
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
