#include "tests/personal_data/identifiers/national_insurance_number.h"

#include <algorithm>
#include <iterator>

namespace waymark::corpus {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kUnusedPrefixes[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};

std::string Prefix(Random& random, bool possible) {
  std::string prefix;
  do {
    prefix = random.Letter(kAlphabet);
    prefix += random.Letter(kAlphabet);
  } while (IsNationalInsurancePrefix(prefix) != possible);
  return prefix;
}

std::string Number(Random& random, bool possible_prefix, std::string_view suffixes) {
  std::string number = Prefix(random, possible_prefix);
  number += random.Fill("######");
  number += random.Letter(suffixes);
  return number;
}

}  // namespace

bool IsNationalInsurancePrefix(std::string_view two_letters) {
  return two_letters.find_first_of("DFIQUV") == std::string_view::npos && two_letters[1] != 'O' &&
         std::find(std::begin(kUnusedPrefixes), std::end(kUnusedPrefixes), two_letters) ==
             std::end(kUnusedPrefixes);
}

std::string NationalInsuranceNumber(Random& random) { return Number(random, true, "ABCD"); }

std::string WrongPrefixNumber(Random& random) { return Number(random, false, "ABCD"); }

std::string WrongSuffixNumber(Random& random) {
  return Number(random, true, "EFGHIJKLMNOPQRSTUVWXYZ");
}

}  // namespace waymark::corpus
