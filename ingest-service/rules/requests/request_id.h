#ifndef WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REQUEST_ID_H_
#define WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REQUEST_ID_H_

#include <string>
#include <string_view>

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// A UUID as text: 8-4-4-4-12 hexadecimal digits, of any version, in upper or lower case.
bool IsRequestId(std::string_view text);

// The same for every spelling of one UUID; empty where `text` is empty or none.
std::string CanonicalRequestId(std::string_view text);

// MALFORMED at "request_id" below the path where it is given and none.
void CheckRequestId(std::string_view text, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REQUEST_ID_H_
