#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_WEB_ADDRESS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_WEB_ADDRESS_H_

#include <string_view>
#include <vector>

namespace waymark::ingest {

// What DetectPersonalData finds in the address of a document, of these: NHS_NUMBER, UPN,
// NATIONAL_INSURANCE_NUMBER, EMAIL, UK_PHONE. Looks behind the host, and at a user before it,
// through percent-escapes. Not looked for are postcodes, which are the council's own in the names
// of its papers, and dates of birth, which headlines about births look like; nor is the date of a
// meeting taken for a part of a number.
//
// Takes any bytes; time grows with the length of `uri` only.
std::vector<std::string_view> DetectPersonalDataInAddress(std::string_view uri);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_WEB_ADDRESS_H_
