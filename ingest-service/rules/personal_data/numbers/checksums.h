#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_NUMBERS_CHECKSUMS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_NUMBERS_CHECKSUMS_H_

#include <string>
#include <string_view>

namespace waymark::ingest {

// The letters and digits of `text`, letters as capitals.
std::string CompactAlnum(std::string_view text);

// Ten digits whose last is the check digit by modulus 11 (NHS Data Dictionary, "NHS number").
bool IsNhsNumber(std::string_view compact);

// A check letter by modulus 23, eleven digits, and a digit or letter; the letters I, O and S are
// not used (Department for Education, guide to unique pupil numbers).
bool IsPupilNumber(std::string_view compact);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_NUMBERS_CHECKSUMS_H_
