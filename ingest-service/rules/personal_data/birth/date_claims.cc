#include "ingest-service/rules/personal_data/birth/date_claims.h"

#include <algorithm>

#include "ingest-service/rules/personal_data/birth/between.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxYearlessGapBytes = 50;

// How far back the item before may begin in a list.
constexpr std::size_t kMaxItemBytes = 400;

bool HasLetter(std::string_view text) {
  static const RE2* const letter = new RE2("[A-Za-z]");
  return RE2::PartialMatch(text, *letter);
}

// The date is the first of two: a period.
bool StartsPeriod(std::string_view rest) {
  static const RE2* const period = new RE2(
      "(?i)^ ?(?:to|until|till|through) (?:the )?[0-9]|"
      "^ ?- ?[0-9]{1,2}(?:st|nd|rd|th)?[ ./-](?:[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
      "dec)");
  return RE2::PartialMatch(rest.substr(0, kMaxGapBytes), *period);
}

// "the 3 March 2009 visit": what follows at once has the date for its name. What begins with a mark
// or an article, or in capitals on a new line, is another matter.
bool NamesEvent(std::string_view rest) {
  static const RE2* const event = new RE2(
      "^ (?:(?:focused|full|short|joint|monitoring|ILACS|first|second|third|next|last) ){0,3}"
      "(?:visits?|inspections?|letters?|reports?|reviews?|meetings?|conferences?|hearings?|"
      "assessments?|audits?|panels?)\\b");
  return RE2::PartialMatch(rest.substr(0, kMaxGapBytes), *event);
}

// A date without a year is easily something else.
bool IsYearlessDate(std::string_view gap, std::string_view date) {
  // "of those born in March 3 were": a month and a count.
  static const RE2* const month_and_count = new RE2("(?i)[a-z].*");
  static const RE2* const period = new RE2("(?i)\\b(?:in|of|last|this|next|early|late|mid) ?$");
  // "two were born and 12 may need": a verb, unless introduced as a date.
  static const RE2* const verb = new RE2("[0-9]+ (?:may|march)");
  static const RE2* const introduced = new RE2("(?i).*(?:\\bon|\\bis|\\bwas|the|[:=(]) ?");
  return gap.size() <= kMaxYearlessGapBytes &&
         !(RE2::FullMatch(date, *month_and_count) && RE2::PartialMatch(gap, *period)) &&
         !(RE2::FullMatch(date, *verb) && !RE2::FullMatch(gap, *introduced));
}

bool FitsForm(std::string_view gap, std::string_view date, DateForm form) {
  if (form == DateForm::kCompact) return IsDirect(gap);
  return form != DateForm::kYearless || IsYearlessDate(gap, date);
}

bool FollowsBareBirth(std::string_view gap) {
  static const RE2* const few_words = new RE2(
      "(?:[ :=,()-]+|\\b(?:on|was|is|the|took|place|occurred|of|a|to|baby|boy|girl|twins?|son|"
      "daughter|his|her|their|child|at|home|in|hospital|[A-Z][a-z']+)\\b)*");
  return RE2::FullMatch(gap, *few_words);
}

// "a. 3 March 2009: letter. b. 4 May 2009: visit": the second item.
bool IsItemOfList(std::string_view text, Span initial) {
  static const RE2* const first_item = new RE2("(?:^|[^a-zA-Z0-9.])a[.)] ");
  const std::size_t back = std::min(initial.begin, kMaxItemBytes);
  return RE2::PartialMatch(text.substr(initial.begin - back, back), *first_item);
}

// "b. 3 March 2009"
bool IsInitialsDate(std::string_view text, Span initial, std::string_view gap, DateForm form) {
  return form == DateForm::kFull && (gap.empty() || gap == " ") && !IsItemOfList(text, initial);
}

bool FitsKind(std::string_view text, const BirthWord& word, std::string_view gap, DateForm form) {
  // "born of a merger on 1 April", "born out of a review": no person.
  static const RE2* const figurative = new RE2("(?i) (?:out )?of\\b.*");
  switch (word.kind) {
    case BirthWordKind::kLabel:
      break;
    case BirthWordKind::kBorn:
      return !RE2::FullMatch(gap, *figurative) && !TellsOriginOnly(gap);
    case BirthWordKind::kBirth:
      return FollowsBareBirth(gap);
    case BirthWordKind::kInitial:
      return IsInitialsDate(text, word.span, gap, form);
  }
  return true;
}

}  // namespace

bool ClaimsDateAfter(std::string_view text, const BirthWord& word, Span date, DateForm form) {
  const std::string_view gap = Span{word.span.end, date.begin}.Of(text);
  if (gap.size() > kMaxGapBytes || !FitsForm(gap, date.Of(text), form)) return false;
  if (!FitsKind(text, word, gap, form)) return false;
  const std::string_view rest = text.substr(date.end);
  if (StartsPeriod(rest)) return false;
  if (IsDirect(gap)) return true;
  if (gap.find(';') != std::string_view::npos && HasLetter(gap)) return false;
  return !NamesOtherEvent(gap) && !EndsInBound(gap) && !EndsInOwner(gap) && !NamesEvent(rest);
}

bool ClaimsDateBefore(std::string_view text, const BirthWord& word, Span date) {
  // "3 March 2009 (DOB)", "03/03/2009 - date of birth"
  static const RE2* const apposition = new RE2("[ |=]*[-:(\\[]?[ |=]*");
  static const RE2* const ends = new RE2("^(?:[ ]?[])|;,!?\n]|[ .]*$|\\.)");
  // "3 March 2009 is the child's date of birth", "on 3 March 2009, when Child A was born"
  static const RE2* const statement = new RE2(
      "(?i)[ ,()]*(?:(?:that|this|it|which|when|he|she|they|we|baby|a|boy|girl|twins?|the|my|his|"
      "her|their|its|your|our|child|children|young|person|mother|son|daughter|brother|sister|"
      "sibling|date|day|on|(?:child|baby|sibling|person|twin) [a-z0-9]|[a-z]+'s|is|was|were|as|"
      "being|gave|both|confirmed|recorded|given|actual|true|official|[0-9]{1,2}(?:st|nd|rd|th)|"
      "eighteenth|sixteenth|first)[ ,:]+){1,8}");
  static const RE2* const verb = new RE2("(?i)\\b(?:is|was|were|as|being|gave)\\b");
  static const RE2* const born = new RE2("(?i).*\\b(?:was|were) ");
  const std::string_view gap = Span{date.end, word.span.begin}.Of(text);
  if (gap.size() > kMaxGapBytes) return false;
  const bool ends_there = RE2::PartialMatch(text.substr(word.span.end), *ends);
  if (word.kind == BirthWordKind::kLabel && RE2::FullMatch(gap, *apposition)) return ends_there;
  if (!RE2::FullMatch(gap, *statement)) return false;
  if (word.kind == BirthWordKind::kBorn) return RE2::FullMatch(gap, *born);
  if (word.kind == BirthWordKind::kInitial) return false;
  if (word.kind == BirthWordKind::kBirth) return gap.find("gave") != std::string_view::npos;
  return RE2::PartialMatch(gap, *verb) || ends_there;
}

}  // namespace waymark::ingest
