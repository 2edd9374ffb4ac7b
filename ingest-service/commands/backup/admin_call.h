#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_ADMIN_CALL_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_ADMIN_CALL_H_

#include <functional>

#include "absl/status/status.h"
#include "grpcpp/client_context.h"
#include "waymark/v1/admin_service.grpc.pb.h"

namespace waymark::ingest {

// Calls the service that the flags name, as they say, and tells on stderr what went wrong. The exit
// status: as common/rpc/client/call_failure.h has them.
int CallAdmin(const std::function<absl::Status(v1::AdminService::StubInterface& stub,
                                               grpc::ClientContext& context)>& call);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_ADMIN_CALL_H_
