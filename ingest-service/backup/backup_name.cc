#include "ingest-service/backup/backup_name.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace waymark::ingest {
namespace {

constexpr std::string_view kBackups = "backups/";

}  // namespace

std::string FormatBackupName(std::uint32_t number) {
  return absl::StrCat(std::string(kBackups), number);
}

std::optional<std::uint32_t> ParseBackupName(std::string_view name) {
  if (!name.starts_with(kBackups)) return std::nullopt;
  std::uint32_t number = 0;
  const std::string digits(name.substr(kBackups.size()));
  if (!absl::SimpleAtoi(digits, &number) || number == 0) return std::nullopt;
  // "017" and "+17" would be other names of one backup.
  return FormatBackupName(number) == name ? std::optional(number) : std::nullopt;
}

}  // namespace waymark::ingest
