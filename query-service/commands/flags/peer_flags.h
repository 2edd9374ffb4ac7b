#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_PEER_FLAGS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_PEER_FLAGS_H_

#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/status/status.h"
#include "waymark/v1/comparison.pb.h"

// Of which authorities an answer is.
ABSL_DECLARE_FLAG(std::vector<std::string>, authorities);

namespace waymark::query::client {

// The flags of FillPeers, in the order help shows them.
std::vector<std::string> PeerFlagNames();

// The group of authorities that the flags name. INVALID_ARGUMENT, naming the words it takes, for a
// grade that is none.
absl::Status FillPeers(v1::PeerGroup& peers);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_PEER_FLAGS_H_
