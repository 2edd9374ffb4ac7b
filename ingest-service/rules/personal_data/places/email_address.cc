#include <cstddef>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
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

// What a form cannot be without.
struct Marks {
  bool sign = false;       // @
  bool bracket = false;    // any that opens
  bool dot_word = false;   // "dot" between two spaces
  bool inner_dot = false;  // a stop with a letter behind it, as a domain has and prose has not
};

// Whether " dot " begins there.
bool IsDotWordAt(std::string_view text, std::size_t at) {
  const std::string_view word = text.substr(at, 5);
  if (word.size() < 5 || word[4] != ' ') return false;
  return absl::EqualsIgnoreCase(absl::string_view(word.data(), word.size()), " dot ");
}

// In one pass over a text that mostly has none.
Marks MarksOf(std::string_view text) {
  Marks marks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '@':
        marks.sign = true;
        break;
      case '(':
      case '[':
      case '{':
      case '<':
        marks.bracket = true;
        break;
      case ' ':
        marks.dot_word = marks.dot_word || IsDotWordAt(text, at);
        break;
      case '.':
        marks.inner_dot =
            marks.inner_dot ||
            (at + 1 < text.size() && absl::ascii_isalpha(static_cast<unsigned char>(text[at + 1])));
        break;
      default:
        break;
    }
  }
  return marks;
}

}  // namespace

// Most texts have nothing of what a form cannot be without, and no pattern is tried on them.
bool HasEmailAddress(std::string_view folded) {
  static const RE2* const plain = new RE2(kPlain);
  const Marks marks = MarksOf(folded);
  return (marks.sign && (Matches(folded, *plain) || Matches(folded, SpacedSign()))) ||
         (marks.bracket && Matches(folded, BracketedAt())) ||
         ((marks.bracket || marks.dot_word) && Matches(folded, SpelledOut())) ||
         (marks.inner_dot && Matches(folded, DottedNameAtDomain()));
}

}  // namespace waymark::ingest
