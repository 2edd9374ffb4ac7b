#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NHS_NUMBER_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NHS_NUMBER_H_

#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// The tenth digit by modulus 11 of nine digits (NHS Data Dictionary, "NHS Number"): weights 10 down
// to 2, 11 less the remainder, 11 taken as 0. 10 means that no such number is issued.
int NhsCheckDigit(std::string_view nine_digits);

// Ten digits with the right check digit, in ranges in use in England (4, 6, 7) or kept for tests
// (999).
std::string NhsNumber(Random& random);
// The same with a wrong check digit, or where no digit would be right, any.
std::string WrongNhsNumber(Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_NHS_NUMBER_H_
