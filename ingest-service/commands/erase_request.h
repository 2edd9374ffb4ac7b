#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_REQUEST_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_REQUEST_H_

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

namespace waymark::ingest {

// What the arguments of `erase` and --reason ask for. INVALID_ARGUMENT where they are not a visit's
// name and a revision's number, or the reason is missing; the rest the service judges.
absl::StatusOr<v1::EraseRevisionRequest> ParseEraseRequest(
    const std::vector<std::string>& arguments, const std::string& reason);

// Asks whether it is really wanted. Only the answer "yes" is one.
bool ConfirmErasure(const v1::EraseRevisionRequest& request, std::istream& in, std::ostream& out);

// What is said once it is done: how to tell that query services have done it too, and what is to be
// done about copies. Ends with a line break.
std::string ErasureReport(const v1::EraseRevisionRequest& request,
                          const v1::EraseRevisionResponse& response);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_REQUEST_H_
