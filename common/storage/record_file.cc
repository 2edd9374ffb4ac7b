#include "common/storage/record_file.h"

#include <cstddef>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "common/files/file_reading.h"
#include "common/status/status_macros.h"
#include "common/storage/record_format.h"

namespace waymark::storage {
namespace {

using records::AllZero;
using records::Fits;
using records::FitsAnyLength;
using records::kBlockBytes;
using records::kHeaderBytes;
using records::LengthOf;

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
  WAYMARK_ASSIGN_OR_RETURN(files::FileReading reading, files::FileReading::Open(file));
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
