#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_SUBJECT_FLAGS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_SUBJECT_FLAGS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/comparison.pb.h"

namespace waymark::query::client {

// The flags of FillSubject, in the order help shows them.
std::vector<std::string> SubjectFlagNames();

// What the flags say is compared. INVALID_ARGUMENT where that is not one thing, or a flag does not
// go with it.
absl::Status FillSubject(v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_SUBJECT_FLAGS_H_
