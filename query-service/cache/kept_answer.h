#ifndef WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_
#define WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_

#include <string>
#include <string_view>

#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

namespace waymark::query {

// A serialized answer without its consistency_token, which is of the state that it is given for.
using KeptAnswer = grpc::Slice;

// A field of text as it stands in a serialized message.
std::string TextField(int number, std::string_view text);

// The whole answer on the wire: fields of a message may stand in any order.
template <typename Response>
grpc::ByteBuffer AnswerWithToken(const KeptAnswer& answer, std::string_view token) {
  const grpc::Slice slices[] = {
      answer, grpc::Slice(TextField(Response::kConsistencyTokenFieldNumber, token))};
  return {slices, 2};
}

// Whether an answer is the same for whoever asks the same of a later state with the same visits:
// the token of a next page names the state that it is of.
template <typename Response>
bool NamesNoState(const Response& response) {
  if constexpr (requires { response.next_page_token(); }) {
    return response.next_page_token().empty();
  } else {
    return true;
  }
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_
