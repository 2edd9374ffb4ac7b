#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_PEER_GROUP_CHECKS_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_PEER_GROUP_CHECKS_H_

#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {

// The judgement areas by which grades are compared across frameworks, each once.
std::vector<std::string> ComparedAreas(const reference::ReferenceData& reference);

// Checks a request's `peers` and puts their names into canonical form.
void CheckPeerGroup(const reference::ReferenceData& reference, v1::PeerGroup& peers,
                    RequestChecks& checks);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_PEER_GROUP_CHECKS_H_
