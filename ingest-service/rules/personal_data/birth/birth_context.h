#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_CONTEXT_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_CONTEXT_H_

#include <optional>
#include <string_view>

#include "ingest-service/rules/personal_data/birth/dates.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {

// What a word of birth promises.
enum class BirthWordKind {
  kLabel,  // date of birth, DOB, birthday: a date is what it names
  kBorn,   // born
  kBirth,  // birth by itself, which is also part of "birth family" and "birth plan"
};

struct BirthWord {
  Span span;
  BirthWordKind kind;
};

// How far a date may be from its word.
inline constexpr std::size_t kMaxGapBytes = 80;

// The first word of birth at or after `from`; not "newborn", "foreign-born", "pre-birth".
std::optional<BirthWord> FindBirthWord(std::string_view text, std::size_t from);

// Whether `word` speaks of the date after it, rather than of a visit, a letter, a period or some
// other event that stands between or behind.
bool ClaimsDateAfter(std::string_view text, const BirthWord& word, Span date, DateForm form);

// The same of a date before it, which needs closer ties: "3 March 2009 is her birthday".
bool ClaimsDateBefore(std::string_view text, const BirthWord& word, Span date);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_CONTEXT_H_
