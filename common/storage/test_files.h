#ifndef WAYMARK_COMMON_STORAGE_TEST_FILES_H_
#define WAYMARK_COMMON_STORAGE_TEST_FILES_H_

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::storage {

// Bytes that no compression shortens and nothing else holds: what is looked for in files.
// Printable, so that they may stand in any text.
inline std::string UniqueMarker() {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::size_t kMarkerBytes = 64;
  std::random_device random;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string marker;
  while (marker.size() < kMarkerBytes) marker.push_back(kLetters[letter(random)]);
  return marker;
}

inline std::string Content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline void FlipBit(std::string& bytes, std::size_t at) {
  bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
}

// Names of the files under `directory` that hold `bytes`.
inline std::vector<std::string> FilesWith(const std::filesystem::path& directory,
                                          std::string_view bytes) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    if (Content(entry.path()).find(bytes) != std::string::npos)
      names.push_back(entry.path().filename().string());
  }
  return names;
}

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_TEST_FILES_H_
