#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_WORDS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {

// What a word of birth promises.
enum class BirthWordKind {
  kLabel,    // date of birth, DOB, birthday: a date is what it names
  kBorn,     // born
  kBirth,    // birth by itself, which is also part of "birth family" and "birth plan"
  kInitial,  // "b." before a date: born, unless it counts the items of a list
};

struct BirthWord {
  Span span;
  BirthWordKind kind = BirthWordKind::kLabel;
};

// The first word of birth at or after `from`; not "newborn", "foreign-born", "pre-birth".
std::optional<BirthWord> FindBirthWord(std::string_view text, std::size_t from);

// False where there is certainly none: at a fraction of the cost of looking for one, which most
// texts have not.
bool MayHaveBirthWord(std::string_view text);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_BIRTH_WORDS_H_
