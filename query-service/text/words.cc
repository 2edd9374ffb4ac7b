#include "query-service/text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
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

// What a byte of ASCII is folded where it is a letter or digit, else one of these.
constexpr char kNoWord = 0;   // Parts words.
constexpr char kUnclear = 1;  // An apostrophe, or a byte of another character.

constexpr std::array<char, 256> MakeFoldedBytes() {
  std::array<char, 256> folded{};
  for (std::size_t byte = 0; byte < folded.size(); ++byte) {
    const bool digit = byte >= '0' && byte <= '9';
    const bool lower = byte >= 'a' && byte <= 'z';
    const bool upper = byte >= 'A' && byte <= 'Z';
    folded[byte] = digit || lower                 ? static_cast<char>(byte)
                   : upper                        ? static_cast<char>(byte - 'A' + 'a')
                   : byte == '\'' || byte >= 0x80 ? kUnclear
                                                  : kNoWord;
  }
  return folded;
}
constexpr std::array<char, 256> kFoldedBytes = MakeFoldedBytes();

char FoldedByte(char byte) { return kFoldedBytes[static_cast<unsigned char>(byte)]; }

// Where the letters and digits of ASCII that begin at `at` end, with what they are folded; nothing
// where it takes more to tell where the word ends.
std::optional<std::size_t> ShortWay(std::string_view text, std::size_t at, std::string& folded) {
  folded.clear();
  for (; at < text.size(); ++at) {
    const char byte = FoldedByte(text[at]);
    if (byte == kNoWord) break;
    if (byte == kUnclear) return std::nullopt;
    folded.push_back(byte);
  }
  return at;
}

template <typename Take>
void Split(std::string_view text, bool short_way, const Take& take) {
  std::string folded;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (short_way) {
      if (FoldedByte(text[at]) == kNoWord) {
        ++at;
        continue;
      }
      if (const auto end = ShortWay(text, at, folded); end.has_value()) {
        at = *end;
        take(folded, begin, at);
        continue;
      }
    }
    if (PartOf(NextCodePoint(text, at)) != Part::kWord) continue;
    const std::size_t end = EndOfWord(text, at);
    at = end;
    folded = Fold(text.substr(begin, end - begin));
    if (!folded.empty()) take(folded, begin, end);
  }
}

}  // namespace

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  Split(text, /*short_way=*/true, [&](std::string_view folded, std::size_t begin, std::size_t end) {
    words.push_back({std::string(folded), begin, end});
  });
  return words;
}

std::vector<Word> WordsByCodePoint(std::string_view text) {
  std::vector<Word> words;
  Split(text, /*short_way=*/false,
        [&](std::string_view folded, std::size_t begin, std::size_t end) {
          words.push_back({std::string(folded), begin, end});
        });
  return words;
}

void ForEachWord(std::string_view text, absl::FunctionRef<void(std::string_view folded)> take) {
  Split(text, /*short_way=*/true,
        [&](std::string_view folded, std::size_t /*begin*/, std::size_t /*end*/) { take(folded); });
}

std::size_t LeadingSpace(std::string_view text) {
  std::size_t end = 0;
  if (text.empty()) return 0;
  const UChar32 c = NextCodePoint(text, end);
  return c >= 0 && u_isUWhiteSpace(c) != 0 ? end : 0;
}

}  // namespace waymark::query
