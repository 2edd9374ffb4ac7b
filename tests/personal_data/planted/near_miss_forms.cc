#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/national_insurance_number.h"
#include "tests/personal_data/identifiers/nhs_number.h"
#include "tests/personal_data/identifiers/upn.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

constexpr std::string_view kPlain = "{}|case {}|file {}|({})|ref. {}";

constexpr Form kNhsNumbers[] = {
    {"near-nhs-wrong-digit-spaced",
     [](Random& random) { return Grouped(WrongNhsNumber(random), "334", " "); }, kPlain},
    {"near-nhs-wrong-digit-hyphens",
     [](Random& random) { return Grouped(WrongNhsNumber(random), "334", "-"); }, kPlain},
    {"near-nhs-wrong-digit-compact", WrongNhsNumber, kPlain},
    {"near-nhs-nine-digits", [](Random& random) { return random.Fill("4## ### ###"); }, kPlain},
    {"near-nhs-eleven-digits", [](Random& random) { return random.Fill("4## ### #####"); }, kPlain},
};

constexpr Form kUpns[] = {
    {"near-upn-wrong-letter", WrongUpn, kPlain},
    {"near-upn-wrong-letter-lower-case", [](Random& random) { return Lower(WrongUpn(random)); },
     kPlain},
    {"near-upn-wrong-letter-parts-spaced",
     [](Random& random) { return Grouped(WrongUpn(random), "13423", " "); }, kPlain},
    {"near-upn-digit-missing", [](Random& random) { return Upn(random).erase(8, 1); }, kPlain},
    {"near-upn-digit-too-many", [](Random& random) { return Upn(random) + "4"; }, kPlain},
    {"near-upn-two-letters", [](Random& random) { return "C" + Upn(random); }, kPlain},
};

constexpr Form kNationalInsuranceNumbers[] = {
    {"near-ni-wrong-prefix", WrongPrefixNumber, kPlain},
    {"near-ni-wrong-prefix-pairs",
     [](Random& random) { return Grouped(WrongPrefixNumber(random), "22221", " "); }, kPlain},
    {"near-ni-wrong-suffix", WrongSuffixNumber, kPlain},
    {"near-ni-wrong-suffix-pairs",
     [](Random& random) { return Grouped(WrongSuffixNumber(random), "22221", " "); }, kPlain},
    {"near-ni-five-digits",
     [](Random& random) { return NationalInsuranceNumber(random).erase(4, 1); }, kPlain},
    {"near-ni-seven-digits",
     [](Random& random) { return NationalInsuranceNumber(random).insert(4, "7"); }, kPlain},
    {"near-ni-inside-longer-code",
     [](Random& random) { return "X" + NationalInsuranceNumber(random) + "7"; }, kPlain},
};

}  // namespace

std::span<const Form> NearNhsNumberForms() { return kNhsNumbers; }
std::span<const Form> NearUpnForms() { return kUpns; }
std::span<const Form> NearNationalInsuranceNumberForms() { return kNationalInsuranceNumbers; }

}  // namespace waymark::corpus
