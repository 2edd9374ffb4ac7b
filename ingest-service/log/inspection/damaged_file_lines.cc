#include "ingest-service/log/inspection/damaged_file_lines.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "common/storage/big_endian.h"
#include "ingest-service/log/keys.h"

namespace waymark::ingest {
namespace {

using storage::DamagedFile;
using storage::TableFile;

constexpr std::size_t kMaxLines = 20;

// "changes 12 to 80", of a table whose keys are sequences.
std::string ChangesOf(const TableFile& table) {
  const auto first = storage::DecodeBigEndian(table.first_key);
  const auto last = storage::DecodeBigEndian(table.last_key);
  if (!first.has_value() || !last.has_value()) return "changes";
  if (*first == *last) return absl::StrCat("change ", *first);
  return absl::StrCat("changes ", *first, " to ", *last);
}

std::string HeldBy(const TableFile& table) {
  const std::vector<std::string> families = keys::Families();
  const auto place = std::find(families.begin(), families.end(), table.family);
  switch (static_cast<storage::Family>(place - families.begin())) {
    case keys::kMeta:
      return "what the log is and which format it has";
    case keys::kLog:
      return absl::StrCat("records of ", ChangesOf(table));
    case keys::kRevisions:
      return absl::StrCat("revisions of ", ChangesOf(table));
    case keys::kHeads:
      return "the current states of visits";
    case keys::kRequests:
      return "the answers to requests of the last seven days";
    case keys::kRequestTimes:
      return "when requests are to be forgotten";
    default:
      return absl::StrCat("'", table.family, "'");
  }
}

std::string HeldBy(const DamagedFile& file) {
  switch (file.kind) {
    case DamagedFile::Kind::kCurrent:
      return "which MANIFEST is in use";
    case DamagedFile::Kind::kManifest:
      return "which files the store is made of";
    case DamagedFile::Kind::kWriteAheadLog:
      return "the latest changes and all that came with them";
    case DamagedFile::Kind::kTable:
      break;
  }
  return HeldBy(file.table);
}

}  // namespace

std::string DamagedFileLines(const std::vector<DamagedFile>& files) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(files.size(), kMaxLines); ++i) {
    absl::StrAppend(&lines, lines.empty() ? "" : "\n", "log/", files[i].name, " ", files[i].what,
                    ". It held ", HeldBy(files[i]), ".");
  }
  if (files.size() > kMaxLines) {
    absl::StrAppend(&lines, "\nand ", files.size() - kMaxLines, " files more");
  }
  return lines;
}

}  // namespace waymark::ingest
