#include "query-service/handlers/paging.h"

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "waymark/internal/v1/tokens.pb.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "common/storage/big_endian.h"

namespace waymark::query {
namespace {

constexpr std::size_t kMaxPageSize = 1000;

std::string Deterministic(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeWithCachedSizes(&coded);
  return bytes;
}

}  // namespace

std::uint64_t FingerprintOf(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> same(request.New());
  same->CopyFrom(request);
  for (const char* name : {"page_size", "page_token", "read"}) {
    const auto* field = same->GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) same->GetReflection()->ClearField(same.get(), field);
  }
  (void)same->ByteSizeLong();
  const std::string hash = chain::NextHash(request.GetTypeName(), Deterministic(*same));
  return storage::DecodeBigEndian(hash.substr(0, 8)).value_or(0);
}

absl::StatusOr<PageStart> ReadPageToken(const std::string& token,
                                        const google::protobuf::Message& request,
                                        const LogPosition& newest) {
  if (token.empty()) return PageStart{.state = newest, .position = {}};
  std::string bytes;
  internal::v1::PageToken decoded;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || !decoded.ParseFromString(bytes) ||
      decoded.position().empty() || decoded.request_fingerprint() != FingerprintOf(request)) {
    return errors::PageTokenInvalid();
  }
  if (decoded.log_id() != newest.log_id) return errors::LogReplaced();
  if (decoded.sequence() > newest.sequence) return errors::PageTokenInvalid();
  return PageStart{.state = {.log_id = decoded.log_id(),
                             .sequence = decoded.sequence(),
                             .hash_head = decoded.hash_head()},
                   .position = decoded.position()};
}

std::string MakePageToken(const PageStart& next, const google::protobuf::Message& request) {
  internal::v1::PageToken token;
  token.set_log_id(next.state.log_id);
  token.set_sequence(next.state.sequence);
  token.set_hash_head(next.state.hash_head);
  token.set_request_fingerprint(FingerprintOf(request));
  token.set_position(next.position);
  return absl::WebSafeBase64Escape(token.SerializeAsString());
}

std::size_t PageSize(std::int32_t asked, std::size_t by_default) {
  return asked <= 0 ? by_default : std::min(static_cast<std::size_t>(asked), kMaxPageSize);
}

}  // namespace waymark::query
