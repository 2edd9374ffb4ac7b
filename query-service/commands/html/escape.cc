#include "query-service/commands/html/escape.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace waymark::query::client {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How many bytes from `at` make a character that is not shown but changes what is.
std::size_t HiddenBytes(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F) return 1;
  // U+0080 to U+009F.
  if (first == 0xC2 && byte(at + 1) < 0xA0) return 2;
  if (first == 0xE2 && byte(at + 1) == 0x80) {
    // U+200E, U+200F; U+2028 to U+202E.
    const unsigned last = byte(at + 2);
    if (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE)) return 3;
  }
  // U+2066 to U+2069.
  if (first == 0xE2 && byte(at + 1) == 0x81 && byte(at + 2) >= 0xA6 && byte(at + 2) <= 0xA9) {
    return 3;
  }
  // U+FFFE and U+FFFF, which no XML may hold.
  if (first == 0xEF && byte(at + 1) == 0xBF && byte(at + 2) >= 0xBE) return 3;
  return 0;
}

std::string_view EntityOf(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t hidden = HiddenBytes(text, i); hidden > 0) {
      result += kReplacement;
      i += hidden;
      continue;
    }
    const std::string_view entity = EntityOf(text[i]);
    result += entity.empty() ? text.substr(i, 1) : entity;
    ++i;
  }
  return result;
}

bool IsLinkable(std::string_view uri) {
  const auto printable = [](char byte) { return byte > ' ' && byte < 0x7F; };
  const absl::string_view start(uri.data(), uri.size());
  return (absl::StartsWithIgnoreCase(start, "https://") ||
          absl::StartsWithIgnoreCase(start, "http://")) &&
         std::all_of(uri.begin(), uri.end(), printable);
}

}  // namespace waymark::query::client
