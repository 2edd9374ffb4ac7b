#include <string>

#include "re2/re2.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {
namespace {

// The areas in use: Royal Mail's 121, the Crown dependencies, and BF of the forces.
constexpr char kOneLetterAreas[] = "[BEGLMNSW]";
constexpr char kTwoLetterAreas[] =
    "(?:A[BL]|B[ABDFHLNRSTX]|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]|F[KY]|G[LUY]|H[ADGPRSUX]|I[GMPV]|"
    "JE|K[ATWY]|L[ADELNSU]|M[EKL]|N[EGNPRW]|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]|T[ADFNQRSW]|"
    "UB|W[ACDFNRSV]|YO|ZE)";
// The inner part never has C, I, K, M, O or V. Between the parts: nothing, a space, or a mark that
// a list or a form may set there.
constexpr char kInner[] = "(?: ?[,.-] ?| ?/ ?| )?[0-9][ABD-HJLNP-UW-Z]{2}";

const RE2& Ordinary() {
  static const RE2* const pattern =
      new RE2(std::string("(?i)(?:") + kOneLetterAreas + "(?:[1-9][0-9]|[0-9][A-HJKPSTUW]?)|" +
              kTwoLetterAreas + "(?:[1-9][0-9]|[0-9][ABEHMNPRVWXY]?))" + kInner);
  return *pattern;
}

const RE2& Special() {
  static const RE2* const pattern = new RE2("(?i)GIR ?0AA|BFPO ?[0-9]{1,4}");
  return *pattern;
}

// "E1 2nd floor", "w1, 3yr": an ordinal or a unit.
bool EndsInWord(std::string_view match) {
  static const RE2* const word =
      new RE2(".*[^A-Za-z0-9](?:1st|2nd|3rd|[04-9]th|[0-9](?:yr|hr|bn))");
  return RE2::FullMatch(match, *word);
}

// A code with a hyphen, such as 3-BD1-2AB or GL1-2AB-7.
bool IsPartOfCode(std::string_view text, Span span) {
  if (span.Of(text).find_first_of("-/.") == std::string_view::npos) return false;
  const bool before = span.begin > 0 &&
                      std::string_view("-/.").find(text[span.begin - 1]) != std::string_view::npos;
  return before || (span.end < text.size() && (text[span.end] == '-' || text[span.end] == '/'));
}

}  // namespace

bool HasPostcode(std::string_view folded) {
  return AnyMatch(Ordinary(), folded,
                  [folded](Span span) {
                    return StandsAlone(folded, span) && !EndsInWord(span.Of(folded)) &&
                           !IsPartOfCode(folded, span);
                  }) ||
         AnyMatch(Special(), folded, [folded](Span span) { return StandsAlone(folded, span); });
}

}  // namespace waymark::ingest
