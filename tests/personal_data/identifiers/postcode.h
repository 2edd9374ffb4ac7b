#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_POSTCODE_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_POSTCODE_H_

#include <string>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// The part before the space, of an area and shape that exist: LS1, M14, B1, SW1A, W1T.
std::string OutwardCode(Random& random);
// The part behind it: a digit and two letters, none of C, I, K, M, O and V.
std::string InwardCode(Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_POSTCODE_H_
