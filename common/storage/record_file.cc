#include "common/storage/record_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "common/storage/file_reading.h"

namespace waymark::storage {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{32} << 10;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::size_t kTypeAt = 6;
constexpr std::size_t kHeaderBytes = 7;

std::uint32_t Byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t LengthOf(std::string_view record) {
  return Byte(record, kChecksumBytes) | (Byte(record, kChecksumBytes + 1) << 8U);
}

bool AllZero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

// Whether the checksum in the header is that of a content of so many bytes.
bool Fits(std::string_view record, std::size_t length) {
  const std::uint32_t crc = Crc32c(record.substr(kTypeAt, 1 + length));
  // As RocksDB masks it: a checksum over bytes that hold checksums is a weak one.
  constexpr std::uint32_t kMask = 0xa282ead8;
  const std::uint32_t masked = ((crc >> 15U) | (crc << 17U)) + kMask;
  return masked == (Byte(record, 0) | (Byte(record, 1) << 8U) | (Byte(record, 2) << 16U) |
                    (Byte(record, 3) << 24U));
}

// Whether what looks cut off is whole, and only its length is wrong.
bool FitsAnyLength(std::string_view record) {
  for (std::size_t length = 0; kHeaderBytes + length <= record.size(); ++length) {
    if (Fits(record, length)) return true;
  }
  return false;
}

// Checks one block, which begins at byte `start`; `last` where the file ends with it.
absl::Status CheckBlock(std::string_view block, std::size_t start, bool last) {
  std::size_t at = 0;
  const auto damaged = [&](std::string_view what) {
    return absl::DataLossError(absl::StrCat("at byte ", start + at, ": ", std::string(what)));
  };
  while (block.size() - at >= kHeaderBytes) {
    const std::string_view record = block.substr(at);
    const std::size_t length = LengthOf(record);
    // Room that was made for records and not used.
    if (last && AllZero(record)) return absl::OkStatus();
    if (kHeaderBytes + length > record.size()) {
      if (last && block.size() < kBlockBytes && !FitsAnyLength(record)) return absl::OkStatus();
      return damaged("the record has another length than it says");
    }
    if (!Fits(record, length)) return damaged("the record is not what its checksum says");
    at += kHeaderBytes + length;
  }
  if (last || AllZero(block.substr(at))) return absl::OkStatus();
  return damaged("there is something where nothing is written");
}

}  // namespace

absl::Status CheckRecordFile(const std::filesystem::path& file) {
  WAYMARK_ASSIGN_OR_RETURN(FileReading reading, FileReading::Open(file));
  std::size_t start = 0;
  WAYMARK_ASSIGN_OR_RETURN(std::string block, reading.Read(kBlockBytes));
  while (!block.empty()) {
    WAYMARK_ASSIGN_OR_RETURN(std::string next, reading.Read(kBlockBytes));
    WAYMARK_RETURN_IF_ERROR(CheckBlock(block, start, next.empty()));
    start += block.size();
    block = std::move(next);
  }
  return absl::OkStatus();
}

}  // namespace waymark::storage
