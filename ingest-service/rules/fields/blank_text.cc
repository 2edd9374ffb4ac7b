#include "ingest-service/rules/fields/blank_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace waymark::ingest {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// White_Space, Default_Ignorable_Code_Point and the empty Braille pattern, in order.
constexpr auto kBlank = std::to_array<Range>({
    {0x0009, 0x000D},    // tab to carriage return
    {0x0020, 0x0020},    // space
    {0x0085, 0x0085},    // next line
    {0x00A0, 0x00A0},    // no-break space
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x1680, 0x1680},    // Ogham space
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian variation selectors and vowel separator
    {0x2000, 0x200F},    // spaces of all widths, none included, and marks of direction
    {0x2028, 0x202F},    // line and paragraph separators, embeddings, narrow no-break space
    {0x205F, 0x206F},    // mathematical space, word joiner and other invisible ones
    {0x2800, 0x2800},    // Braille pattern without dots
    {0x3000, 0x3000},    // ideographic space
    {0x3164, 0x3164},    // Hangul filler
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // half-width Hangul filler
    {0xFFF0, 0xFFF8},    // unassigned, to be ignored
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE0FFF},  // tags and variation selectors
});

constexpr char32_t kNoCharacter = 0xFFFD;

// The character at the beginning of `text` and its bytes. kNoCharacter where they are cut off; else
// it trusts them: text that is not UTF-8 is refused as such.
struct Character {
  char32_t code = kNoCharacter;
  std::size_t bytes = 1;
};

Character FirstOf(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {.code = lead};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < bytes) return {};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (const char c : text.substr(1, bytes - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) return {};
    code = (code << 6) | (byte & 0x3FU);
  }
  return {.code = code, .bytes = bytes};
}

bool IsBlankCharacter(char32_t code) {
  const auto* const range =
      std::find_if(kBlank.begin(), kBlank.end(), [code](const Range& r) { return code <= r.last; });
  return range != kBlank.end() && code >= range->first;
}

}  // namespace

bool IsBlank(std::string_view text) {
  while (!text.empty()) {
    const Character character = FirstOf(text);
    if (!IsBlankCharacter(character.code)) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

}  // namespace waymark::ingest
