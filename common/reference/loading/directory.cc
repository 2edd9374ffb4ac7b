#include "common/reference/loading/directory.h"

#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <openssl/evp.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace waymark::reference {
namespace {

// Far above what England needs; keeps a wrong path from filling memory.
constexpr uintmax_t kMaxFileBytes = 16 << 20;

std::optional<std::string> ReadFile(const std::filesystem::path& path, std::string& problem) {
  std::error_code error;
  const uintmax_t size = std::filesystem::file_size(path, error);
  if (error) {
    problem = error.message();
    return std::nullopt;
  }
  if (size > kMaxFileBytes) {
    problem = "larger than 16 MiB";
    return std::nullopt;
  }
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(text.data(), static_cast<std::streamsize>(size))) {
    problem = "cannot be read";
    return std::nullopt;
  }
  return text;
}

bool Update(EVP_MD_CTX* context, std::string_view bytes) {
  return EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1;
}

}  // namespace

FileTexts ReadFiles(const std::filesystem::path& directory, Faults& faults) {
  FileTexts texts;
  for (const std::string_view name : kFiles) {
    std::string problem;
    std::optional<std::string> text = ReadFile(directory / name, problem);
    if (text) {
      texts.emplace(name, *std::move(text));
    } else {
      faults.Add((directory / name).string(), 0, problem);
    }
  }
  return texts;
}

absl::StatusOr<std::string> DigestOf(const FileTexts& texts) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  bool good = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  for (const std::string_view name : kFiles) {
    const auto text = texts.find(name);
    if (!good || text == texts.end()) continue;
    const std::string size = absl::StrCat(text->second.size());
    good = Update(context.get(), name) && Update(context.get(), std::string_view("\0", 1)) &&
           Update(context.get(), size) && Update(context.get(), std::string_view("\0", 1)) &&
           Update(context.get(), text->second);
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
  unsigned int length = 0;
  good = good && EVP_DigestFinal_ex(context.get(), digest.data(), &length) == 1;
  if (!good) return absl::InternalError("SHA-256 of the reference data failed");
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), length));
}

}  // namespace waymark::reference
