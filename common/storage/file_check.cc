#include "common/storage/file_check.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "rocksdb/file_checksum.h"

#include "common/files/file_reading.h"
#include "common/status/status_macros.h"
#include "common/storage/record_file.h"
#include "common/storage/torn_write.h"

namespace waymark::storage {
namespace {

constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;
constexpr std::string_view kManifestPrefix = "MANIFEST-";

using Kind = DamagedFile::Kind;

// Adds the file where it is damaged; hands on what is no damage.
absl::Status Note(DamagedFile file, const absl::Status& checked, std::vector<DamagedFile>& found) {
  if (checked.ok()) return absl::OkStatus();
  if (!absl::IsDataLoss(checked) && !absl::IsNotFound(checked)) {
    return {checked.code(), absl::StrCat(file.name, " ", checked.message())};
  }
  file.what = std::string(checked.message());
  found.push_back(std::move(file));
  return absl::OkStatus();
}

absl::Status CheckRecords(const std::filesystem::path& file) {
  absl::Status checked = CheckRecordFile(file);
  if (!absl::IsDataLoss(checked)) return checked;
  return absl::DataLossError(absl::StrCat("is damaged ", checked.message()));
}

absl::Status CheckWriteAheadLog(const std::filesystem::path& file) {
  const auto torn = FindTornWrite(file);
  if (!torn.ok() || !torn->has_value()) return CheckRecords(file);
  return absl::DataLossError(
      absl::StrCat("ends in a write that a loss of power left in pieces, from byte ", **torn,
                   " on, which the service cuts off when it starts"));
}

absl::Status CheckManifest(const std::filesystem::path& file) {
  absl::Status checked = CheckRecords(file);
  if (!absl::IsNotFound(checked)) return checked;
  return absl::NotFoundError("is not there, and CURRENT names it");
}

// "MANIFEST-000034".
absl::StatusOr<std::string> ManifestOf(const std::filesystem::path& directory) {
  WAYMARK_ASSIGN_OR_RETURN(std::string name, files::ReadFile(directory / "CURRENT"));
  const bool names_one = name.starts_with(kManifestPrefix) && name.ends_with('\n') &&
                         std::all_of(name.begin() + kManifestPrefix.size(), name.end() - 1,
                                     [](char c) { return c >= '0' && c <= '9'; });
  if (!names_one) return absl::DataLossError("does not name a MANIFEST");
  name.pop_back();
  return name;
}

std::vector<std::string> WriteAheadLogs(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".log") names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

absl::Status CheckTable(const std::filesystem::path& file, const TableFile& table) {
  const auto checksum = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator(
      {.file_name = file.string(), .requested_checksum_func_name = table.checksum_function});
  if (checksum == nullptr) {
    return absl::DataLossError(absl::StrCat("has a checksum of a kind this version does not know (",
                                            table.checksum_function, ")"));
  }
  WAYMARK_ASSIGN_OR_RETURN(files::FileReading reading, files::FileReading::Open(file));
  std::uint64_t size = 0;
  while (true) {
    WAYMARK_ASSIGN_OR_RETURN(const std::string bytes, reading.Read(kReadAtOnce));
    if (bytes.empty()) break;
    checksum->Update(bytes.data(), bytes.size());
    size += bytes.size();
  }
  if (size != table.size) {
    return absl::DataLossError(
        absl::StrCat("has ", size, " bytes in place of the ", table.size, " that were written"));
  }
  checksum->Finalize();
  if (checksum->GetChecksum() == table.checksum) return absl::OkStatus();
  return absl::DataLossError("is not what its checksum says");
}

absl::StatusOr<std::vector<DamagedFile>> FindDamagedTables(const std::filesystem::path& directory,
                                                           const std::vector<TableFile>& tables) {
  std::vector<DamagedFile> found;
  for (const TableFile& table : tables) {
    WAYMARK_RETURN_IF_ERROR(Note({.name = table.name, .kind = Kind::kTable, .table = table},
                                 CheckTable(directory / table.name, table), found));
  }
  return found;
}

absl::StatusOr<std::vector<DamagedFile>> FindDamagedRecords(
    const std::filesystem::path& directory) {
  std::vector<DamagedFile> found;
  const absl::StatusOr<std::string> manifest = ManifestOf(directory);
  if (manifest.ok()) {
    WAYMARK_RETURN_IF_ERROR(Note({.name = *manifest, .kind = Kind::kManifest},
                                 CheckManifest(directory / *manifest), found));
  } else {
    WAYMARK_RETURN_IF_ERROR(
        Note({.name = "CURRENT", .kind = Kind::kCurrent}, manifest.status(), found));
  }
  for (const std::string& name : WriteAheadLogs(directory)) {
    WAYMARK_RETURN_IF_ERROR(Note({.name = name, .kind = Kind::kWriteAheadLog},
                                 CheckWriteAheadLog(directory / name), found));
  }
  return found;
}

}  // namespace waymark::storage
