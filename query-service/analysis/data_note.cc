#include "query-service/analysis/data_note.h"

#include <utility>

namespace waymark::query {

v1::DataNote MakeNote(v1::NoteReason reason, std::string text, std::vector<std::string> names,
                      std::string field) {
  v1::DataNote note;
  note.set_reason(reason);
  note.set_field(std::move(field));
  note.set_text(std::move(text));
  for (std::string& name : names) note.add_names(std::move(name));
  return note;
}

}  // namespace waymark::query
