#include "common/config/config_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/config/command_line.h"

// Only this file includes it: with its code, and without exceptions.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include "toml++/toml.h"

namespace waymark::config {
namespace {

// Nothing where it cannot be read to its end: a stream takes an error for the end.
std::optional<std::string> ReadAll(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"),
                                                             &std::fclose);
  if (file == nullptr) return std::nullopt;
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), file.get())) {
    text.append(part.data(), size);
  }
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return text;
}

std::string Place(const std::filesystem::path& path, const toml::source_region& source) {
  return absl::StrCat(path.string(), ":", source.begin.line);
}

// As on the command line; nothing for what no flag can be given.
std::optional<std::string> TextOf(const toml::node& value) {
  if (const auto text = value.value_exact<std::string>()) return *text;
  if (const auto number = value.value_exact<std::int64_t>()) return absl::StrCat(*number);
  if (const auto is = value.value_exact<bool>()) return *is ? "true" : "false";
  return std::nullopt;
}

}  // namespace

std::vector<std::string> FlagsInFile(std::vector<std::string> flags) {
  flags.erase(std::remove(flags.begin(), flags.end(), kConfigFlag), flags.end());
  return flags;
}

ConfigFile ReadConfigFile(const std::filesystem::path& path,
                          const std::vector<std::string>& flags) {
  ConfigFile file;
  const std::optional<std::string> text = ReadAll(path);
  if (!text.has_value()) {
    file.faults.push_back(absl::StrCat(path.string(), " cannot be read"));
    return file;
  }
  const toml::parse_result parsed = toml::parse(*text, path.string());
  if (!parsed) {
    file.faults.push_back(absl::StrCat(Place(path, parsed.error().source()),
                                       ": not TOML: ", std::string(parsed.error().description())));
    return file;
  }
  file.is_toml = true;
  for (const auto& [key, value] : parsed.table()) {
    const std::string name(key.str());
    const std::string place = Place(path, key.source());
    if (std::find(flags.begin(), flags.end(), name) == flags.end()) {
      file.faults.push_back(absl::StrCat(place, ": there is no '", name,
                                         "' to set here; --help lists what there is"));
    } else if (auto given = TextOf(value)) {
      file.settings.push_back({.flag = name, .value = *std::move(given), .from = place});
    } else {
      file.faults.push_back(
          absl::StrCat(place, ": '", name, "' takes text in quotes, a number, true or false"));
    }
  }
  return file;
}

}  // namespace waymark::config
