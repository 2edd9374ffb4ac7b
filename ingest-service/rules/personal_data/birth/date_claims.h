#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATE_CLAIMS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATE_CLAIMS_H_

#include <cstddef>
#include <string_view>

#include "ingest-service/rules/personal_data/birth/birth_words.h"
#include "ingest-service/rules/personal_data/birth/dates.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {

// How far a date may be from its word.
inline constexpr std::size_t kMaxGapBytes = 80;

// Whether `word` speaks of the date after it, rather than of a visit, a letter, a period or some
// other event that stands between or behind.
bool ClaimsDateAfter(std::string_view text, const BirthWord& word, Span date, DateForm form);

// The same of a date before it, which needs closer ties: "3 March 2009 is her birthday".
bool ClaimsDateBefore(std::string_view text, const BirthWord& word, Span date);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATE_CLAIMS_H_
