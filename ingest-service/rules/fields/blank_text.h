#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_BLANK_TEXT_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_BLANK_TEXT_H_

#include <string_view>

namespace waymark::ingest {

// Nothing a reader could see: white space of Unicode (White_Space), and characters that have no
// width or are left blank by design. Bytes that are not UTF-8 and other control characters are
// something.
bool IsBlank(std::string_view text);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_BLANK_TEXT_H_
