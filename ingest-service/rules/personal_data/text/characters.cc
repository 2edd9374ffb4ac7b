#include "ingest-service/rules/personal_data/text/characters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace waymark::ingest {
namespace {

// The zeros of the decimal digits (category Nd) of Unicode 15; nine more follow each.
constexpr auto kZeros = std::to_array<char32_t>(
    {0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,
     0x0CE6,  0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,
     0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,
     0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0,
     0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950,
     0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2,
     0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0});

// U+00C0 to U+017F without their accents.
constexpr std::string_view kLatin =
    "AAAAAAACEEEEIIIIDNOOOOO|OUUUUYTsaaaaaaaceeeeiiiidnooooo|ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

struct Range {
  char32_t first;
  char32_t last;
  char folded;
};

// In order, and apart. What is in none of these, digits and Latin letters set aside, is a letter.
constexpr Range kRanges[] = {
    {0x0080, 0x009F, ' '},        {0x00A0, 0x00A0, ' '},        {0x00A1, 0x00A1, '|'},
    {0x00A2, 0x00A5, '$'},        {0x00A6, 0x00AC, '|'},        {0x00AD, 0x00AD, kInvisible},
    {0x00AE, 0x00B6, '|'},        {0x00B7, 0x00B7, '.'},        {0x00B8, 0x00BF, '|'},
    {0x02B9, 0x02BD, '\''},       {0x0300, 0x036F, kInvisible}, {0x061C, 0x061C, kInvisible},
    {0x1680, 0x1680, ' '},        {0x180B, 0x180E, kInvisible}, {0x2000, 0x200A, ' '},
    {0x200B, 0x200F, kInvisible}, {0x2010, 0x2015, '-'},        {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},        {0x2020, 0x2023, '|'},        {0x2024, 0x2024, '.'},
    {0x2025, 0x2026, '.'},        {0x2027, 0x2027, '.'},        {0x2028, 0x2029, '\n'},
    {0x202A, 0x202E, kInvisible}, {0x202F, 0x202F, ' '},        {0x2030, 0x2031, '|'},
    {0x2032, 0x2032, '\''},       {0x2033, 0x2033, '"'},        {0x2034, 0x2042, '|'},
    {0x2043, 0x2043, '-'},        {0x2044, 0x2044, '/'},        {0x2045, 0x205E, '|'},
    {0x205F, 0x205F, ' '},        {0x2060, 0x206F, kInvisible}, {0x2070, 0x209F, '|'},
    {0x20A0, 0x20CF, '$'},        {0x20D0, 0x20FF, kInvisible}, {0x2100, 0x2211, '|'},
    {0x2212, 0x2212, '-'},        {0x2213, 0x2214, '|'},        {0x2215, 0x2215, '/'},
    {0x2216, 0x2BFF, '|'},        {0x3000, 0x3000, ' '},        {0x3001, 0x3001, ','},
    {0x3002, 0x3002, '.'},        {0x3003, 0x303F, '|'},        {0xFE00, 0xFE0F, kInvisible},
    {0xFE10, 0xFE4F, '|'},        {0xFE50, 0xFE50, ','},        {0xFE52, 0xFE52, '.'},
    {0xFE55, 0xFE55, ':'},        {0xFE58, 0xFE58, '-'},        {0xFE63, 0xFE63, '-'},
    {0xFE6B, 0xFE6B, '@'},        {0xFEFF, 0xFEFF, kInvisible}, {0xFFE0, 0xFFE6, '$'},
    {0xFFF9, 0xFFFD, '|'},        {0x1F000, 0x1FBEF, '|'},      {0xE0000, 0xE0FFF, kInvisible},
};

// '\0' where `code` is no decimal digit.
char FoldDigit(char32_t code) {
  const auto* const after = std::upper_bound(kZeros.begin(), kZeros.end(), code);
  if (after == kZeros.begin() || code > *std::prev(after) + 9) return '\0';
  return static_cast<char>('0' + (code - *std::prev(after)));
}

// Bold, italic and other letters made for formulas: alphabets of 26 capitals and 26 small ones.
char FoldMathematicalLetter(char32_t code) {
  const char32_t place = (code - 0x1D400) % 52;
  return static_cast<char>(place < 26 ? 'A' + place : 'a' + (place - 26));
}

}  // namespace

char FoldCharacter(char32_t code) {
  if (code < 0x80) return static_cast<char>(code);
  if (code >= 0x00C0 && code < 0x0180) return kLatin[code - 0x00C0];
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFF01 + '!');
  if (code >= 0x1D400 && code < 0x1D6A4) return FoldMathematicalLetter(code);
  if (const char digit = FoldDigit(code); digit != '\0') return digit;
  const auto* const range = std::lower_bound(
      std::begin(kRanges), std::end(kRanges), code,
      [](const Range& candidate, char32_t value) { return candidate.last < value; });
  if (range != std::end(kRanges) && code >= range->first) return range->folded;
  return '_';
}

}  // namespace waymark::ingest
