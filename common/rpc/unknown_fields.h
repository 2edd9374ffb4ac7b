#ifndef WAYMARK_COMMON_RPC_UNKNOWN_FIELDS_H_
#define WAYMARK_COMMON_RPC_UNKNOWN_FIELDS_H_

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace waymark::rpc {

// OK, or INVALID_REQUEST naming every message of the request, by its path, that has a field this
// version does not know: answering as if it were not there would be a silent guess.
absl::Status RefuseUnknownFields(const google::protobuf::Message& request);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_UNKNOWN_FIELDS_H_
