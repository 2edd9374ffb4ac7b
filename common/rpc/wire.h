#ifndef WAYMARK_COMMON_RPC_WIRE_H_
#define WAYMARK_COMMON_RPC_WIRE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

#include "common/rpc/unknown_fields.h"  // IWYU pragma: export

// Messages as bytes, for calls that parse on the executor themselves: gRPC would parse on its few
// threads, as many at once as there are callers, and tell a message it cannot parse from the end of
// a stream by nothing.
namespace waymark::rpc {

// INVALID_REQUEST where the bytes are no such message: cut off, nested too deep, or with text that
// is not UTF-8; and where they are more than kMaxRequestBytes, which are not looked at.
absl::Status Parse(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

// The bytes themselves, which are not copied.
grpc::Slice SliceOf(std::string bytes);

grpc::ByteBuffer Serialize(const google::protobuf::Message& message);
// Of a message that is serialized already.
grpc::ByteBuffer BufferOf(std::string_view bytes);
// The bytes alone, which buffers share without copying. `more`: fields of the message that are in
// wire form already.
grpc::Slice SerializeToSlice(const google::protobuf::Message& message, std::string_view more = {});

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_WIRE_H_
