#include <string>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/numbers/checksums.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// How near the words must be: about a clause before, a few words after.
constexpr std::size_t kBytesBefore = 80;
constexpr std::size_t kBytesAfter = 50;
constexpr std::size_t kNhsLabelBytesBefore = 30;

const RE2& Grouped() {
  static const RE2* const pattern = new RE2("[0-9]{3}(?: ?- ?| )[0-9]{3}(?: ?- ?| )[0-9]{4}");
  return *pattern;
}

const RE2& Bare() {
  static const RE2* const pattern = new RE2("[0-9]{10}");
  return *pattern;
}

const RE2& Scattered() {
  static const RE2* const pattern = new RE2("[0-9](?:(?: ?[-./] ?| )?[0-9]){9}");
  return *pattern;
}

const RE2& ContextWords() {
  static const RE2* const pattern = new RE2(
      "(?i)n\\.?h\\.?s|(?:patient|hospital|health|medical|gp)(?:'?s)?(?: "
      "(?:service|record|index))? "
      "?(?:number|no|num|id|identifier|identity|ref|reference|record)s?|chi (?:number|no)");
  return *pattern;
}

const RE2& NhsLabel() {
  static const RE2* const pattern = new RE2(
      "(?i)n\\.?h\\.?s\\.?[ _-]?(?:number|no|num|nr|id|identifier|ref|reference)?s?|"
      "patient[ _-]?(?:number|no|num|id)");
  return *pattern;
}

bool IsSomebodys(std::string_view compact) {
  return IsNhsNumber(compact) && compact.find_first_not_of(compact[0]) != std::string_view::npos;
}

// One of more than three groups in a row, as figures of several years are, or what follows the
// country's code in a telephone number.
bool IsPartOfSeries(std::string_view text, Span span) {
  static const RE2* const before = new RE2("[0-9]{3}[ -]$|\\+44\\)? ?(?:\\(0\\))?[ -]?$");
  static const RE2* const after = new RE2("^[ -][0-9]{3}");
  return MatchesJustBefore(*before, text, span.begin, 9) ||
         RE2::PartialMatch(text.substr(span.end, 4), *after);
}

}  // namespace

bool HasNhsNumber(std::string_view folded) {
  const auto is_number = [folded](Span span) {
    return StandsAlone(folded, span) && IsSomebodys(CompactAlnum(span.Of(folded)));
  };
  const auto has_context = [folded](Span span) {
    return HasNearby(ContextWords(), folded, span, kBytesBefore, kBytesAfter);
  };
  return AnyMatch(Grouped(), folded,
                  [&](Span span) {
                    return is_number(span) && (!IsPartOfSeries(folded, span) || has_context(span));
                  }) ||
         AnyMatch(Bare(), folded,
                  [&](Span span) { return is_number(span) && has_context(span); }) ||
         AnyMatch(Scattered(), folded, [&](Span span) {
           return is_number(span) && HasNearby(NhsLabel(), folded, span, kNhsLabelBytesBefore, 0);
         });
}

}  // namespace waymark::ingest
