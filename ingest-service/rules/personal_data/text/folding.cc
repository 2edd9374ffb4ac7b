#include "ingest-service/rules/personal_data/text/folding.h"

#include <cstddef>

#include "ingest-service/rules/personal_data/text/characters.h"

namespace waymark::ingest {
namespace {

struct Decoded {
  char32_t code;
  std::size_t bytes;
};

// A stray byte, as text that is not UTF-8 has them: U+FFFD, the replacement character.
constexpr Decoded kStrayByte = {0xFFFD, 1};

// Longer spellings than needed are decoded too: what they hide must be found.
Decoded Decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC0 || lead > 0xF7) return kStrayByte;
  const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < bytes) return kStrayByte;
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t at = 1; at < bytes; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0U) != 0x80U) return kStrayByte;
    code = (code << 6) | (byte & 0x3FU);
  }
  return {code, bytes};
}

bool IsWhiteSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string FoldText(std::string_view text) {
  // Written into what is large enough: to grow a string by each character costs most of the time.
  std::string folded(text.size(), '\0');
  char* to = folded.data();
  bool space_before = false;
  int line_feeds_before = 0;
  while (!text.empty()) {
    char c = text[0];
    if (static_cast<unsigned char>(c) < 0x80) {
      // Stands for itself: most of most texts.
      text.remove_prefix(1);
    } else {
      const Decoded character = Decode(text);
      text.remove_prefix(character.bytes);
      c = FoldCharacter(character.code);
    }
    if (IsWhiteSpace(c)) {
      space_before = true;
      if (c == '\n') ++line_feeds_before;
    } else if (c >= ' ' && c < '\x7F') {
      if (space_before) *to++ = line_feeds_before > 1 ? '\n' : ' ';
      *to++ = c;
      space_before = false;
      line_feeds_before = 0;
    }
  }
  folded.resize(static_cast<std::size_t>(to - folded.data()));
  return folded;
}

}  // namespace waymark::ingest
