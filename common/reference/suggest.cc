#include "common/reference/suggest.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "absl/strings/ascii.h"

namespace waymark::reference {
namespace {

// Bounds the work that an unknown text from outside can cause.
constexpr size_t kMaxTextLength = 100;

// Scores run from 0 to 1. Half of a two-word text found is not near; two words of three are.
constexpr double kLeastScore = 0.55;
// What falls this far behind the best is noise beside it.
constexpr double kGreatestGap = 0.25;

constexpr double kEqualWord = 1.0;
constexpr double kBeginningOfWord = 0.9;
constexpr double kMisspeltWord = 0.85;
constexpr double kInLabelOnly = 0.7;

using Words = std::vector<std::string>;

bool IsWordCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
}

Words WordsOf(std::string_view text) {
  Words words;
  bool inside = false;
  for (const char c : text) {
    const bool word_character = IsWordCharacter(c);
    if (word_character && !inside) words.emplace_back();
    if (word_character) words.back() += absl::ascii_tolower(static_cast<unsigned char>(c));
    inside = word_character;
  }
  return words;
}

bool HasDigit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

// Letters to insert, remove, change, or swap with the next to make one of the other.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1);
  std::vector<size_t> last(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

bool IsMisspelling(std::string_view a, std::string_view b) {
  if (HasDigit(a) || HasDigit(b)) return false;
  // The first letter is seldom the wrong one, and short words are too near to each other.
  if (a.front() != b.front()) return false;
  const size_t length = std::min(a.size(), b.size());
  const size_t allowed = length >= 8 ? 2 : length >= 5 ? 1 : 0;
  if (allowed == 0 || std::max(a.size(), b.size()) - length > allowed) return false;
  return EditDistance(a, b) <= allowed;
}

double WordScore(std::string_view word, std::string_view known) {
  if (word == known) return kEqualWord;
  if (word.size() >= 3 && known.starts_with(word)) return kBeginningOfWord;
  return IsMisspelling(word, known) ? kMisspeltWord : 0;
}

double BestWordScore(std::string_view word, const Words& known) {
  double best = 0;
  for (const std::string& other : known) best = std::max(best, WordScore(word, other));
  return best;
}

// How much of the text's words is found, on average.
double WordsScore(const Words& text, const Words& id, const Words& label) {
  double sum = 0;
  for (const std::string& word : text) {
    sum += std::max(BestWordScore(word, id), kInLabelOnly * BestWordScore(word, label));
  }
  return text.empty() ? 0 : sum / static_cast<double>(text.size());
}

// How nearly the whole text is spelled as the whole id: 0 from a quarter of the letters wrong.
double SpellingScore(std::string_view text, std::string_view id) {
  const size_t length = std::max(text.size(), id.size());
  const size_t shorter = std::min(text.size(), id.size());
  if (length == 0 || (length - shorter) * 4 >= length) return 0;
  const size_t distance = EditDistance(text, id);
  if (distance * 4 >= length) return 0;
  return 1.0 - static_cast<double>(distance) / static_cast<double>(length);
}

struct Scored {
  std::string_view id;
  double score = 0;
  size_t words_left = 0;  // by how many words the id is longer than the text
  size_t position = 0;    // of its first candidate
};

bool Nearer(const Scored& a, const Scored& b) {
  return std::tuple(-a.score, a.words_left, a.position) <
         std::tuple(-b.score, b.words_left, b.position);
}

std::vector<Scored> ScoreEach(std::string_view text, std::span<const SuggestCandidate> candidates) {
  const Words words = WordsOf(text);
  const std::string lower = absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
  std::map<std::string_view, Scored> scored;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const SuggestCandidate& candidate = candidates[i];
    const Words id_words = WordsOf(candidate.id);
    Scored& entry =
        scored.try_emplace(candidate.id, Scored{.id = candidate.id, .position = i}).first->second;
    entry.words_left = id_words.size() > words.size() ? id_words.size() - words.size() : 0;
    entry.score = std::max({entry.score, SpellingScore(lower, candidate.id),
                            WordsScore(words, id_words, WordsOf(candidate.label))});
  }
  std::vector<Scored> entries;
  entries.reserve(scored.size());
  for (const auto& [id, entry] : scored) entries.push_back(entry);
  return entries;
}

}  // namespace

std::vector<std::string> Suggest(std::string_view text,
                                 std::span<const SuggestCandidate> candidates) {
  if (text.size() > kMaxTextLength) return {};
  std::vector<Scored> entries = ScoreEach(text, candidates);
  std::sort(entries.begin(), entries.end(), Nearer);
  std::vector<std::string> ids;
  for (const Scored& entry : entries) {
    const double least = std::max(kLeastScore, entries.front().score - kGreatestGap);
    if (entry.score < least || ids.size() == kMaxSuggestions) break;
    ids.emplace_back(entry.id);
  }
  return ids;
}

}  // namespace waymark::reference
