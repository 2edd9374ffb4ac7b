#include "ingest-service/log/manifest_mark.h"

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/files/replaced_file.h"
#include "common/storage/crc32c.h"
#include "common/telemetry/log.h"
#include "ingest-service/log/acknowledged_mark.h"

namespace waymark::ingest {
namespace {

constexpr char kMagic[] = "waymark-manifest";
constexpr int kFormat = 1;

using Manifest = storage::Database::Manifest;

std::string LineOf(const Manifest& manifest) {
  const std::string said =
      absl::StrCat(kMagic, " ", kFormat, " ", manifest.name, " ", manifest.size);
  return absl::StrCat(said, " ", absl::Hex(storage::Crc32c(said), absl::kZeroPad8), "\n");
}

std::string ContentOf(const std::filesystem::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

// In the order of their making; 0 for what is no name of one. Not the names themselves: they have
// six digits, and in time seven.
std::uint64_t NumberOf(std::string_view name) {
  constexpr std::string_view kPrefix = "MANIFEST-";
  std::uint64_t number = 0;
  if (!name.starts_with(kPrefix)) return 0;
  const std::string digits(name.substr(kPrefix.size()));
  return absl::SimpleAtoi(digits, &number) ? number : 0;
}

bool ReadMark(const std::filesystem::path& file, Manifest& manifest) {
  const std::string content = ContentOf(file);
  std::istringstream words(content);
  std::string magic;
  int format = 0;
  words >> magic >> format >> manifest.name >> manifest.size;
  return !words.fail() && content == LineOf(manifest);
}

}  // namespace

absl::Status CheckManifest(const std::filesystem::path& file,
                           const std::filesystem::path& log_directory) {
  std::error_code error;
  if (!std::filesystem::exists(file, error) ||
      !std::filesystem::exists(log_directory / "CURRENT", error)) {
    return absl::OkStatus();
  }
  Manifest marked;
  if (!ReadMark(file, marked)) {
    return absl::DataLossError(
        absl::StrCat(file.string(), " cannot be read. ", AcknowledgedMark::kRepair, "."));
  }
  std::string name = ContentOf(log_directory / "CURRENT");
  if (!name.empty()) name.pop_back();
  const std::uint64_t size =
      name == marked.name ? std::filesystem::file_size(log_directory / name, error) : marked.size;
  if (!error && NumberOf(name) >= NumberOf(marked.name) && size >= marked.size) {
    return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat(
      "the log's ", name, " has ", error ? 0 : size, " bytes, and ", file.string(), " shows that ",
      marked.name, " had ", marked.size, ". ", AcknowledgedMark::kRepair, "."));
}

void ManifestMark::Update() {
  const auto manifest = store_.LookAtManifest();
  absl::Status done = manifest.status();
  if (done.ok()) {
    const std::string line = LineOf(*manifest);
    if (line == written_) return;
    done = files::ReplaceFile(file_, line);
    if (done.ok()) written_ = line;
  }
  if (!done.ok()) log::Error("manifest mark not written", {{"cause", done.ToString()}});
}

}  // namespace waymark::ingest
