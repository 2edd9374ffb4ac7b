#include "ingest-service/rules/personal_data/birth/dates.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace waymark::ingest {
namespace {

// A pattern whose parts in braces are written out.
std::unique_ptr<RE2> Pattern(const std::string& pattern) {
  const std::string expanded = absl::StrReplaceAll(
      pattern,
      {{"{day}",
        "(?:(?:0?[1-9]|[12][0-9]|3[01])(?: ?(?:st|nd|rd|th))?|(?:twenty[ -]|thirty[ -])?(?:first|"
        "second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|"
        "fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"},
       {"{month}",
        "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
        "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"},
       {"{year}", "(?:(?:19|20)[0-9]{2}|'?[0-9]{2})"},
       {"{yyyy}", "(?:19|20)[0-9]{2}"},
       {"{dd}", "(?:0[1-9]|[12][0-9]|3[01])"},
       {"{mm}", "(?:0[1-9]|1[0-2])"},
       {"{n}", "(?:0?[1-9]|[12][0-9]|3[01])"},
       {"{mark}", " ?[-./_\\\\] ?"}});
  // The longest: "27" and not its "2", which would then be refused as part of a longer number.
  RE2::Options options;
  options.set_longest_match(true);
  options.set_case_sensitive(false);
  return std::make_unique<RE2>(expanded, options);
}

using Patterns = std::vector<std::unique_ptr<RE2>>;

const Patterns& FullPatterns() {
  static const Patterns* const patterns = [] {
    auto* list = new Patterns;
    list->push_back(
        Pattern("{day} ?[-/.,_]? ?(?:(?:day )?of )?(?:the )?{month}"
                "(?:[ ,./_'-]{0,3}| of | in )(?:the year )?{year}"));
    list->push_back(Pattern("{month}[ ,./_-]{0,3}(?:the )?{day}[ ,./_-]{1,3}{year}"));
    list->push_back(Pattern("{yyyy}[ ,./_-]{1,3}{month}[ ./_-]{0,2}{day}"));
    list->push_back(Pattern("{n}{mark}{n}{mark}{year}"));
    list->push_back(Pattern("{n} {n} {yyyy}"));
    list->push_back(Pattern("{yyyy}(?:{mark}| ){n}(?:{mark}| ){n}"));
    return list;
  }();
  return *patterns;
}

const Patterns& YearlessPatterns() {
  static const Patterns* const patterns = [] {
    auto* list = new Patterns;
    list->push_back(Pattern("{day} ?[-/.]? ?(?:(?:day )?of )?{month}"));
    list->push_back(Pattern("{month}[ .-]{0,2}(?:the )?{day}"));
    return list;
  }();
  return *patterns;
}

const Patterns& CompactPatterns() {
  static const Patterns* const patterns = [] {
    auto* list = new Patterns;
    list->push_back(Pattern("{dd}{mm}{yyyy}|{yyyy}{mm}{dd}|{mm}{dd}{yyyy}"));
    list->push_back(Pattern("{dd}{mm}[0-9]{2}|{n} {n} [0-9]{2}"));
    return list;
  }();
  return *patterns;
}

const Patterns& PatternsOf(DateForm form) {
  switch (form) {
    case DateForm::kYearless:
      return YearlessPatterns();
    case DateForm::kCompact:
      return CompactPatterns();
    case DateForm::kFull:
      break;
  }
  return FullPatterns();
}

// Of two numbers up to 31 in front of or behind a year, one has to be the month.
bool HasMonth(std::string_view date) {
  static const RE2* const no_month = new RE2(
      "(?:1[3-9]|[23][0-9])[^0-9A-Za-z]+(?:1[3-9]|[23][0-9])(?:[^0-9].*)?|"
      "[0-9]{4}[^0-9A-Za-z]+(?:1[3-9]|[23][0-9])[^0-9]+(?:1[3-9]|[23][0-9])");
  return !RE2::FullMatch(date, *no_month);
}

// Neither cut out of a longer number nor out of a longer word: not "3 mar" of "3 marks".
bool IsWhole(std::string_view text, Span span) {
  if (span.begin > 0 && absl::ascii_isalnum(static_cast<unsigned char>(text[span.begin - 1]))) {
    const bool digits = absl::ascii_isdigit(static_cast<unsigned char>(text[span.begin])) &&
                        !absl::ascii_isdigit(static_cast<unsigned char>(text[span.begin - 1]));
    // "dob03/03/2009": figures may follow letters at once.
    if (!digits) return false;
  }
  if (span.end >= text.size()) return true;
  const auto after = static_cast<unsigned char>(text[span.end]);
  if (absl::ascii_isdigit(after)) return false;
  return !absl::ascii_isalpha(after) ||
         absl::ascii_isdigit(static_cast<unsigned char>(text[span.end - 1]));
}

std::optional<Span> FirstOf(const RE2& pattern, std::string_view text, Span range,
                            std::string_view whole) {
  std::size_t from = range.begin;
  while (auto span = FindMatch(pattern, text, from)) {
    if (IsWhole(whole, *span) && HasMonth(span->Of(text))) return span;
    from = span->begin + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> FirstDate(std::string_view text, Span range, DateForm form) {
  std::optional<Span> first;
  for (const auto& pattern : PatternsOf(form)) {
    const auto span = FirstOf(*pattern, text.substr(0, range.end), range, text);
    if (span.has_value() && (!first.has_value() || span->begin < first->begin)) first = span;
  }
  return first;
}

std::optional<Span> LastDate(std::string_view text, Span range, DateForm form) {
  std::optional<Span> last;
  while (const auto next = FirstDate(text, range, form)) {
    last = next;
    range.begin = next->end;
  }
  return last;
}

}  // namespace waymark::ingest
