#include <algorithm>
#include <string>
#include <vector>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/numbers/checksums.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// What stands between two digits, brackets around the area code included.
constexpr char kGap[] = "(?: ?[-.()/] ?[-()]? ?| )?";

// 0 and ten digits, however grouped.
const RE2& National() {
  static const RE2* const pattern = new RE2(std::string("\\(?0(?:") + kGap + "[0-9]){10}");
  return *pattern;
}

// The few numbers of ten digits: 01xxx xxxxx, 01xxxx xxxx, 0800 xxxxxx. Only grouped like this, for
// there are many other codes of ten digits.
const RE2& ShortNational() {
  static const RE2* const pattern = new RE2(
      "\\(?01[2-9][0-9]{2}\\)?[ -][0-9]{5}|\\(?01[2-9][0-9]{3}\\)?[ -][0-9]{4}|"
      "\\(?0[58]00\\)?[ -][0-9]{6}|\\(?0[58]00\\)?[ -][0-9]{3}[ -][0-9]{3}");
  return *pattern;
}

// +44 or 0044, with or without the (0).
const RE2& International() {
  static const RE2* const pattern = new RE2(std::string("\\(?(?:\\+ ?|00 ?)44\\)?(?:") + kGap +
                                            "\\(?0\\)?)?(?:" + kGap + "[0-9]){9,10}");
  return *pattern;
}

// Of mobile numbers also without its plus sign.
const RE2& InternationalMobile() {
  static const RE2* const pattern = new RE2(std::string("44 ?7[0-9]{3}(?:") + kGap + "[0-9]){6}");
  return *pattern;
}

// Without its 0 or its plus sign, as spreadsheets leave it; a label directly before makes up for
// what is lost. The number is the first group.
const RE2& LabelledStripped() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)(?:^|[^a-z0-9])(?:tel|(?:tele|mobile )?phone|mob|mobile|landline)"
                          "\\.?(?:[ _-]?(?:number|no|num|nr)\\.?)?[ :=#(\"'-]{0,4}(?:(?:is|was) )?"
                          "((?:44") +
              kGap + ")?[1-9](?:" + kGap + "[0-9]){9})");
  return *pattern;
}

// What comes after the 0: Ofcom's ranges in use.
bool IsInPlan(std::string_view significant) {
  static const RE2* const plan = new RE2(
      "(?:1[1-9]|2[03489]|3[03457]|5[56]|7[0-9]|8[0478]|9[018])[0-9]{8}|1[2-9][0-9]{7}|"
      "[58]00[0-9]{6}");
  return RE2::FullMatch(significant, *plan);
}

std::vector<std::size_t> GroupSizes(std::string_view match) {
  std::vector<std::size_t> sizes;
  bool in_group = false;
  for (const char c : match) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_group) sizes.push_back(0);
    if (digit) ++sizes.back();
    in_group = digit;
  }
  return sizes;
}

// Grouped as no number is written, but dates, age bands, rows of a table and ISBNs are.
bool IsGroupedLikeFigures(std::string_view match) {
  const std::vector<std::size_t> sizes = GroupSizes(match);
  if (sizes.size() == 1) return false;
  if (sizes.size() > 5 || match.find(". ") != std::string_view::npos) return true;
  if (std::find(sizes.begin() + 1, sizes.end(), 1U) != sizes.end()) return true;
  // A lone 0 is the national prefix in "(0)191 ..." and "0 7700 900123", not in "0.77009".
  if (sizes[0] == 1) {
    static const RE2* const prefix = new RE2("\\(0\\).*|0 [0-9]{4} ?[0-9]{3} ?[0-9]{3}");
    return !RE2::FullMatch(match, *prefix);
  }
  return sizes[0] == 2 && (sizes[1] <= 2 || match.find('/') != std::string_view::npos);
}

// Part of a longer chain of digits, as of an ISBN, a decimal fraction, a time or a row of figures
// with a 0 among them.
bool ContinuesDigits(std::string_view text, Span span) {
  static const RE2* const before = new RE2("[0-9][-./,:+]$");
  static const RE2* const row = new RE2("[0-9] $");
  return MatchesJustBefore(*before, text, span.begin, 2) ||
         (span.Of(text).starts_with("0 ") && MatchesJustBefore(*row, text, span.begin, 2));
}

bool IsNational(std::string_view text, Span span) {
  const std::string_view match = span.Of(text);
  return StandsAlone(text, span) && !ContinuesDigits(text, span) && !IsGroupedLikeFigures(match) &&
         IsInPlan(CompactAlnum(match).substr(1));
}

bool IsInternational(std::string_view text, Span span) {
  if (!StandsAlone(text, span) || ContinuesDigits(text, span)) return false;
  std::string significant = CompactAlnum(span.Of(text));
  if (significant.starts_with("00")) significant.erase(0, 2);
  significant.erase(0, 2);
  if (significant.starts_with('0')) significant.erase(0, 1);
  return IsInPlan(significant);
}

bool IsStripped(std::string_view text, Span span) {
  const bool has_slash = span.Of(text).find('/') != std::string_view::npos;
  if (!StandsAlone(text, span) || has_slash) return false;
  const std::string digits = CompactAlnum(span.Of(text));
  if (digits.size() > 10) return IsInPlan(std::string_view(digits).substr(2));
  return !IsGroupedLikeFigures(span.Of(text)) && IsInPlan(digits);
}

}  // namespace

bool HasPhoneNumber(std::string_view folded) {
  const auto is_national = [folded](Span span) { return IsNational(folded, span); };
  const auto is_international = [folded](Span span) { return IsInternational(folded, span); };
  return AnyMatch(National(), folded, is_national) ||
         AnyMatch(ShortNational(), folded, is_national) ||
         AnyMatch(International(), folded, is_international) ||
         AnyMatch(InternationalMobile(), folded, is_international) ||
         AnyMatch(
             LabelledStripped(), folded, [folded](Span span) { return IsStripped(folded, span); },
             Part::kGroup);
}

}  // namespace waymark::ingest
