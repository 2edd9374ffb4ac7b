#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_DATA_NOTE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_DATA_NOTE_H_

#include <string>
#include <vector>

#include "waymark/v1/data_note.pb.h"

namespace waymark::query {

v1::DataNote MakeNote(v1::NoteReason reason, std::string text, std::vector<std::string> names = {},
                      std::string field = "");

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_DATA_NOTE_H_
