#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_EMAIL_ADDRESS_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_EMAIL_ADDRESS_H_

#include <string>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// Lower-case syllables that are nobody's name: "tovira".
std::string MadeUpWord(Random& random, int syllables);
// Before the @: two made-up words, a team, letters with a number.
std::string LocalPart(Random& random);
// Behind it: under names that RFC 2606 keeps for examples.
std::string MailDomain(Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_EMAIL_ADDRESS_H_
