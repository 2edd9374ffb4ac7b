#include "query-service/commands/reports/report.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/known_when.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

// Of one note.
constexpr std::size_t kMaxNames = 8;

// Whether these are visits of several authorities, which may have the same ids.
bool AreVisitsOfSeveral(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&names](const std::string& name) {
    return name.find("/visits/") != std::string::npos &&
           AuthorityOfVisit(name) != AuthorityOfVisit(names[0]);
  });
}

}  // namespace

void Report::SayHowMany(int shown, int all, std::string_view what) {
  if (shown >= all) return;
  Say(absl::StrCat("The first ", shown, " of ", all, " ", std::string(what),
                   "; --limit=0 shows all."));
}

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

Document AsKnown(Document document, const v1::ReadOptions& read) {
  const std::string known = KnownWhenText(read);
  if (known.empty()) return document;
  std::string& subtitle = document.subtitle;
  if (!subtitle.empty()) subtitle += absl::EndsWith(subtitle, ".") ? " " : ". ";
  absl::StrAppend(&subtitle, "A", known.substr(1), ": nothing recorded later is in it.");
  return document;
}

bool IsMarkedElsewhere(const v1::DataNote& note) {
  return note.reason() == v1::NOTE_REASON_SECOND_HAND;
}

std::string NoteText(const v1::DataNote& note) {
  std::string text = note.text().empty() ? Label(note.reason()) : note.text();
  const bool several = AreVisitsOfSeveral(note.names());
  std::vector<std::string> names;
  for (const std::string& name : note.names()) {
    const std::string short_name = several ? VisitPath(name) : ShortName(name);
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
