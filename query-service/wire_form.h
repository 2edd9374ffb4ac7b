#ifndef WAYMARK_QUERY_SERVICE_WIRE_FORM_H_
#define WAYMARK_QUERY_SERVICE_WIRE_FORM_H_

#include <utility>

#include "absl/status/statusor.h"

#include "common/rpc/wire.h"
#include "common/status/status_macros.h"
#include "query-service/cache/kept_answer.h"

namespace waymark::query {

// What a handler answers with, be it a message or bytes already, in wire form.
template <typename Response>
absl::StatusOr<WireAnswer> InWireForm(absl::StatusOr<Response> answer) {
  WAYMARK_RETURN_IF_ERROR(answer.status());
  WireAnswer serialized;
  serialized.consistency_token = std::move(*answer->mutable_consistency_token());
  answer->clear_consistency_token();
  serialized.bytes = rpc::SerializeToSlice(*answer);
  if constexpr (requires { answer->next_page_token(); }) {
    serialized.names_state = !answer->next_page_token().empty();
  }
  return serialized;
}
inline absl::StatusOr<WireAnswer> InWireForm(absl::StatusOr<WireAnswer> answer) { return answer; }

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_WIRE_FORM_H_
