#include "tests/personal_data/identifiers/grouping.h"

#include <cstddef>

#include "absl/strings/ascii.h"

namespace waymark::corpus {

std::string Grouped(std::string_view text, std::string_view sizes, std::string_view separator) {
  std::string grouped;
  for (const char size : sizes) {
    const auto length = static_cast<std::size_t>(size - '0');
    if (!grouped.empty()) {
      grouped += separator;
    }
    grouped += text.substr(0, length);
    text.remove_prefix(length);
  }
  return grouped;
}

std::string Lower(std::string text) {
  absl::AsciiStrToLower(&text);
  return text;
}

std::string Upper(std::string text) {
  absl::AsciiStrToUpper(&text);
  return text;
}

}  // namespace waymark::corpus
