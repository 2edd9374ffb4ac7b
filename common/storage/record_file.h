#ifndef WAYMARK_COMMON_STORAGE_RECORD_FILE_H_
#define WAYMARK_COMMON_STORAGE_RECORD_FILE_H_

#include <filesystem>

#include "absl/status/status.h"

namespace waymark::storage {

// Whether a write-ahead log or a MANIFEST holds only what was written to it. RocksDB takes some
// flipped bits in one for its end and drops what follows without a word; this does not.
//
// Blocks of 32 KiB, each of records that do not leave it, and less than a header of zeros at its
// end. A record:
//
//   checksum (4, little-endian)   of type and content: CRC-32C, masked
//   length (2, little-endian)     of the content
//   type (1)                      whole, or first, middle or last part
//   content
//
// OK too where the last record is cut off, as a crash may leave it. DATA_LOSS, "at byte 7: what is
// wrong"; NOT_FOUND where the file is not there; INTERNAL where it cannot be read.
absl::Status CheckRecordFile(const std::filesystem::path& file);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_RECORD_FILE_H_
