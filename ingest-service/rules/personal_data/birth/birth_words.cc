#include "ingest-service/rules/personal_data/birth/birth_words.h"

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

std::optional<BirthWord> FindBirthWord(std::string_view text, std::size_t from) {
  while (const auto span = FindMatch(BirthWords(), text, from)) {
    const BirthWordKind kind = KindOf(span->Of(text));
    if (IsWordAt(text, *span, kind)) return BirthWord{.span = *span, .kind = kind};
    from = span->begin + 1;
  }
  return std::nullopt;
}

}  // namespace waymark::ingest
