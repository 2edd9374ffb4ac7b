#include "common/model/quoted_text.h"

#include <cstddef>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace waymark::model {
namespace {

constexpr std::size_t kMaxQuotedBytes = 64;

bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The longest prefix within the limit that ends where a character ends. Three steps back reach the
// start of any UTF-8 character; text that needs more is not UTF-8 and may be cut anywhere.
std::string_view CutAtCharacter(std::string_view text) {
  if (text.size() <= kMaxQuotedBytes) return text;
  std::size_t end = kMaxQuotedBytes;
  while (end > kMaxQuotedBytes - 3 && IsContinuationByte(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace

std::string QuotedText(std::string_view text) {
  const std::string_view shown = CutAtCharacter(text);
  const std::string escaped = absl::Utf8SafeCEscape(absl::string_view(shown.data(), shown.size()));
  return absl::StrCat("'", escaped, shown.size() < text.size() ? "...'" : "'");
}

}  // namespace waymark::model
