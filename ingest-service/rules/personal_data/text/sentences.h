#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_SENTENCES_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_SENTENCES_H_

#include <cstddef>
#include <string_view>

namespace waymark::ingest {

// Where sentences of a folded text end: at '.', '!' or '?' with white space or the end behind it,
// and at the end of a paragraph, but not after abbreviations, after a numeral before another
// ("3. 3. 2009"), or where a colon ends the paragraph.

// How far the search for a sentence's start goes back; context is nearer than that.
inline constexpr std::size_t kMaxContextBytes = 160;

// The end of the sentence that `from` stands in, at most `max_bytes` on.
std::size_t SentenceEnd(std::string_view text, std::size_t from,
                        std::size_t max_bytes = kMaxContextBytes);

// The start of the sentence that `until` ends in, at most kMaxContextBytes back.
std::size_t SentenceStart(std::string_view text, std::size_t until);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_SENTENCES_H_
