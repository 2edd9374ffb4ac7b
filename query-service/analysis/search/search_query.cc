#include "query-service/analysis/search/search_query.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "query-service/text/words.h"

namespace waymark::query {
namespace {

// How many bytes of a double quote the text begins with; 0 where it begins with none.
std::size_t LeadingQuote(std::string_view text) {
  for (const std::string_view quote : {"\"", "\u201C", "\u201D", "\u201E"}) {
    if (text.substr(0, quote.size()) == quote) return quote.size();
  }
  return 0;
}

// Cuts a query into pieces: what stands in quotes, and what no space parts.
class QueryReader {
 public:
  absl::StatusOr<SearchQuery> Read(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t quote = LeadingQuote(text.substr(at));
      const std::size_t space = quoted_ ? 0 : LeadingSpace(text.substr(at));
      if (quote + space == 0) {
        ++at;
        continue;
      }
      Add(text.substr(begin, at - begin));
      at += quote + space;
      begin = at;
      if (quote > 0) quoted_ = !quoted_;
    }
    if (quoted_) {
      return absl::InvalidArgumentError("has a quote that is not closed; close it or leave it out");
    }
    Add(text.substr(begin));
    return std::move(query_);
  }

 private:
  void Add(std::string_view piece) {
    std::vector<std::string> phrase;
    for (Word& word : WordsOf(piece)) phrase.push_back(std::move(word.folded));
    const auto& known = query_.phrases;
    if (phrase.empty() || std::find(known.begin(), known.end(), phrase) != known.end()) return;
    query_.phrases.push_back(std::move(phrase));
  }

  bool quoted_ = false;
  SearchQuery query_;
};

bool StandsAt(const std::vector<Word>& words, std::size_t at,
              const std::vector<std::string>& phrase) {
  if (words.size() - at < phrase.size()) return false;
  return std::equal(
      phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
      [](const std::string& wanted, const Word& word) { return wanted == word.folded; });
}

std::vector<Stretch> Joined(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) {
    return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
  });
  std::vector<Stretch> joined;
  for (const Stretch& stretch : stretches) {
    if (joined.empty() || stretch.begin >= joined.back().end) {
      joined.push_back(stretch);
    } else {
      joined.back().end = std::max(joined.back().end, stretch.end);
    }
  }
  return joined;
}

}  // namespace

std::size_t SearchQuery::WordCount() const {
  std::size_t count = 0;
  for (const auto& phrase : phrases) count += phrase.size();
  return count;
}

std::vector<std::string> SearchQuery::DistinctWords() const {
  std::set<std::string> words;
  for (const auto& phrase : phrases) words.insert(phrase.begin(), phrase.end());
  return {words.begin(), words.end()};
}

absl::StatusOr<SearchQuery> ParseSearchQuery(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return absl::OutOfRangeError(
        absl::StrCat("has ", text.size(), " bytes; give at most ", kMaxQueryBytes));
  }
  WAYMARK_ASSIGN_OR_RETURN(SearchQuery query, QueryReader().Read(text));
  if (query.phrases.empty() && !text.empty()) {
    return absl::InvalidArgumentError(
        "holds no word: no letter or digit; give one, or leave it empty");
  }
  if (query.WordCount() > kMaxQueryWords) {
    return absl::OutOfRangeError(
        absl::StrCat("has ", query.WordCount(), " words; give at most ", kMaxQueryWords));
  }
  return query;
}

std::optional<std::vector<Stretch>> FindPhrases(std::string_view text, const SearchQuery& query) {
  std::vector<Stretch> found;
  if (query.phrases.empty()) return found;
  const std::vector<Word> words = WordsOf(text);
  for (const std::vector<std::string>& phrase : query.phrases) {
    const std::size_t before = found.size();
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!StandsAt(words, at, phrase)) continue;
      found.push_back({words[at].begin, words[at + phrase.size() - 1].end});
    }
    if (found.size() == before) return std::nullopt;
  }
  return Joined(std::move(found));
}

}  // namespace waymark::query
