#ifndef WAYMARK_TESTS_SUPPORT_CALLS_H_
#define WAYMARK_TESTS_SUPPORT_CALLS_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/status/grpc_status.h"

namespace waymark {

// Long enough for builds with sanitizers on a busy machine.
inline constexpr absl::Duration kCallTimeout = absl::Seconds(30);

// A unary call: Call(stub, &v1::QueryService::Stub::GetVisit, request).
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                           Response*),
                              const Request& request, absl::Duration timeout = kCallTimeout) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

// Whether `condition` comes to hold within a minute; asked again and again.
bool Eventually(const std::function<bool()>& condition);

// A small valid visit: an undated monitoring visit with one finding, which says `statement`.
v1::Visit VisitSaying(std::string_view statement);

// Also where it is like another: small visits are.
absl::StatusOr<v1::CreateVisitResponse> CreateVisit(v1::IngestService::Stub& stub,
                                                    std::string_view parent,
                                                    std::string_view visit_id,
                                                    const v1::Visit& visit);

// With a token, a state that includes what it stands for.
absl::StatusOr<v1::GetVisitResponse> GetVisit(v1::QueryService::Stub& stub, std::string_view name,
                                              std::string_view token = "",
                                              absl::Duration timeout = kCallTimeout);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_CALLS_H_
