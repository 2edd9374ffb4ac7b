#ifndef WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_SLOTS_H_
#define WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_SLOTS_H_

#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// `text` with each {name} replaced, from left to right, by what such a thing looks like in a
// finding: {date} a date of a visit, {urn} the inspectorate's number of a provider, {gss} a code of
// the Office for National Statistics, ... (all in slots.cc). Nothing of a person. Other braces
// stay.
std::string FillSlots(std::string_view text, Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_SLOTS_H_
