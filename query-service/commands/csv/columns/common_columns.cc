#include "query-service/commands/csv/columns/common_columns.h"

#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client::csv {

Cell Names(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return Texts({names.begin(), names.end()});
}

Cell SourceTexts(const google::protobuf::RepeatedPtrField<v1::Source>& sources) {
  std::vector<std::string> texts;
  for (const v1::Source& source : sources) texts.push_back(SourceText(source));
  return Texts(texts);
}

Cell SourceUris(const google::protobuf::RepeatedPtrField<v1::Source>& sources) {
  std::vector<std::string> uris;
  for (const v1::Source& source : sources) {
    if (!source.uri().empty()) uris.push_back(source.uri());
  }
  return Texts(uris);
}

Cell Reasons(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes) {
  std::vector<std::string> reasons;
  for (const v1::DataNote& note : notes) reasons.push_back(Word(note.reason()));
  return Texts(reasons);
}

const Columns<const v1::DataNote*>& NoteColumns() {
  using Note = const v1::DataNote*;
  static const auto* columns = new Columns<Note>{
      {"reason", [](const Note& note) { return WordCell(note->reason()); }},
      {"text", [](const Note& note) { return Text(note->text()); }},
      {"names", [](const Note& note) { return Names(note->names()); }},
      {"field", [](const Note& note) { return Text(note->field()); }},
  };
  return *columns;
}

}  // namespace waymark::query::client::csv
