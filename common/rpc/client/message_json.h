#ifndef WAYMARK_COMMON_RPC_CLIENT_MESSAGE_JSON_H_
#define WAYMARK_COMMON_RPC_CLIENT_MESSAGE_JSON_H_

#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

namespace waymark::rpc {

enum class JsonLayout { kOneLine, kIndented };

// A message in protobuf's JSON form with the field names of the contract, the details of errors
// included. Ends without a line break. INVALID_ARGUMENT where a detail is of a type not known here.
absl::StatusOr<std::string> MessageJson(const google::protobuf::Message& message,
                                        JsonLayout layout);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CLIENT_MESSAGE_JSON_H_
