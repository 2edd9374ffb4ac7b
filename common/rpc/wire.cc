#include "common/rpc/wire.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "grpcpp/support/proto_buffer_reader.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/wire/field_writing.h"

namespace waymark::rpc {

using google::protobuf::Message;

absl::Status Parse(const grpc::ByteBuffer& bytes, Message& message) {
  if (bytes.Length() > kMaxRequestBytes) {
    return errors::InvalidRequest(
        {{"request", v1::VIOLATION_REASON_TOO_LONG,
          absl::StrCat("has ", bytes.Length(), " bytes, at most ", kMaxRequestBytes,
                       " are taken; shorten its texts, or keep documents elsewhere and cite them "
                       "as sources")}});
  }
  // The reader takes the buffer apart, not its bytes: they are shared.
  grpc::ByteBuffer copy(bytes);
  grpc::ProtoBufferReader reader(&copy);
  if (reader.status().ok() && message.ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  return errors::InvalidRequest(
      {{"request", v1::VIOLATION_REASON_MALFORMED,
        absl::StrCat("is no ", message.GetTypeName(),
                     ": it is cut off, nested too deep, or has text that is not UTF-8")}});
}

grpc::Slice SerializeToSlice(const Message& message, std::string_view more) {
  const std::size_t size = message.ByteSizeLong();
  grpc::Slice slice(size + more.size());
  // Nobody else has it yet.
  auto* const to = const_cast<std::uint8_t*>(slice.begin());
  wire::WriteBytes(more, message.SerializeWithCachedSizesToArray(to));
  return slice;
}

grpc::Slice SliceOf(std::string bytes) {
  auto* const owned = new std::string(std::move(bytes));
  return {owned->data(), owned->size(),
          [](void* string) { delete static_cast<std::string*>(string); }, owned};
}

grpc::ByteBuffer BufferOf(std::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  return {&slice, 1};
}

grpc::ByteBuffer Serialize(const Message& message) {
  const grpc::Slice slice = SerializeToSlice(message);
  return {&slice, 1};
}

}  // namespace waymark::rpc
