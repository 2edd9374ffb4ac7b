#include <string>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/numbers/checksums.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

const RE2& PupilShape() {
  static const RE2* const pattern =
      new RE2("(?i)[A-HJ-NP-RT-Z](?:(?: ?- ?| )?[0-9]){11}(?: ?- ?| )?[0-9A-HJ-NP-RT-Z]");
  return *pattern;
}

// "a" as a word before figures, or one letter before three years.
bool IsProse(std::string_view match) {
  static const RE2* const prose = new RE2("a .*|(?:[A-Za-z])(?: (?:19|20)[0-9]{2}){3}");
  return RE2::FullMatch(match, *prose);
}

}  // namespace

bool HasPupilNumber(std::string_view folded) {
  return AnyMatch(PupilShape(), folded, [folded](Span span) {
    const std::string_view match = span.Of(folded);
    return StandsAlone(folded, span) && !IsProse(match) && IsPupilNumber(CompactAlnum(match));
  });
}

}  // namespace waymark::ingest
