#include "ingest-service/rules/personal_data/text/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/ascii.h"

namespace waymark::ingest {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"approx", "apr",  "aug", "ave", "b",   "c",   "ca",    "cf",   "dec",  "dept", "dob",
     "dr",     "esp",  "est", "ext", "feb", "fri", "hosp",  "incl", "jan",  "jul",  "jun",
     "mar",    "mon",  "mr",  "mrs", "ms",  "no",  "nos",   "nov",  "num",  "oct",  "rd",
     "ref",    "sept", "sep", "st",  "tel", "thu", "thurs", "tue",  "tues", "viz",  "wed"});

// The longest token before a full stop that may be an abbreviation.
constexpr std::size_t kMaxAbbreviationBytes = 12;

bool IsSpace(char c) { return c == ' ' || c == '\n'; }

bool IsClosing(char c) { return c == ')' || c == '"' || c == '\'' || c == ']'; }

// The letters, digits and stops just before the stop at `at`.
std::string_view TokenBefore(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kMaxAbbreviationBytes &&
         (absl::ascii_isalnum(static_cast<unsigned char>(text[begin - 1])) ||
          text[begin - 1] == '.')) {
    --begin;
  }
  return text.substr(begin, at - begin);
}

bool IsAbbreviation(std::string_view token) {
  // Dots inside, as in D.O.B., but not in 2.1 nor at the end of a web address.
  if (token.size() >= 3 && token.size() <= 5 && token[1] == '.' &&
      !absl::ascii_isdigit(static_cast<unsigned char>(token[0])))
    return true;
  // A single capital is more often the end of "Child B." than an initial.
  if (token.size() == 1 && absl::ascii_isupper(static_cast<unsigned char>(token[0]))) return false;
  std::string lower(token);
  absl::AsciiStrToLower(&lower);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower) != kAbbreviations.end();
}

bool StopEndsSentence(std::string_view text, std::size_t at) {
  std::size_t after = at + 1;
  while (after < text.size() && after < at + 3 && IsClosing(text[after])) ++after;
  if (after < text.size() && !IsSpace(text[after])) return false;
  const bool quoted = after > at + 1 && (text[at + 1] == '"' || text[at + 1] == '\'');
  if (text[at] != '.' || quoted) return true;
  const std::string_view token = TokenBefore(text, at);
  const bool numeral = !token.empty() && token.size() <= 2 &&
                       absl::ascii_isdigit(static_cast<unsigned char>(token.front()));
  if (numeral && after + 1 < text.size() &&
      absl::ascii_isdigit(static_cast<unsigned char>(text[after + 1])))
    return false;
  return !IsAbbreviation(token);
}

bool EndsSentence(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\n':
      return at == 0 || text[at - 1] != ':';
    case '.':
    case '!':
    case '?':
      return StopEndsSentence(text, at);
    default:
      return false;
  }
}

}  // namespace

std::size_t SentenceEnd(std::string_view text, std::size_t from, std::size_t max_bytes) {
  const std::size_t last = std::min(text.size(), from + max_bytes);
  for (std::size_t at = from; at < last; ++at) {
    if (EndsSentence(text, at)) return at;
  }
  return last;
}

std::size_t SentenceStart(std::string_view text, std::size_t until) {
  const std::size_t first = until - std::min(until, kMaxContextBytes);
  for (std::size_t at = until; at > first; --at) {
    if (EndsSentence(text, at - 1)) return at;
  }
  return first;
}

}  // namespace waymark::ingest
