#include "common/storage/big_endian.h"

#include <cstddef>

namespace waymark::storage {

std::string EncodeBigEndian(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (std::size_t i = 8; i > 0; --i) {
    bytes[i - 1] = static_cast<char>(number & 0xff);
    number >>= 8;
  }
  return bytes;
}

std::optional<std::uint64_t> DecodeBigEndian(std::string_view bytes) {
  if (bytes.size() != 8) return std::nullopt;
  std::uint64_t number = 0;
  for (const char byte : bytes) number = (number << 8) | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace waymark::storage
