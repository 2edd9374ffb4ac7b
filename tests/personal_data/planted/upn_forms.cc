#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/upn.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

std::string LowerCase(Random& random) { return Lower(Upn(random)); }
std::string LowerTemporary(Random& random) { return Lower(TemporaryUpn(random)); }
std::string Parts(Random& random) { return Grouped(Upn(random), "13423", " "); }
std::string TemporaryParts(Random& random) { return Grouped(TemporaryUpn(random), "13423", " "); }
std::string NoBreakParts(Random& random) { return Grouped(Upn(random), "13423", kNoBreakSpace); }
std::string HyphenParts(Random& random) { return Grouped(Upn(random), "13423", "-"); }
std::string EnDashParts(Random& random) { return Grouped(Upn(random), "13423", kEnDash); }
std::string LetterApart(Random& random) { return Grouped(Upn(random), "193", " ").erase(11, 1); }
std::string Fours(Random& random) { return Grouped(Upn(random), "4423", " "); }
std::string Threes(Random& random) { return Grouped(Upn(random), "13333", " "); }

constexpr Form kForms[] = {
    // The check letter is all there is to know it by.
    {"upn-compact", Upn, "{}|case {}|pupil {}|a pupil recorded as {}"},
    {"upn-compact-quoted", Upn, "'{}'|\"{}\"|\u2018{}\u2019|({})|[{}]"},
    {"upn-compact-lower-case", LowerCase, "{}|case {}|pupil {}|({})"},
    {"upn-compact-label-value", Upn, "{}", true},
    {"upn-compact-after-slash", Upn, "case 14/{}|file/{}|ref:{}|#{}|/{}/"},
    {"upn-compact-after-dash", Upn, "pupil \u2013{}|pupil -{}|pupil\u2014{}\u2014"},
    {"upn-temporary", TemporaryUpn, "{}|case {}|pupil {}|({})"},
    {"upn-parts-spaced", Parts, "{}|case {}|pupil {}|({})"},
    // A word before it.
    {"upn-labelled", Upn, "UPN {}|UPN: {}|UPN:{}|UPN no. {}|UPN number {}|UPN is {}"},
    {"upn-labelled-lower-case", LowerCase, "upn {}|upn: {}|Upn {}|UPN {}"},
    {"upn-dotted-word", Upn, "U.P.N. {}|U.P.N.: {}"},
    {"upn-spelled-out", Upn,
     "unique pupil number {}|Unique Pupil Number: {}|Unique Pupil Number (UPN) {}|"
     "unique pupil no. {}"},
    {"upn-clause", Upn,
     "whose UPN is {}|with the UPN {}|whose UPN was given as {}|UPN recorded as {}"},
    {"upn-in-brackets", Upn, "(UPN {})|(UPN: {})|[UPN {}]|(upn:{})"},
    {"upn-former", Upn, "former UPN {}|previous UPN: {}|old UPN {}"},
    {"upn-no-break-after-word", Upn, "UPN\u00a0{}|UPN:\u00a0{}"},
    {"upn-word-on-line-before", Upn, "UPN:\n{}|UPN\n{}"},
    {"upn-labelled-temporary", TemporaryUpn, "UPN {}|temporary UPN {}|temp UPN: {}"},
    {"upn-labelled-temporary-lower-case", LowerTemporary, "UPN {}|temporary upn {}"},
    // A word behind it.
    {"upn-word-behind", Upn, "{} (UPN)|{} (unique pupil number)|{}, UPN"},
    // A word, and spaced.
    {"upn-labelled-parts-spaced", Parts, "UPN {}|UPN: {}|unique pupil number {}"},
    {"upn-labelled-temporary-parts-spaced", TemporaryParts, "UPN {}|temporary UPN {}"},
    {"upn-labelled-parts-no-break-spaces", NoBreakParts, "UPN {}|UPN: {}"},
    {"upn-labelled-parts-hyphens", HyphenParts, "UPN {}|UPN: {}"},
    {"upn-labelled-parts-en-dashes", EnDashParts, "UPN {}|UPN: {}"},
    {"upn-labelled-letter-apart", LetterApart, "UPN {}|UPN: {}"},
    {"upn-labelled-fours", Fours, "UPN {}|UPN: {}"},
    {"upn-labelled-threes", Threes, "UPN {}|UPN: {}"},
    // As a program writes it.
    {"upn-key-value", Upn, "upn={}|UPN={}|pupil_upn: {}|UPN,{}|upn:{}|FormerUPN={}", true},
    {"upn-json", Upn, "{\"upn\": \"{}\"}|\"UPN\":\"{}\"|<UPN>{}</UPN>", true},
};

}  // namespace

std::span<const Form> UpnForms() { return kForms; }

}  // namespace waymark::corpus
