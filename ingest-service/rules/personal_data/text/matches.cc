#include "ingest-service/rules/personal_data/text/matches.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"

#include "ingest-service/rules/personal_data/text/sentences.h"

namespace waymark::ingest {
namespace {

bool IsAlnumAt(std::string_view text, std::size_t at) {
  return at < text.size() && absl::ascii_isalnum(static_cast<unsigned char>(text[at]));
}

}  // namespace

std::optional<Span> FindMatch(const RE2& pattern, std::string_view text, std::size_t from,
                              Part part) {
  std::array<re2::StringPiece, 2> parts;
  const auto wanted = static_cast<std::size_t>(part);
  if (from > text.size() || !pattern.Match(text, from, text.size(), RE2::UNANCHORED, parts.data(),
                                           static_cast<int>(wanted) + 1)) {
    return std::nullopt;
  }
  const re2::StringPiece match = parts[wanted];
  if (match.empty()) return std::nullopt;
  const auto begin = static_cast<std::size_t>(match.data() - text.data());
  return Span{.begin = begin, .end = begin + match.size()};
}

bool StandsAlone(std::string_view text, Span span) {
  return (span.begin == 0 || !IsAlnumAt(text, span.begin - 1)) && !IsAlnumAt(text, span.end);
}

bool HasNearby(const RE2& pattern, std::string_view text, Span span, std::size_t before,
               std::size_t after) {
  const std::size_t first =
      std::max(SentenceStart(text, span.begin), span.begin - std::min(span.begin, before));
  const std::size_t last = std::min(SentenceEnd(text, span.end, after), span.end + after);
  // A word cut in two at either end is no word.
  const auto is_word = [text](Span word) { return StandsAlone(text, word); };
  return AnyMatch(pattern, text.substr(0, span.begin).substr(first),
                  [&](Span word) {
                    return is_word({first + word.begin, first + word.end});
                  }) ||
         AnyMatch(pattern, text.substr(span.end, last - span.end), [&](Span word) {
           return is_word({span.end + word.begin, span.end + word.end});
         });
}

bool MatchesJustBefore(const RE2& pattern, std::string_view text, std::size_t at,
                       std::size_t bytes) {
  const std::size_t back = std::min(at, bytes);
  return RE2::PartialMatch(text.substr(at - back, back), pattern);
}

}  // namespace waymark::ingest
