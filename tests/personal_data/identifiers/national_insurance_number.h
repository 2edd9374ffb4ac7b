#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NATIONAL_INSURANCE_NUMBER_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NATIONAL_INSURANCE_NUMBER_H_

#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// By HMRC's National Insurance Manual, NIM39110: neither letter is D, F, I, Q, U or V, the second
// is not O, and BG, GB, KN, NK, NT, TN and ZZ are not used.
bool IsNationalInsurancePrefix(std::string_view two_letters);

// Prefix, six digits, and A, B, C or D.
std::string NationalInsuranceNumber(Random& random);
// With letters in front that no number has.
std::string WrongPrefixNumber(Random& random);
// With another letter at the end.
std::string WrongSuffixNumber(Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NATIONAL_INSURANCE_NUMBER_H_
