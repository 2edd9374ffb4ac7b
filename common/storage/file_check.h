#ifndef WAYMARK_COMMON_STORAGE_FILE_CHECK_H_
#define WAYMARK_COMMON_STORAGE_FILE_CHECK_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Looks at the files of a database that nobody has open for writing, byte by byte, whether RocksDB
// can open it or not. Changes none.
namespace waymark::storage {

// A file of sorted entries, as the MANIFEST has it.
struct TableFile {
  std::string name = {};    // "000031.sst"
  std::string family = {};  // Whose entries it holds.
  std::uint64_t size = 0;
  std::string checksum = {};
  std::string checksum_function = {};
  std::string first_key = {};
  std::string last_key = {};
};

// A file that is not as it was written.
struct DamagedFile {
  enum class Kind { kCurrent, kManifest, kWriteAheadLog, kTable };

  std::string name = {};
  Kind kind = Kind::kTable;
  std::string what = {};  // "is not there"
  TableFile table = {};   // With kTable only.
};

// DATA_LOSS, "has a checksum ...", where the file is not the table; NOT_FOUND where it is not
// there.
absl::Status CheckTable(const std::filesystem::path& file, const TableFile& table);

// The tables that are missing, or whose size or checksum is another than the MANIFEST has. Any
// other error than damage, where one may not be read.
absl::StatusOr<std::vector<DamagedFile>> FindDamagedTables(const std::filesystem::path& directory,
                                                           const std::vector<TableFile>& tables);

// Those of what RocksDB begins with that are missing or damaged: CURRENT, the MANIFEST that it
// names, and the write-ahead logs, of which none needs to be there. Errors likewise.
absl::StatusOr<std::vector<DamagedFile>> FindDamagedRecords(const std::filesystem::path& directory);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_FILE_CHECK_H_
