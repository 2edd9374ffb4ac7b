#include <algorithm>
#include <array>
#include <string>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/numbers/checksums.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// Never given out: HMRC's National Insurance Manual, NIM39110.
constexpr auto kUnusedPrefixes =
    std::to_array<std::string_view>({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"});

constexpr std::size_t kLabelBytesBefore = 40;

constexpr char kPrefix[] = "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]";
constexpr char kDigits[] = "(?:(?: ?[-./] ?| )?[0-9]){6}";

const RE2& Shape() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)") + kPrefix + kDigits + "[-./ ]?[A-D]");
  return *pattern;
}

// The number behind its label is the first group.
const RE2& LabelledWithoutSuffix() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)(?:^|[^a-z0-9])"
                          "(?:nino|(?:ni|n\\.i\\.|national insurance)[ _-]?(?:number|no|num|nr)?)"
                          "\\.?[ :=#(\"'-]{0,4}(?:(?:is|was) )?(") +
              kPrefix + kDigits + ")");
  return *pattern;
}

const RE2& Label() {
  static const RE2* const pattern =
      new RE2("(?i)nino|ni(?: (?:number|no|num))?|national insurance");
  return *pattern;
}

// "by 12-03-20 a child", "SC123456 A home": figures or a home's number, and an article.
bool EndsInArticle(std::string_view text, Span span) {
  static const RE2* const article = new RE2(
      "(?i:am|an|as|at|be|by|he|la|me|my|on|or|we)[^A-Za-z]*[-./ ]a [A-Za-z]|"
      "[A-Za-z]{2}[0-9]{6}[-./ ](?:a [A-Za-z]|A [a-z])");
  constexpr std::size_t kSpaceAndLetter = 2;
  return RE2::FullMatch(text.substr(span.begin, span.end - span.begin + kSpaceAndLetter), *article);
}

bool HasPrefixInUse(std::string_view match) {
  return std::find(kUnusedPrefixes.begin(), kUnusedPrefixes.end(),
                   CompactAlnum(match.substr(0, 2))) == kUnusedPrefixes.end();
}

bool IsNumber(std::string_view text, Span span) {
  return StandsAlone(text, span) && HasPrefixInUse(span.Of(text)) &&
         (!EndsInArticle(text, span) || HasNearby(Label(), text, span, kLabelBytesBefore, 0));
}

// What has a suffix that is not given out, or more groups of digits, is no such number.
bool IsWholeWithoutSuffix(std::string_view text, Span span) {
  static const RE2* const suffix = new RE2("^ ?[-./]? ?[E-Ze-z]\\b");
  static const RE2* const group = new RE2("^ ?[-./]? ?[0-9]");
  static const RE2* const ungrouped = new RE2(".*[0-9]{6}");
  const std::string_view rest = text.substr(span.end);
  return StandsAlone(text, span) && HasPrefixInUse(span.Of(text)) &&
         !RE2::PartialMatch(rest, *suffix) &&
         (RE2::FullMatch(span.Of(text), *ungrouped) || !RE2::PartialMatch(rest, *group));
}

}  // namespace

bool HasNationalInsuranceNumber(std::string_view folded) {
  return AnyMatch(Shape(), folded, [folded](Span span) { return IsNumber(folded, span); }) ||
         AnyMatch(
             LabelledWithoutSuffix(), folded,
             [folded](Span span) { return IsWholeWithoutSuffix(folded, span); }, Part::kGroup);
}

}  // namespace waymark::ingest
