#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/postcode.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

std::string Joined(Random& random, std::string_view between) {
  const std::string outward = OutwardCode(random);
  return outward + std::string(between) + InwardCode(random);
}

std::string Spaced(Random& random) { return Joined(random, " "); }
std::string Compact(Random& random) { return Joined(random, ""); }
std::string LowerSpaced(Random& random) { return Lower(Spaced(random)); }
std::string LowerCompact(Random& random) { return Lower(Compact(random)); }
std::string MixedCase(Random& random) {
  const std::string code = Spaced(random);
  return code.substr(0, 1) + Lower(code.substr(1));
}
std::string NoBreak(Random& random) { return Joined(random, kNoBreakSpace); }
std::string DoubleSpaced(Random& random) { return Joined(random, "  "); }
std::string Hyphen(Random& random) { return Joined(random, "-"); }
std::string EnDash(Random& random) { return Joined(random, kEnDash); }
std::string OverTwoLines(Random& random) { return Joined(random, "\n"); }

constexpr std::string_view kPlain =
    "{}|now living in {}|placed at {}|moved out of {}|whose home is in {}";
constexpr std::string_view kLabelled =
    "postcode {}|Postcode: {}|post code {}|Post Code: {}|POSTCODE {}|postal code {}";

constexpr Form kForms[] = {
    {"postcode-spaced", Spaced, kPlain},
    {"postcode-compact", Compact, kPlain},
    {"postcode-lower-case-spaced", LowerSpaced, kPlain},
    {"postcode-mixed-case", MixedCase, kPlain},
    {"postcode-no-break-space", NoBreak, kPlain},
    {"postcode-double-spaced", DoubleSpaced, kPlain},
    {"postcode-in-street-address", Spaced,
     "14 High Street, {}|Flat 2, 9 Mill Lane, {}|3 Station Road {}|The Old School, Leeds, {}"},
    {"postcode-compact-in-street-address", Compact,
     "14 High Street, {}|Flat 2, 9 Mill Lane, {}|3 Station Road {}|The Old School, Leeds, {}"},
    {"postcode-on-address-lines", Spaced, "14 High Street\nLeeds\n{}\n|Flat 2\n9 Mill Lane\n{}"},
    {"postcode-after-town", Spaced, "Leeds {}|Bristol, {}|Derby. {}|Hull \u2013 {}"},
    {"postcode-in-brackets", Spaced, "({})|[{}]|a home ({})|Leeds ({})"},
    {"postcode-quoted", Spaced, "'{}'|\"{}\"|\u2018{}\u2019"},
    {"postcode-between-slashes", Spaced, "Leeds/{}|{}/Leeds|area:{}"},
    {"postcode-labelled", Spaced, kLabelled},
    {"postcode-labelled-compact", Compact, kLabelled},
    {"postcode-labelled-lower-case", LowerSpaced, kLabelled},
    {"postcode-labelled-lower-case-compact", LowerCompact, kLabelled},
    {"postcode-labelled-hyphen", Hyphen, kLabelled},
    {"postcode-labelled-en-dash", EnDash, kLabelled},
    {"postcode-labelled-over-two-lines", OverTwoLines, kLabelled},
    {"postcode-clause", Spaced,
     "whose postcode is {}|with the postcode {}|postcode recorded as {}|at an address in {}"},
    {"postcode-word-behind", Spaced, "{} (postcode)|{} postcode|the {} address"},
    {"postcode-key-value", Compact, "postcode={}|post_code: {}|PostCode={}|pcode={}", true},
    {"postcode-key-value-spaced", Spaced, "postcode={}|post_code: {}|address={}|POSTCODE,{}", true},
    {"postcode-json", Spaced, "{\"postcode\": \"{}\"}|\"PostCode\":\"{}\"|<Postcode>{}</Postcode>",
     true},
    {"postcode-label-value", Spaced, "{}", true},
    {"postcode-compact-label-value", Compact, "{}", true},
};

}  // namespace

std::span<const Form> PostcodeForms() { return kForms; }

}  // namespace waymark::corpus
