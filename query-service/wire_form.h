#ifndef WAYMARK_QUERY_SERVICE_WIRE_FORM_H_
#define WAYMARK_QUERY_SERVICE_WIRE_FORM_H_

#include <utility>

#include "absl/status/statusor.h"

#include "common/rpc/wire.h"
#include "common/status/status_macros.h"
#include "common/wire/partly_written.h"
#include "query-service/cache/kept_answer.h"

namespace waymark::query {

// What a handler answers with, be it a message, one that is partly written or bytes already, in
// wire form.
template <typename Response>
absl::StatusOr<WireAnswer> InWireForm(absl::StatusOr<wire::PartlyWritten<Response>> answer) {
  WAYMARK_RETURN_IF_ERROR(answer.status());
  Response& message = answer->message;
  WireAnswer serialized;
  serialized.consistency_token = std::move(*message.mutable_consistency_token());
  message.clear_consistency_token();
  serialized.bytes = message.ByteSizeLong() == 0 ? rpc::SliceOf(std::move(answer->fields))
                                                 : rpc::SerializeToSlice(message, answer->fields);
  if constexpr (requires { message.next_page_token(); }) {
    serialized.names_state = !message.next_page_token().empty();
  }
  return serialized;
}
template <typename Response>
absl::StatusOr<WireAnswer> InWireForm(absl::StatusOr<Response> answer) {
  return InWireForm(absl::StatusOr<wire::PartlyWritten<Response>>(std::move(answer)));
}
inline absl::StatusOr<WireAnswer> InWireForm(absl::StatusOr<WireAnswer> answer) { return answer; }

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_WIRE_FORM_H_
