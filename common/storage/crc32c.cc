#include "common/storage/crc32c.h"

#include "rocksdb/file_checksum.h"

namespace waymark::storage {

std::uint32_t Crc32c(std::string_view bytes) {
  const auto generator = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator(
      {.file_name = "", .requested_checksum_func_name = ""});
  generator->Update(bytes.data(), bytes.size());
  generator->Finalize();
  std::uint32_t crc = 0;
  // Big-endian.
  for (const char byte : generator->GetChecksum())
    crc = (crc << 8U) | static_cast<unsigned char>(byte);
  return crc;
}

}  // namespace waymark::storage
