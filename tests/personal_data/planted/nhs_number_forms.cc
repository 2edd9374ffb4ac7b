#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/nhs_number.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

std::string Spaced(Random& random) { return Grouped(NhsNumber(random), "334", " "); }
std::string Hyphens(Random& random) { return Grouped(NhsNumber(random), "334", "-"); }
std::string NoBreak(Random& random) { return Grouped(NhsNumber(random), "334", kNoBreakSpace); }
std::string EnDashes(Random& random) { return Grouped(NhsNumber(random), "334", kEnDash); }
std::string DoubleSpaced(Random& random) { return Grouped(NhsNumber(random), "334", "  "); }
std::string SpacedHyphens(Random& random) { return Grouped(NhsNumber(random), "334", " - "); }
std::string Dots(Random& random) { return Grouped(NhsNumber(random), "334", "."); }
std::string Fives(Random& random) { return Grouped(NhsNumber(random), "55", " "); }
std::string Pairs(Random& random) { return Grouped(NhsNumber(random), "22222", " "); }
std::string OverTwoLines(Random& random) {
  const std::string number = NhsNumber(random);
  return Grouped(number.substr(0, 6), "33", " ") + "\n" + number.substr(6);
}
std::string Either(Random& random) { return random.OneIn(2) ? Spaced(random) : NhsNumber(random); }

constexpr Form kForms[] = {
    // The spacing of the number is all there is to know it by.
    {"nhs-3-3-4-spaced", Spaced, "{}|case {}|a child recorded as {}"},
    {"nhs-3-3-4-spaced-quoted", Spaced, "'{}'|\"{}\"|\u2018{}\u2019|({})|[{}]"},
    {"nhs-3-3-4-hyphens", Hyphens, "{}|case {}|({})"},
    {"nhs-3-3-4-no-break-spaces", NoBreak, "{}|case {}|({})"},
    {"nhs-3-3-4-en-dashes", EnDashes, "{}|case {}|({})"},
    {"nhs-3-3-4-double-spaced", DoubleSpaced, "{}|case {}|({})"},
    {"nhs-3-3-4-spaced-label-value", Spaced, "{}", true},
    // A word before it.
    {"nhs-labelled-compact", NhsNumber, "NHS number {}|NHS number: {}|NHS Number {}"},
    {"nhs-labelled-spaced", Spaced, "NHS number {}|NHS number: {}|NHS Number: {}"},
    {"nhs-abbreviated-no", Either, "NHS no. {}|NHS No: {}|NHS No {}|NHS no: {}|NHS no {}"},
    {"nhs-abbreviated-num", Either, "NHS num {}|NHS Num: {}|NHS nr {}|NHS#{}|NHS # {}"},
    {"nhs-bare-word", Either, "NHS {}|NHS: {}|NHS - {}|NHS \u2013 {}"},
    {"nhs-dotted-word", Either, "N.H.S. number {}|N.H.S. no. {}|N.H.S. No: {}"},
    {"nhs-lower-case", Either, "nhs number {}|nhs no {}|nhs: {}|nhs no. {}"},
    {"nhs-upper-case", Either, "NHS NUMBER {}|NHS NUMBER: {}|NHS NO. {}"},
    {"nhs-id", Either, "NHS ID {}|NHS id: {}|NHS identifier {}|NHS reference {}|NHS ref: {}"},
    {"nhs-clause", Either,
     "whose NHS number is {}|with the NHS number {}|whose NHS number was given as {}|"
     "whose NHS number on the referral was {}|NHS number recorded as {}"},
    {"nhs-spelled-out", Either,
     "National Health Service number {}|National Health Service No. {}|"
     "national health service number: {}"},
    {"nhs-in-brackets", Either, "(NHS number {})|(NHS no. {})|[NHS {}]|(NHS: {})"},
    {"nhs-dash-after-word", Either, "NHS number - {}|NHS number \u2013 {}|NHS No.\u2013{}"},
    {"nhs-no-break-after-word", Either, "NHS\u00a0number\u00a0{}|NHS\u00a0no.\u00a0{}"},
    {"nhs-word-on-line-before", Either, "NHS number:\n{}|NHS no.\n{}"},
    // A word behind it.
    {"nhs-word-behind", Either, "{} (NHS number)|{} (NHS)|{} (NHS no.)|{}, NHS number"},
    // A word, and another spacing.
    {"nhs-labelled-dots", Dots, "NHS number {}|NHS no. {}|NHS: {}"},
    {"nhs-labelled-fives", Fives, "NHS number {}|NHS no. {}|NHS: {}"},
    {"nhs-labelled-pairs", Pairs, "NHS number {}|NHS no. {}|NHS: {}"},
    {"nhs-labelled-spaced-hyphens", SpacedHyphens, "NHS number {}|NHS no. {}"},
    {"nhs-labelled-over-two-lines", OverTwoLines, "NHS number {}|NHS no. {}"},
    // As a program writes it.
    {"nhs-key-value", NhsNumber,
     "nhs_number={}|nhs={}|NHSNumber={}|nhs-number: {}|nhsNo={}|NHS_NO: {}|NHS number,{}", true},
    {"nhs-json", NhsNumber, "{\"nhsNumber\": \"{}\"}|{\"nhs_number\":{}}|\"NHS\": \"{}\"", true},
};

}  // namespace

std::span<const Form> NhsNumberForms() { return kForms; }

}  // namespace waymark::corpus
