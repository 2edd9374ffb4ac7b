#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_QUERY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_QUERY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace waymark::query {

// What a text must hold: every phrase, each a run of folded words that stand next to each other. A
// single word is a phrase of one. None: any text.
struct SearchQuery {
  std::vector<std::vector<std::string>> phrases;

  [[nodiscard]] std::size_t WordCount() const;
  // Each once.
  [[nodiscard]] std::vector<std::string> DistinctWords() const;
};

// Bytes begin to end of a text, end excluded.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

inline constexpr std::size_t kMaxQueryBytes = 1000;
inline constexpr std::size_t kMaxQueryWords = 32;

// Reads words and "phrases" as described at SearchFindingsRequest.query; straight and typographic
// double quotes both do. Empty text gives an empty query. With what to do: INVALID_ARGUMENT for a
// text without a word or a quote that is not closed, OUT_OF_RANGE for more than the above.
absl::StatusOr<SearchQuery> ParseSearchQuery(std::string_view text);

// Where the phrases stand in the text, in order; those that overlap are one. Nothing where one of
// them does not occur; no stretches for an empty query.
std::optional<std::vector<Stretch>> FindPhrases(std::string_view text, const SearchQuery& query);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_QUERY_H_
