#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_MATCHES_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_MATCHES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "re2/re2.h"

namespace waymark::ingest {

// The bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view Of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(const Span&, const Span&) = default;
};

// The part of a match that is asked for, as in regular expressions: the whole, or its first group.
enum class Part { kWhole = 0, kGroup = 1 };

// The first place at or after `from` where `pattern` matches.
std::optional<Span> FindMatch(const RE2& pattern, std::string_view text, std::size_t from,
                              Part part = Part::kWhole);

// Whether `accept` takes any place where `pattern` matches, first ones first; after one refused the
// search goes on at its second byte. Linear in `text` as long as matches have a greatest length.
template <typename Accept>
bool AnyMatch(const RE2& pattern, std::string_view text, Accept accept, Part part = Part::kWhole) {
  auto span = FindMatch(pattern, text, 0, part);
  while (span.has_value()) {
    if (accept(*span)) return true;
    span = FindMatch(pattern, text, span->begin + 1, part);
  }
  return false;
}

// No letter or digit touches `span`.
bool StandsAlone(std::string_view text, Span span);

// `pattern` matches within `before` bytes before `span` or `after` bytes after it, in the same
// sentence, as a word of its own.
bool HasNearby(const RE2& pattern, std::string_view text, Span span, std::size_t before,
               std::size_t after);

// `pattern`, which is anchored at its end, matches what stands just before `at`, of which it sees
// `bytes`.
bool MatchesJustBefore(const RE2& pattern, std::string_view text, std::size_t at,
                       std::size_t bytes);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_MATCHES_H_
