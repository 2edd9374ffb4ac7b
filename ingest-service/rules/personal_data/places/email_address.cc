#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// Only what proves an address is matched: the last character before the sign, the first label of
// the domain, and the beginning of the next.
constexpr char kPlain[] = "[A-Za-z0-9_.%+'\"-]@[A-Za-z0-9_][A-Za-z0-9_-]{0,62}\\.[A-Za-z_]{2}";

// Last labels that leave no doubt where the rest is spelled out.
constexpr char kEnding[] = "(?:uk|com|org|net|gov|eu|info|sch|nhs|ac|co)";
constexpr char kWordDot[] = "(?: dot | ?[(\\[{<] ?(?:dot|\\.) ?[)\\]}>] ?)";
constexpr char kLabel[] = "[a-z0-9][a-z0-9-]{0,30}";

bool Matches(std::string_view text, const RE2& pattern) {
  return AnyMatch(pattern, text, [](Span) { return true; });
}

// name @ example.org
const RE2& SpacedSign() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)[a-z0-9_] ?@ ?(?:") + kLabel + " ?\\. ?){1,3}" + kEnding + "\\b");
  return *pattern;
}

// name (at) example.org, name[at]example[dot]org
const RE2& BracketedAt() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)[a-z0-9_] ?[(\\[{<] ?(?:at|@) ?[)\\]}>] ?") + kLabel + "(?:\\.|" +
              kWordDot + ")[a-z]{2}");
  return *pattern;
}

// name at example dot org, name@example dot org
const RE2& SpelledOut() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)[a-z0-9_](?: at | ?@ ?)") + kLabel + "(?:(?:\\.|" + kWordDot + ")" +
              kLabel + "){0,2}" + kWordDot + kEnding + "\\b");
  return *pattern;
}

// first.last at example.org: without the dot in the name it may be prose about a site.
const RE2& DottedNameAtDomain() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)\\b[a-z]{1,30}[._][a-z]{2,30}[0-9]{0,4} at (?:") + kLabel +
              "\\.){1,3}" + kEnding + "\\b");
  return *pattern;
}

// The word between two spaces.
bool HasDotWord(std::string_view text) {
  constexpr std::string_view kWord = " dot ";
  const auto same = [](char a, char b) {
    return absl::ascii_tolower(static_cast<unsigned char>(a)) == b;
  };
  return std::search(text.begin(), text.end(), kWord.begin(), kWord.end(), same) != text.end();
}

// A stop with a letter behind it, as a domain has and prose has not.
bool HasInnerDot(std::string_view text) {
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
       dot = text.find('.', dot + 1)) {
    if (dot + 1 < text.size() && absl::ascii_isalpha(static_cast<unsigned char>(text[dot + 1]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

// Most texts have nothing of what a form cannot be without, and no pattern is tried on them.
bool HasEmailAddress(std::string_view folded) {
  static const RE2* const plain = new RE2(kPlain);
  const bool has_sign = folded.find('@') != std::string_view::npos;
  const bool has_bracket = folded.find_first_of("([{<") != std::string_view::npos;
  return (has_sign && (Matches(folded, *plain) || Matches(folded, SpacedSign()))) ||
         (has_bracket && Matches(folded, BracketedAt())) ||
         ((has_bracket || HasDotWord(folded)) && Matches(folded, SpelledOut())) ||
         (HasInnerDot(folded) && Matches(folded, DottedNameAtDomain()));
}

}  // namespace waymark::ingest
