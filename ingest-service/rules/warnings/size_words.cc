#include "ingest-service/rules/warnings/size_words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"

namespace waymark::ingest {
namespace {

// "About a third" may be so much farther off.
constexpr double kAboutPoints = 5;
constexpr std::size_t kMaxWordingBytes = 100;  // a longer one is a sentence

// What may follow a fraction: "a third person" is none.
enum class Follows { kAnything, kEndOrOf };

struct Expression {
  std::vector<std::string_view> words;
  PercentRange range;
  Follows follows = Follows::kAnything;
};

// An expression that begins like another stands before it. The ranges are wide: who says "few" of
// 39 % is careless, who says it of 60 % or writes 60 for it has made a mistake.
const std::vector<Expression>& Expressions() {
  constexpr PercentRange kAll{99.5, 100};
  constexpr PercentRange kNearlyAll{80, 100};
  constexpr PercentRange kNone{0, 0.5};
  constexpr PercentRange kHardlyAny{0, 20};
  constexpr PercentRange kMost{50, 100};
  constexpr PercentRange kMinority{0, 50};
  constexpr PercentRange kFew{0, 40};
  constexpr PercentRange kHalf{45, 55};
  constexpr PercentRange kThird{28, 38};
  constexpr PercentRange kTwoThirds{62, 72};
  constexpr PercentRange kQuarter{20, 30};
  constexpr PercentRange kFifth{15, 25};
  constexpr PercentRange kTenth{5, 15};
  constexpr PercentRange kThreeQuarters{70, 80};
  constexpr PercentRange kFourFifths{75, 85};
  constexpr PercentRange kNineTenths{85, 95};
  static const auto* const expressions = new std::vector<Expression>{
      {{"nearly", "all"}, kNearlyAll},
      {{"almost", "all"}, kNearlyAll},
      {{"hardly", "any"}, kHardlyAny},
      {{"all"}, kAll},
      {{"every"}, kAll},
      {{"everyone"}, kAll},
      {{"everybody"}, kAll},
      {{"none"}, kNone},
      {{"nobody"}, kNone},
      {{"no", "one"}, kNone},
      {{"no-one"}, kNone},
      {{"most"}, kMost},
      {{"majority"}, kMost},
      {{"minority"}, kMinority},
      {{"few"}, kFew},
      {{"half"}, kHalf, Follows::kEndOrOf},
      {{"a", "third"}, kThird, Follows::kEndOrOf},
      {{"one", "third"}, kThird, Follows::kEndOrOf},
      {{"one-third"}, kThird, Follows::kEndOrOf},
      {{"two", "thirds"}, kTwoThirds, Follows::kEndOrOf},
      {{"two-thirds"}, kTwoThirds, Follows::kEndOrOf},
      {{"a", "quarter"}, kQuarter, Follows::kEndOrOf},
      {{"one", "quarter"}, kQuarter, Follows::kEndOrOf},
      {{"one-quarter"}, kQuarter, Follows::kEndOrOf},
      {{"three", "quarters"}, kThreeQuarters, Follows::kEndOrOf},
      {{"three-quarters"}, kThreeQuarters, Follows::kEndOrOf},
      {{"one", "in", "ten"}, kTenth},
      {{"one", "in", "five"}, kFifth},
      {{"one", "in", "four"}, kQuarter},
      {{"one", "in", "three"}, kThird},
      {{"two", "out", "of", "three"}, kTwoThirds},
      {{"three", "out", "of", "four"}, kThreeQuarters},
      {{"four", "out", "of", "five"}, kFourFifths},
      {{"nine", "out", "of", "ten"}, kNineTenths},
  };
  return *expressions;
}

// Words that change nothing of a size that stands among them.
constexpr std::string_view kSilent[] = {
    "a",        "the",     "of",       "them",     "these",   "those",   "their",
    "very",     "vast",    "large",    "great",    "clear",   "small",   "care",
    "leaver",   "leavers", "child",    "children", "young",   "person",  "people",
    "case",     "cases",   "plans",    "social",   "worker",  "workers", "staff",
    "personal", "adviser", "advisers", "carers",   "families"};

constexpr std::string_view kApproximate[] = {"about", "around", "roughly", "approximately"};

template <typename List>
bool Holds(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// In lower case, without the punctuation between them. Nothing where there is anything else: a
// digit, a letter that is not ASCII.
std::optional<std::vector<std::string>> WordsOf(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalpha(byte) || c == '-') {
      words.back().push_back(absl::ascii_tolower(byte));
    } else if (c == ' ' || c == ',' || c == '.' || c == '"') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      return std::nullopt;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool StandsAt(const Expression& expression, const std::vector<std::string>& words,
              std::size_t position) {
  const std::size_t end = position + expression.words.size();
  if (end > words.size() || !std::equal(expression.words.begin(), expression.words.end(),
                                        words.begin() + static_cast<std::ptrdiff_t>(position))) {
    return false;
  }
  return expression.follows == Follows::kAnything || end == words.size() || words[end] == "of" ||
         words[end] == "the";
}

const Expression* ExpressionAt(const std::vector<std::string>& words, std::size_t position) {
  for (const Expression& expression : Expressions()) {
    if (StandsAt(expression, words, position)) return &expression;
  }
  return nullptr;
}

}  // namespace

std::optional<PercentRange> RangeOfWords(std::string_view wording) {
  if (wording.size() > kMaxWordingBytes) return std::nullopt;
  const auto words = WordsOf(wording);
  if (!words) return std::nullopt;
  std::optional<PercentRange> range;
  bool is_approximate = false;
  for (std::size_t i = 0; i < words->size();) {
    if (const Expression* expression = ExpressionAt(*words, i)) {
      if (range) return std::nullopt;
      range = expression->range;
      i += expression->words.size();
      continue;
    }
    if (Holds(kApproximate, (*words)[i])) {
      is_approximate = true;
    } else if (!Holds(kSilent, (*words)[i])) {
      return std::nullopt;
    }
    ++i;
  }
  if (range && is_approximate) {
    range->low = std::max(0.0, range->low - kAboutPoints);
    range->high = std::min(100.0, range->high + kAboutPoints);
  }
  return range;
}

}  // namespace waymark::ingest
