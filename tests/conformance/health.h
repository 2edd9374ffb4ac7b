#ifndef WAYMARK_TESTS_CONFORMANCE_HEALTH_H_
#define WAYMARK_TESTS_CONFORMANCE_HEALTH_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"

namespace waymark {

// As in grpc.health.v1.HealthCheckResponse.
enum class Health { kUnknown = 0, kServing = 1, kNotServing = 2 };

// What the health service says of `service`, a full name, or of the server as a whole ("").
// NOT_FOUND for a service it does not know.
absl::StatusOr<Health> HealthOf(const std::shared_ptr<grpc::Channel>& channel,
                                const std::string& service);

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_HEALTH_H_
