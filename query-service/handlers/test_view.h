#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_TEST_VIEW_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_TEST_VIEW_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

#include "query-service/projections/test_store.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// The state after change `at`, of log "log", all of which is seen.
inline View ViewOf(const TestStore& store, std::uint64_t at) {
  View view{
      .store = std::make_shared<const PermittedStore>(store.store(), Visibility::Everything()),
      .position = {}};
  view.position.log_id = "log";
  view.position.sequence = at;
  return view;
}
// The newest state.
inline View ViewOf(const TestStore& store) { return ViewOf(store, store.sequence()); }

// What an INVALID_REQUEST reports.
inline google::rpc::BadRequest BadRequestOf(const absl::Status& status) {
  google::rpc::BadRequest bad_request;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.BadRequest");
  EXPECT_TRUE(payload.has_value()) << status;
  if (payload.has_value()) {
    EXPECT_TRUE(bad_request.ParseFromString(std::string(*payload)));
  }
  return bad_request;
}

// The same, each as "field REASON", in its order.
inline std::vector<std::string> FaultsOf(const absl::Status& status) {
  std::vector<std::string> faults;
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  for (const auto& violation : bad_request.field_violations()) {
    const std::string& description = violation.description();
    faults.push_back(violation.field() + " " + description.substr(0, description.find(':')));
  }
  return faults;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_TEST_VIEW_H_
