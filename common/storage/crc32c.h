#ifndef WAYMARK_COMMON_STORAGE_CRC32C_H_
#define WAYMARK_COMMON_STORAGE_CRC32C_H_

#include <cstdint>
#include <string_view>

namespace waymark::storage {

// The checksum that RocksDB uses, not masked.
std::uint32_t Crc32c(std::string_view bytes);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_CRC32C_H_
