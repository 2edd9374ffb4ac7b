#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_UPN_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_UPN_H_

#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// The check letter of the twelve characters behind it (Government Data Standards Catalogue, "Unique
// Pupil Number"): weights 2 to 13, modulo 23, letters without I, O and S. The last of the twelve
// may be such a letter too: a temporary UPN.
char UpnCheckLetter(std::string_view twelve);

// Check letter, authority, establishment, year and serial number.
std::string Upn(Random& random);
std::string TemporaryUpn(Random& random);
// A UPN with another letter in front.
std::string WrongUpn(Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_UPN_H_
