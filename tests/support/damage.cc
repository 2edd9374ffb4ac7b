#include "tests/support/damage.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

// One in so many is cut off.
constexpr std::size_t kCutOff = 3;

std::vector<fs::path> FilesBelow(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void FlipABit(const fs::path& file, std::size_t at, std::mt19937& random) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(at));
  const unsigned bit = 1U << (random() % 8);
  const char flipped = static_cast<char>(static_cast<unsigned>(stream.get()) ^ bit);
  stream.seekp(static_cast<std::streamoff>(at));
  stream.put(flipped);
}

std::string DamageAFile(const fs::path& directory, std::mt19937& random) {
  const std::vector<fs::path> files = FilesBelow(directory);
  const fs::path file = files[random() % files.size()];
  const std::size_t at = random() % fs::file_size(file);
  const std::string name = fs::relative(file, directory).string();
  if (random() % kCutOff == 0) {
    fs::resize_file(file, at);
    return absl::StrCat(name, " cut off at ", at);
  }
  FlipABit(file, at, random);
  return absl::StrCat(name, " flipped at ", at);
}

}  // namespace waymark
