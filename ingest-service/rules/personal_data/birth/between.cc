#include "ingest-service/rules/personal_data/birth/between.h"

#include <string>

#include "re2/re2.h"

namespace waymark::ingest {
namespace {

// "recorded as" and the like say what the date is; "recorded" alone says what was done on it.
std::string WithoutSayings(std::string_view between) {
  static const RE2* const sayings = new RE2(
      "(?i)(?:\\bas )?\\b(?:recorded|given|stated|shown|listed|noted|entered|registered|confirmed|"
      "known|logged|held|quoted|reported|documented|believed|thought|understood|verified|declared)("
      "?: [a-z]+ly)?"
      "(?: (?:on|in|by|at) [a-z' ]{1,30})?(?: as\\b| to be\\b| is\\b| was\\b| ?[:=)(]| ?$)|"
      "\\b[a-z]+ed ?: ?$|\\b(?:named|called|aged|premature)\\b");
  std::string rest(between);
  RE2::GlobalReplace(&rest, *sayings, " ");
  return rest;
}

}  // namespace

bool IsDirect(std::string_view between) {
  static const RE2* const direct = new RE2(
      "(?i)(?:'?s)?[ .,:=()<>\\[\\]\"'|#_-]*(?:(?:is|was|on|of)[ :=-]*)?(?:the )?"
      "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day[ ,]*)?(?:the )?");
  return RE2::FullMatch(between, *direct);
}

bool NamesOtherEvent(std::string_view between) {
  static const RE2* const nouns = new RE2(
      "(?i)\\b(?:visit\\w*|inspect\\w*|letters?|reports?|review\\w*|meetings?|conferences?|"
      "referr\\w*|assess\\w*|court|hearings?|orders?|panels?|placements?|plans?|audit\\w*|"
      "sampl\\w*|ofsted|monitor\\w*|every|each|all|any|not|none|missing|unknown|absent|blank|"
      "incorrect|wrong|errors?|data|checks?|matching|between|period|polic(?:y|ies)|protocols?|"
      "strateg(?:y|ies)|guidance|dashboard|quarter|ending|"
      "counts?|census|survey|snapshot|figures|statistics|"
      "due|expected|found|met|saw|seen|began|begun|left|went|came|sent|wrote|written|made|spoke|"
      "told|published)\\b");
  static const RE2* const verbs = new RE2("\\b[a-z]{3,}ed\\b");
  const std::string rest = WithoutSayings(between);
  return RE2::PartialMatch(rest, *nouns) || RE2::PartialMatch(rest, *verbs);
}

bool EndsInBound(std::string_view between) {
  static const RE2* const bound = new RE2(
      "(?i)\\b(?:after|before|since|until|till|from|by|to|at|as of|than|through|up to|following|"
      "ended|years?)\\W*(?:(?:the|on|or|about|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b\\W*)*"
      "$");
  return RE2::PartialMatch(between, *bound);
}

bool EndsInOwner(std::string_view between) {
  static const RE2* const owner = new RE2("(?i)([a-z]+) of (?:the )?$");
  static const RE2* const part_of_day =
      new RE2("(?i)hours?|morning|afternoon|evening|night|eve|day");
  std::string noun;
  return RE2::PartialMatch(between, *owner, &noun) && !RE2::FullMatch(noun, *part_of_day);
}

bool TellsOriginOnly(std::string_view between) {
  static const RE2* const origin = new RE2(
      "(?i) (?:outside|abroad|overseas|elsewhere|in (?:an)?other|in (?:a "
      ")?(?:foreign|different))\\b"
      ".*");
  static const RE2* const dated = new RE2("(?i)\\bon \\W*(?:[a-z]+day,? )?(?:the )?$");
  return RE2::FullMatch(between, *origin) && !RE2::PartialMatch(between, *dated);
}

}  // namespace waymark::ingest
