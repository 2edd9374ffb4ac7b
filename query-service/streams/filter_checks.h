#ifndef WAYMARK_QUERY_SERVICE_STREAMS_FILTER_CHECKS_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_FILTER_CHECKS_H_

#include <set>
#include <string>

#include "google/protobuf/repeated_field.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "waymark/v1/visit.pb.h"

#include "query-service/handlers/request_checks.h"

namespace waymark::query {

// Checks the fields `authorities` and `types` of a request, and puts the authorities into canonical
// form.
void CheckFilter(RequestChecks& checks,
                 google::protobuf::RepeatedPtrField<std::string>& authorities,
                 const google::protobuf::RepeatedField<int>& types);

// Of checked requests; empty: all.
std::set<std::string, std::less<>> AuthorityIds(
    const google::protobuf::RepeatedPtrField<std::string>& authorities);
std::set<v1::VisitType> TypesOf(const google::protobuf::RepeatedField<int>& types);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_FILTER_CHECKS_H_
