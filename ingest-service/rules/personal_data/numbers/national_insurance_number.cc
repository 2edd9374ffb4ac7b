#include <algorithm>
#include <array>
#include <string>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/numbers/checksums.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// Never given out: HMRC's National Insurance Manual, NIM39110.
constexpr auto kUnusedPrefixes =
    std::to_array<std::string_view>({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"});

constexpr std::size_t kLabelBytesBefore = 40;

const RE2& Shape() {
  static const RE2* const pattern =
      new RE2("(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:(?: ?- ?| )?[0-9]){6}(?: ?- ?| )?[A-D]");
  return *pattern;
}

const RE2& Label() {
  static const RE2* const pattern =
      new RE2("(?i)nino|ni(?: (?:number|no|num))?|national insurance");
  return *pattern;
}

// "by 12-03-20 a ...": two words around a number.
bool MayBeProse(std::string_view match) {
  static const RE2* const prose = new RE2("(?i:am|an|as|at|be|by|he|la|me|my|we)[^A-Z]*[ -]a");
  return RE2::FullMatch(match, *prose);
}

}  // namespace

bool HasNationalInsuranceNumber(std::string_view folded) {
  return AnyMatch(Shape(), folded, [folded](Span span) {
    const std::string_view match = span.Of(folded);
    const std::string prefix = CompactAlnum(match.substr(0, 2));
    if (std::find(kUnusedPrefixes.begin(), kUnusedPrefixes.end(), prefix) !=
        kUnusedPrefixes.end()) {
      return false;
    }
    return StandsAlone(folded, span) &&
           (!MayBeProse(match) || HasNearby(Label(), folded, span, kLabelBytesBefore, 0));
  });
}

}  // namespace waymark::ingest
