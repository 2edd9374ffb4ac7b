#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_FOLDING_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_FOLDING_H_

#include <string>
#include <string_view>

namespace waymark::ingest {

// `text` in printable ASCII and line feeds, for matching only: each character by FoldCharacter
// (characters.h), white space within a paragraph as one space, the blank lines between two
// paragraphs as one line feed. Bytes that are not UTF-8 become '|'. Never longer than `text`.
//
// Not undone: letters of other scripts that look Latin, digits in circles or raised, numbers in
// words, entities such as &nbsp; and percent signs of URIs.
std::string FoldText(std::string_view text);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_FOLDING_H_
