#include "ingest-service/rules/personal_data/birth/birth_words.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"

namespace waymark::ingest {
namespace {

const RE2& BirthWords() {
  static const RE2* const words = new RE2(
      "(?i)dates?[ _-]?of[ _-]?births?|dobs?|d\\. ?o\\. ?b|d/o/b|d-o-b|d o b|d_o_b|"
      "births?[ _-]?(?:dates?|days?)|b'?-?day|born|birth|(?-i:b\\.)|\\(b ");
  return *words;
}

bool IsLetter(char c, char lower) {
  return absl::ascii_tolower(static_cast<unsigned char>(c)) == lower;
}

bool StartsWithLetters(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char letter, char c) { return IsLetter(c, letter); });
}

// Without what may stand between the letters of "d. o. b", at the end.
std::string_view WithoutMarks(std::string_view text) {
  for (int marks = 0; marks < 2 && !text.empty(); ++marks) {
    if (std::string_view(" ./-_").find(text.back()) == std::string_view::npos) break;
    text.remove_suffix(1);
  }
  return text;
}

// Whether what ends in "d" and "o", marks between them aside, stands before a "b".
bool EndsInDo(std::string_view before) {
  before = WithoutMarks(before);
  if (before.empty() || !IsLetter(before.back(), 'o')) return false;
  before = WithoutMarks(before.substr(0, before.size() - 1));
  return !before.empty() && IsLetter(before.back(), 'd');
}

// Whether a word of birth may have its "b" there: true wherever BirthWords() has one, and else
// hardly ever. By single bytes, as every "b" of every text is looked at.
bool MayBeBirthAt(std::string_view text, std::size_t b) {
  const std::string_view after = text.substr(b + 1);
  const char next = after.empty() ? '\0' : after.front();
  switch (absl::ascii_tolower(static_cast<unsigned char>(next))) {
    case 'd':
    case '-':
    case '\'':
      return true;
    case 'i':
    case 'o':
      if (StartsWithLetters(after, "irth") || StartsWithLetters(after, "orn")) return true;
      break;
    case '.':
      if (text[b] == 'b') return true;
      break;
    case ' ':
      if (b > 0 && text[b - 1] == '(') return true;
      break;
    default:
      break;
  }
  return EndsInDo(text.substr(0, b));
}

BirthWordKind KindOf(std::string_view word) {
  const std::string lower = absl::AsciiStrToLower(absl::string_view(word.data(), word.size()));
  if (lower == "born") return BirthWordKind::kBorn;
  if (lower == "b." || lower == "(b ") return BirthWordKind::kInitial;
  return lower == "birth" ? BirthWordKind::kBirth : BirthWordKind::kLabel;
}

// "childDob": a capital begins a word inside a name of a field.
bool IsHump(char before, char first) {
  return absl::ascii_islower(static_cast<unsigned char>(before)) &&
         absl::ascii_isupper(static_cast<unsigned char>(first));
}

bool IsWordAt(std::string_view text, Span span, BirthWordKind kind) {
  if (span.begin > 0) {
    const char before = text[span.begin - 1];
    if (absl::ascii_isalnum(static_cast<unsigned char>(before)) &&
        !(kind == BirthWordKind::kLabel && IsHump(before, text[span.begin]))) {
      return false;
    }
    if (before == '-' && kind != BirthWordKind::kLabel) return false;
    if (before == '.' && kind == BirthWordKind::kInitial) return false;
  }
  return span.end >= text.size() ||
         !absl::ascii_isalpha(static_cast<unsigned char>(text[span.end]));
}

}  // namespace

bool MayHaveBirthWord(std::string_view text) {
  // Without find_first_of, which is a call for each byte, or find, which is one for each "b".
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] == 'b' || text[at] == 'B') && MayBeBirthAt(text, at)) return true;
  }
  return false;
}

std::optional<BirthWord> FindBirthWord(std::string_view text, std::size_t from) {
  while (const auto span = FindMatch(BirthWords(), text, from)) {
    const BirthWordKind kind = KindOf(span->Of(text));
    if (IsWordAt(text, *span, kind)) return BirthWord{.span = *span, .kind = kind};
    from = span->begin + 1;
  }
  return std::nullopt;
}

}  // namespace waymark::ingest
