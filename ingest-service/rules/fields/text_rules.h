#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_TEXT_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_TEXT_RULES_H_

#include <cstddef>
#include <string_view>

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// Rules of one text by itself. Each reports at the path of `violations` and never shows the text.

// UTF-8 (else MALFORMED) without control characters other than line feed and tab
// (CONTROL_CHARACTER), at most `max_bytes` (TOO_LONG).
void CheckText(std::string_view text, std::size_t max_bytes, Violations& violations);

// An http or https URI: scheme and host, and no character that a URI does not have (MALFORMED); at
// most `max_bytes` (TOO_LONG); no personal data in it (PERSONAL_DATA).
void CheckUri(std::string_view text, std::size_t max_bytes, Violations& violations);

// Lower-case letters, digits and hyphens, at most kMaxSlugBytes.
bool IsSlug(std::string_view text);

bool IsUtf8(std::string_view text);
// Of UTF-8 text: any of Unicode's control characters (category Cc) but line feed and tab.
bool HasControlCharacter(std::string_view text);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_TEXT_RULES_H_
