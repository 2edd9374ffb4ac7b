#include "common/tokens/consistency_token.h"

#include "absl/strings/escaping.h"
#include "waymark/internal/v1/tokens.pb.h"

#include "common/status/errors.h"

namespace waymark {

std::string HashHead(std::string_view chain_hash) { return std::string(chain_hash.substr(0, 8)); }

std::string EncodeConsistencyToken(const LogPosition& position) {
  internal::v1::ConsistencyToken token;
  token.set_log_id(position.log_id);
  token.set_sequence(position.sequence);
  token.set_hash_head(position.hash_head);
  return absl::WebSafeBase64Escape(token.SerializeAsString());
}

absl::StatusOr<LogPosition> DecodeConsistencyToken(std::string_view token) {
  std::string bytes;
  internal::v1::ConsistencyToken decoded;
  if (!absl::WebSafeBase64Unescape(absl::string_view(token.data(), token.size()), &bytes) ||
      !decoded.ParseFromString(bytes) || decoded.log_id().empty()) {
    return errors::ConsistencyTokenInvalid();
  }
  return LogPosition{
      .log_id = decoded.log_id(), .sequence = decoded.sequence(), .hash_head = decoded.hash_head()};
}

}  // namespace waymark
