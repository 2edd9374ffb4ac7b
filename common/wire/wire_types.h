#ifndef WAYMARK_COMMON_WIRE_WIRE_TYPES_H_
#define WAYMARK_COMMON_WIRE_WIRE_TYPES_H_

#include <cstdint>

// How protobuf's encoding says in a tag what follows it.
namespace waymark::wire {

// Bits of a tag below the number of the field.
inline constexpr int kTypeBits = 3;

inline constexpr std::uint32_t kVarint = 0;
inline constexpr std::uint32_t kEightBytes = 1;
inline constexpr std::uint32_t kContent = 2;
inline constexpr std::uint32_t kFourBytes = 5;

}  // namespace waymark::wire

#endif  // WAYMARK_COMMON_WIRE_WIRE_TYPES_H_
