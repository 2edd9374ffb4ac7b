#include "query-service/text/words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace waymark::query {
namespace {

// What a code point does to the word it may stand in.
enum class Part { kWord, kApostrophe, kUnseen, kBreak };

// ASCII ones, and the forms that typesetting and other keyboards give them.
bool IsApostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xFF07; }

Part PartOf(UChar32 c) {
  constexpr UChar32 kZeroWidthSpace = 0x200B;
  if (c < 0 || c == kZeroWidthSpace) return Part::kBreak;
  if (IsApostrophe(c)) return Part::kApostrophe;
  if (c < 0x80)
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ? Part::kWord : Part::kBreak;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return Part::kUnseen;
  constexpr std::uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_GET_GC_MASK(c) & kWordMask) != 0 ? Part::kWord : Part::kBreak;
}

// The code point at `at`, which moves past it; negative for bytes that are none.
UChar32 NextCodePoint(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

std::string FoldUnicode(std::string_view word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  std::string folded;
  if (U_SUCCESS(error)) {
    icu::StringByteSink<std::string> sink(&folded);
    const icu::StringPiece piece(word.data(), static_cast<std::int32_t>(word.size()));
    fold->normalizeUTF8(0, piece, sink, nullptr, error);
  }
  // ICU's own data is missing: better found as it is written than not at all.
  if (U_FAILURE(error)) folded.assign(word);
  return absl::StrReplaceAll(folded, {{"\u2019", "'"}, {"\u02BC", "'"}});
}

std::string Fold(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) {
    return absl::ascii_isascii(static_cast<unsigned char>(c));
  });
  std::string folded = ascii ? absl::AsciiStrToLower(std::string(word)) : FoldUnicode(word);
  if (absl::EndsWith(folded, "'s")) folded.resize(folded.size() - 2);
  return folded;
}

// Where the word ends that goes on at `at`. Apostrophes and unseen characters belong to it only
// where it goes on behind them, and two apostrophes are quotes.
std::size_t EndOfWord(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int apostrophes = 0;
  while (at < text.size()) {
    const Part part = PartOf(NextCodePoint(text, at));
    if (part == Part::kBreak || (part == Part::kApostrophe && ++apostrophes > 1)) break;
    if (part != Part::kWord) continue;
    end = at;
    apostrophes = 0;
  }
  return end;
}

}  // namespace

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (PartOf(NextCodePoint(text, at)) != Part::kWord) continue;
    const std::size_t end = EndOfWord(text, at);
    at = end;
    std::string folded = Fold(text.substr(begin, end - begin));
    if (!folded.empty()) words.push_back({std::move(folded), begin, end});
  }
  return words;
}

std::size_t LeadingSpace(std::string_view text) {
  std::size_t end = 0;
  if (text.empty()) return 0;
  const UChar32 c = NextCodePoint(text, end);
  return c >= 0 && u_isUWhiteSpace(c) != 0 ? end : 0;
}

}  // namespace waymark::query
