#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BETWEEN_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BETWEEN_H_

#include <string_view>

namespace waymark::ingest {

// What the words between a word of birth and a date say of the two.

// Nothing but marks, "is", "was", "on" or "the": whatever follows, the date is the birth's.
bool IsDirect(std::string_view between);

// They give the date to something else: a visit, a count, something done.
bool NamesOtherEvent(std::string_view between);

// "before", "by", "year to" just before the date: the bound of a period.
bool EndsInBound(std::string_view between);

// "the count of", "the policy of" just before the date, but not "the morning of".
bool EndsInOwner(std::string_view between);

// "outside the country", "abroad", with no "on" before the date: where a group of people comes
// from, and perhaps the day on which it was counted.
bool TellsOriginOnly(std::string_view between);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BETWEEN_H_
