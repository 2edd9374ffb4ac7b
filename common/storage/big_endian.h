#ifndef WAYMARK_COMMON_STORAGE_BIG_ENDIAN_H_
#define WAYMARK_COMMON_STORAGE_BIG_ENDIAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::storage {

// 8 bytes, most significant first: sorts as the number does.
std::string EncodeBigEndian(std::uint64_t number);

// Nothing unless `bytes` is exactly 8 long.
std::optional<std::uint64_t> DecodeBigEndian(std::string_view bytes);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_BIG_ENDIAN_H_
