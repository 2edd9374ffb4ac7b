#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_PERSONAL_DATA_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_PERSONAL_DATA_H_

#include <string_view>
#include <vector>

namespace waymark::ingest {

// The kinds of identifier of a person found in `text`, each once, in this order: NHS_NUMBER, UPN,
// NATIONAL_INSURANCE_NUMBER, DATE_OF_BIRTH, EMAIL, UK_PHONE, POSTCODE. Never what was found, nor
// where. Names of people are not looked for.
//
// Takes any bytes, UTF-8 or not; time grows with the length of `text` only. Safe to call from
// several threads. The views are of constants.
std::vector<std::string_view> DetectPersonalData(std::string_view text);

// The same in an id or name, in which an underscore takes the place of a space.
std::vector<std::string_view> DetectPersonalDataInId(std::string_view id);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_PERSONAL_DATA_H_
