#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/national_insurance_number.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

std::string Number(Random& random) { return NationalInsuranceNumber(random); }
std::string LowerCase(Random& random) { return Lower(Number(random)); }
std::string MixedCase(Random& random) {
  const std::string number = Number(random);
  return number.substr(0, 1) + Lower(number.substr(1));
}
std::string Pairs(Random& random) { return Grouped(Number(random), "22221", " "); }
std::string LowerPairs(Random& random) { return Lower(Pairs(random)); }
std::string NoBreakPairs(Random& random) { return Grouped(Number(random), "22221", kNoBreakSpace); }
std::string HyphenPairs(Random& random) { return Grouped(Number(random), "22221", "-"); }
std::string EnDashPairs(Random& random) { return Grouped(Number(random), "22221", kEnDash); }
std::string DoublePairs(Random& random) { return Grouped(Number(random), "22221", "  "); }
std::string DotPairs(Random& random) { return Grouped(Number(random), "22221", "."); }
std::string SlashPairs(Random& random) { return Grouped(Number(random), "22221", "/"); }
std::string BothLettersApart(Random& random) { return Grouped(Number(random), "261", " "); }
std::string PrefixApart(Random& random) { return Grouped(Number(random), "27", " "); }
std::string SuffixApart(Random& random) { return Grouped(Number(random), "81", " "); }
std::string Threes(Random& random) { return Grouped(Number(random), "2331", " "); }
std::string HalfPairs(Random& random) { return Grouped(Number(random), "423", " "); }
std::string NoSuffix(Random& random) {
  std::string number = Number(random);
  number.pop_back();
  return random.OneIn(2) ? number : Grouped(number, "2222", " ");
}
std::string Either(Random& random) { return random.OneIn(2) ? Pairs(random) : Number(random); }

constexpr Form kForms[] = {
    // The format is all there is to know it by.
    {"ni-compact", Number, "{}|case {}|a care leaver recorded as {}"},
    {"ni-compact-quoted", Number, "'{}'|\"{}\"|\u2018{}\u2019|({})|[{}]|#{}"},
    {"ni-compact-lower-case", LowerCase, "{}|case {}|({})"},
    {"ni-compact-mixed-case", MixedCase, "{}|case {}|({})"},
    {"ni-compact-label-value", Number, "{}", true},
    {"ni-pairs-spaced", Pairs, "{}|case {}|({})"},
    {"ni-pairs-lower-case", LowerPairs, "{}|case {}|({})"},
    {"ni-pairs-label-value", Pairs, "{}", true},
    {"ni-pairs-no-break-spaces", NoBreakPairs, "{}|case {}|({})"},
    {"ni-pairs-hyphens", HyphenPairs, "{}|case {}|({})"},
    {"ni-pairs-en-dashes", EnDashPairs, "{}|case {}|({})"},
    {"ni-pairs-double-spaced", DoublePairs, "{}|case {}|({})"},
    {"ni-both-letters-apart", BothLettersApart, "{}|case {}|({})"},
    {"ni-prefix-apart", PrefixApart, "{}|case {}|({})"},
    {"ni-suffix-apart", SuffixApart, "{}|case {}|({})"},
    {"ni-threes", Threes, "{}|case {}|({})"},
    {"ni-half-pairs", HalfPairs, "{}|case {}|({})"},
    // A word before it.
    {"ni-labelled-spelled-out", Either,
     "National Insurance number {}|National Insurance Number: {}|national insurance no. {}|"
     "Nat. Ins. No. {}|National Insurance {}"},
    {"ni-labelled-ni", Either, "NI number {}|NI no. {}|NI No: {}|NI {}|NI: {}|N.I. number {}"},
    {"ni-labelled-nino", Either, "NINO {}|NINO: {}|NINo {}|nino {}|NINO - {}"},
    {"ni-clause", Either,
     "whose NI number is {}|whose National Insurance number was given as {}|with the NINO {}"},
    {"ni-in-brackets", Either, "(NI {})|(NINO: {})|[NI no. {}]"},
    {"ni-word-on-line-before", Either, "NI number:\n{}|National Insurance number\n{}"},
    {"ni-labelled-dots", DotPairs, "NI number {}|NINO: {}"},
    {"ni-labelled-slashes", SlashPairs, "NI number {}|NINO: {}"},
    // Without its last letter it still belongs to one person only.
    {"ni-labelled-without-suffix", NoSuffix,
     "National Insurance number {}|NI number {}|NI no. {}|NINO {}|NINO: {}"},
    // A word behind it.
    {"ni-word-behind", Either, "{} (NI number)|{} (NINO)|{} (National Insurance)"},
    // As a program writes it.
    {"ni-key-value", Number, "nino={}|NINO={}|ni_number: {}|NI,{}|national_insurance={}", true},
    {"ni-json", Number, "{\"nino\": \"{}\"}|\"NINumber\":\"{}\"|<NINO>{}</NINO>", true},
};

}  // namespace

std::span<const Form> NationalInsuranceNumberForms() { return kForms; }

}  // namespace waymark::corpus
