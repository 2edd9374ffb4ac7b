#ifndef WAYMARK_COMMON_STORAGE_RECORD_FORMAT_H_
#define WAYMARK_COMMON_STORAGE_RECORD_FORMAT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/storage/crc32c.h"

// The records of RocksDB's write-ahead logs and MANIFESTs, as record_file.h draws them.
namespace waymark::storage::records {

inline constexpr std::size_t kBlockBytes = std::size_t{32} << 10;
inline constexpr std::size_t kChecksumBytes = 4;
inline constexpr std::size_t kTypeAt = 6;
inline constexpr std::size_t kHeaderBytes = 7;

// What a record is of a write.
enum Type : unsigned char { kWhole = 1, kFirst = 2, kMiddle = 3, kLast = 4 };

inline std::uint32_t Byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// As the header of a record says; `record` has a whole header.
inline std::size_t LengthOf(std::string_view record) {
  return Byte(record, kChecksumBytes) | (Byte(record, kChecksumBytes + 1) << 8U);
}
inline unsigned char TypeOf(std::string_view record) {
  return static_cast<unsigned char>(record[kTypeAt]);
}

inline bool AllZero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

// Whether the checksum in the header is that of a content of so many bytes, which are all there.
inline bool Fits(std::string_view record, std::size_t length) {
  const std::uint32_t crc = Crc32c(record.substr(kTypeAt, 1 + length));
  // As RocksDB masks it: a checksum over bytes that hold checksums is a weak one.
  constexpr std::uint32_t kMask = 0xa282ead8;
  const std::uint32_t masked = ((crc >> 15U) | (crc << 17U)) + kMask;
  return masked == (Byte(record, 0) | (Byte(record, 1) << 8U) | (Byte(record, 2) << 16U) |
                    (Byte(record, 3) << 24U));
}

// Whether what looks cut off is whole, and only its length is wrong.
inline bool FitsAnyLength(std::string_view record) {
  for (std::size_t length = 0; kHeaderBytes + length <= record.size(); ++length) {
    if (Fits(record, length)) return true;
  }
  return false;
}

}  // namespace waymark::storage::records

#endif  // WAYMARK_COMMON_STORAGE_RECORD_FORMAT_H_
