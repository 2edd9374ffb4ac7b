#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_

#include <string>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::query::client::csv {

// A row per visit: which, when, what it is, and who recorded it.
std::string VisitListCsv(const google::protobuf::RepeatedPtrField<v1::Visit>& visits);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_
