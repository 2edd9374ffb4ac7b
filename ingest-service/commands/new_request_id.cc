#include "ingest-service/commands/new_request_id.h"

#include <cstdint>
#include <random>

#include "absl/strings/str_format.h"

namespace waymark::ingest {

std::string NewRequestId() {
  std::random_device random;
  std::uniform_int_distribution<std::uint64_t> bits;
  const std::uint64_t high = bits(random);
  const std::uint64_t low = bits(random);
  constexpr std::uint64_t kVersion4 = 0x4000;
  constexpr std::uint64_t kVariant = 0x8000;
  return absl::StrFormat("%08x-%04x-%04x-%04x-%012x", high >> 32U, (high >> 16U) & 0xffffU,
                         (high & 0xfffU) | kVersion4, ((low >> 48U) & 0x3fffU) | kVariant,
                         low & 0xffff'ffff'ffffU);
}

}  // namespace waymark::ingest
