#include "ingest-service/rules/personal_data/birth/birth_context.h"

#include <string>

#include "absl/strings/ascii.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxYearlessGapBytes = 50;

const RE2& BirthWords() {
  static const RE2* const words = new RE2(
      "(?i)dates?[ _-]?of[ _-]?births?|dobs?|d\\. ?o\\. ?b|d/o/b|d-o-b|d o b|d_o_b|"
      "births?[ _-]?(?:dates?|days?)|b'?-?day|born|birth|\\(b\\.");
  return *words;
}

BirthWordKind KindOf(std::string_view word) {
  const std::string lower = absl::AsciiStrToLower(absl::string_view(word.data(), word.size()));
  if (lower == "born") return BirthWordKind::kBorn;
  return lower == "birth" ? BirthWordKind::kBirth : BirthWordKind::kLabel;
}

bool IsWordAt(std::string_view text, Span span, BirthWordKind kind) {
  if (span.begin > 0) {
    const auto before = static_cast<unsigned char>(text[span.begin - 1]);
    if (absl::ascii_isalnum(before)) return false;
    if (before == '-' && kind != BirthWordKind::kLabel) return false;
  }
  return span.end >= text.size() ||
         !absl::ascii_isalpha(static_cast<unsigned char>(text[span.end]));
}

// "recorded as" and the like say what the date is; "recorded" alone says what was done on it.
std::string WithoutSayings(std::string_view gap) {
  static const RE2* const sayings = new RE2(
      "(?i)(?:\\bas )?\\b(?:recorded|given|stated|shown|listed|noted|entered|registered|confirmed|"
      "known|logged|held|quoted|reported|documented|believed|thought|understood|verified|declared)("
      "?: [a-z]+ly)?"
      "(?: (?:on|in|by|at) [a-z' ]{1,30})?(?: as\\b| to be\\b| is\\b| was\\b| ?[:=)(]| ?$)|"
      "\\b[a-z]+ed ?: ?$|\\b(?:named|called|aged|premature)\\b");
  std::string rest(gap);
  RE2::GlobalReplace(&rest, *sayings, " ");
  return rest;
}

// Words between that give the date to something else.
bool NamesOtherEvent(std::string_view gap) {
  static const RE2* const nouns = new RE2(
      "(?i)\\b(?:visit\\w*|inspect\\w*|letters?|reports?|review\\w*|meetings?|conferences?|"
      "referr\\w*|assess\\w*|court|hearings?|orders?|panels?|placements?|plans?|audit\\w*|"
      "sampl\\w*|ofsted|monitor\\w*|every|each|all|any|not|none|missing|unknown|absent|blank|"
      "incorrect|wrong|errors?|data|checks?|matching|between|period|polic(?:y|ies)|protocols?|"
      "strateg(?:y|ies)|guidance|dashboard|quarter|ending|"
      "due|expected|found|met|saw|seen|began|begun|left|went|came|sent|wrote|written|made|spoke|"
      "told|published)\\b");
  static const RE2* const verbs = new RE2("\\b[a-z]{3,}ed\\b");
  const std::string rest = WithoutSayings(gap);
  return RE2::PartialMatch(rest, *nouns) || RE2::PartialMatch(rest, *verbs);
}

// "before", "by", "year to" just before a date: the bound of a period.
bool EndsInBound(std::string_view gap) {
  static const RE2* const bound = new RE2(
      "(?i)\\b(?:after|before|since|until|till|from|by|to|at|as of|than|through|up to|ended|years?)"
      "\\W*(?:the |on |or |about )*$");
  return RE2::PartialMatch(gap, *bound);
}

// What follows makes it the date of an event, or the first of two dates.
bool IsFollowedByEvent(std::string_view rest) {
  static const RE2* const event = new RE2(
      "(?i)^[ ,:;()|-]*(?:the )?(?:(?:focused|full|short|joint|monitoring|ilacs|first|second|third|"
      "next|last) ){0,3}(?:visits?|inspections?|letters?|reports?|reviews?|meetings?|conferences?|"
      "hearings?|assessments?|audits?|panels?)\\b|"
      "^ ?(?:to|until|till|through) (?:the )?[0-9]|"
      "^ ?- ?[0-9]{1,2}(?:st|nd|rd|th)?[ ./-](?:[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
      "dec)");
  return RE2::PartialMatch(rest.substr(0, kMaxGapBytes), *event);
}

bool HasLetter(std::string_view text) {
  static const RE2* const letter = new RE2("[A-Za-z]");
  return RE2::PartialMatch(text, *letter);
}

bool FitsForm(std::string_view gap, std::string_view date, DateForm form) {
  static const RE2* const direct =
      new RE2("(?i)(?:'?s)?[ .,:=()\\[\\]\"'|#_-]*(?:(?:is|was|on)[ :=-]*)?");
  // "of those born in March 3 were": a month and a count.
  static const RE2* const month_and_count = new RE2("(?i)[a-z].*");
  // "two were born and 12 may need": a verb, unless introduced as a date.
  static const RE2* const verb = new RE2("[0-9]+ (?:may|march)");
  static const RE2* const introduced = new RE2("(?i).*(?:\\bon|\\bis|\\bwas|the|[:=(]) ?");
  static const RE2* const period = new RE2("(?i)\\b(?:in|of|last|this|next|early|late|mid) ?$");
  switch (form) {
    case DateForm::kCompact:
      return RE2::FullMatch(gap, *direct);
    case DateForm::kYearless:
      return gap.size() <= kMaxYearlessGapBytes &&
             !(RE2::FullMatch(date, *month_and_count) && RE2::PartialMatch(gap, *period)) &&
             !(RE2::FullMatch(date, *verb) && !RE2::FullMatch(gap, *introduced));
    case DateForm::kFull:
      break;
  }
  return true;
}

bool FollowsBareBirth(std::string_view gap) {
  static const RE2* const few_words = new RE2(
      "(?:[ :=,()-]+|\\b(?:on|was|is|the|took|place|occurred|of|a|to|baby|boy|girl|twins?|son|"
      "daughter|his|her|their|child|at|home|in|hospital|[A-Z][a-z']+)\\b)*");
  return RE2::FullMatch(gap, *few_words);
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

bool ClaimsDateAfter(std::string_view text, const BirthWord& word, Span date, DateForm form) {
  const std::string_view gap = Span{word.span.end, date.begin}.Of(text);
  if (gap.size() > kMaxGapBytes || !FitsForm(gap, date.Of(text), form)) return false;
  if (word.kind == BirthWordKind::kBirth && !FollowsBareBirth(gap)) return false;
  // "born of a merger on 1 April", "born out of a review": no person.
  static const RE2* const figurative = new RE2("(?i) (?:out )?of\\b.*");
  if (word.kind == BirthWordKind::kBorn && RE2::FullMatch(gap, *figurative)) return false;
  if (gap.find(';') != std::string_view::npos && HasLetter(gap)) return false;
  return !NamesOtherEvent(gap) && !EndsInBound(gap) && !IsFollowedByEvent(text.substr(date.end));
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
  if (word.kind == BirthWordKind::kBirth) return gap.find("gave") != std::string_view::npos;
  return RE2::PartialMatch(gap, *verb) || ends_there;
}

}  // namespace waymark::ingest
