#ifndef WAYMARK_TESTS_PERSONAL_DATA_PLANTED_FORM_H_
#define WAYMARK_TESTS_PERSONAL_DATA_PLANTED_FORM_H_

#include <span>
#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

// One way in which people write down an identifier.
struct Form {
  // Named in what the test prints.
  std::string_view name;
  // The identifier itself, as it is typed.
  std::string (*write)(Random& random);
  // What it is typed in: phrases between '|', each with one {} for the identifier.
  std::string_view phrases;
  // The phrase is all there is, as in a label's value; else it stands in a sentence of a finding.
  bool alone = false;
};

std::span<const Form> NhsNumberForms();
std::span<const Form> UpnForms();
std::span<const Form> NationalInsuranceNumberForms();
std::span<const Form> BirthDateForms();
std::span<const Form> EmailForms();
std::span<const Form> PhoneForms();
std::span<const Form> PostcodeForms();

// What only looks like an identifier, without a word that calls it one: it belongs to nobody.
std::span<const Form> NearNhsNumberForms();
std::span<const Form> NearUpnForms();
std::span<const Form> NearNationalInsuranceNumberForms();

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_PLANTED_FORM_H_
