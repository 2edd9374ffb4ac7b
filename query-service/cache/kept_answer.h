#ifndef WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_
#define WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

namespace waymark::query {

// A serialized answer without its consistency_token, which is of the state that it is given for.
using KeptAnswer = grpc::Slice;

// An answer as it is computed, in wire form.
struct WireAnswer {
  KeptAnswer bytes;
  std::string consistency_token;
  // Whether it names the state that it is of, as the token of a next page does: else it is the same
  // for whoever asks the same of a later state with the same visits.
  bool names_state = false;
};

// A field of text as it stands in a serialized message.
std::string TextField(std::uint32_t number, std::string_view text);

// The whole answer on the wire: fields of a message may stand in any order.
template <typename Response>
grpc::ByteBuffer AnswerWithToken(const KeptAnswer& answer, std::string_view token) {
  const grpc::Slice slices[] = {
      answer, grpc::Slice(TextField(Response::kConsistencyTokenFieldNumber, token))};
  return {slices, 2};
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_CACHE_KEPT_ANSWER_H_
