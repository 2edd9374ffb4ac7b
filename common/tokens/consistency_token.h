#ifndef WAYMARK_COMMON_TOKENS_CONSISTENCY_TOKEN_H_
#define WAYMARK_COMMON_TOKENS_CONSISTENCY_TOKEN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace waymark {

// A state of a log: what a consistency_token stands for.
struct LogPosition {
  std::string log_id;
  std::uint64_t sequence = 0;
  // The head of the chain's hash there (HashHead): tells the state from one of the same number in a
  // log that was rolled back and has grown again.
  std::string hash_head;
};

// The part of a hash that tokens and query services keep: enough to tell states apart.
std::string HashHead(std::string_view chain_hash);

// Opaque, safe in URLs and shells.
std::string EncodeConsistencyToken(const LogPosition& position);

// CONSISTENCY_TOKEN_INVALID for anything that EncodeConsistencyToken did not make.
absl::StatusOr<LogPosition> DecodeConsistencyToken(std::string_view token);

}  // namespace waymark

#endif  // WAYMARK_COMMON_TOKENS_CONSISTENCY_TOKEN_H_
