#include <algorithm>
#include <array>
#include <optional>

#include "ingest-service/rules/personal_data/birth/birth_words.h"
#include "ingest-service/rules/personal_data/birth/date_claims.h"
#include "ingest-service/rules/personal_data/birth/dates.h"
#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/sentences.h"

namespace waymark::ingest {
namespace {

// A date begins at most kMaxGapBytes away and has at most so many bytes.
constexpr std::size_t kMaxDateBytes = 50;

constexpr auto kForms =
    std::to_array<DateForm>({DateForm::kFull, DateForm::kYearless, DateForm::kCompact});

// The stop of "D.O.B." and of "Born." ends no sentence that a date could follow.
std::size_t EndOfWord(std::string_view text, const BirthWord& word) {
  const bool dotted = word.span.Of(text).find('.') != std::string_view::npos;
  return dotted && word.span.end < text.size() && text[word.span.end] == '.' ? word.span.end + 1
                                                                             : word.span.end;
}

bool HasDateAfter(std::string_view text, const BirthWord& word) {
  const std::size_t begin = EndOfWord(text, word);
  const Span range = {begin, SentenceEnd(text, begin, kMaxGapBytes + kMaxDateBytes)};
  // Where a full date begins, its first part is no date without a year.
  std::size_t full_begin = text.size();
  for (const DateForm form : kForms) {
    const auto date = FirstDate(text, range, form);
    if (!date.has_value() || date->begin == full_begin) continue;
    if (ClaimsDateAfter(text, word, *date, form)) return true;
    if (form == DateForm::kFull) full_begin = date->begin;
  }
  return false;
}

bool HasDateBefore(std::string_view text, const BirthWord& word) {
  const std::size_t nearest =
      word.span.begin - std::min(word.span.begin, kMaxGapBytes + kMaxDateBytes);
  const Span range = {std::max(nearest, SentenceStart(text, word.span.begin)), word.span.begin};
  return std::any_of(kForms.begin(), kForms.end() - 1, [&](DateForm form) {
    const auto date = LastDate(text, range, form);
    return date.has_value() && ClaimsDateBefore(text, word, *date);
  });
}

}  // namespace

bool HasDateOfBirth(std::string_view folded) {
  if (!MayHaveBirthWord(folded)) return false;
  auto word = FindBirthWord(folded, 0);
  while (word.has_value()) {
    if (HasDateAfter(folded, *word) || HasDateBefore(folded, *word)) return true;
    word = FindBirthWord(folded, word->span.end);
  }
  return false;
}

}  // namespace waymark::ingest
