#include "ingest-service/rules/personal_data/personal_data.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/folding.h"

namespace waymark::ingest {
namespace {

struct Detector {
  std::string_view name;
  // A text with fewer digits cannot hold one, and is not looked at: most have few.
  std::ptrdiff_t least_digits;
  bool (*finds_in)(std::string_view folded);
};

constexpr std::array<Detector, 7> kDetectors = {{
    {"NHS_NUMBER", 10, HasNhsNumber},
    {"UPN", 11, HasPupilNumber},
    {"NATIONAL_INSURANCE_NUMBER", 6, HasNationalInsuranceNumber},
    {"DATE_OF_BIRTH", 0, HasDateOfBirth},
    {"EMAIL", 0, HasEmailAddress},
    {"UK_PHONE", 10, HasPhoneNumber},
    {"POSTCODE", 1, HasPostcode},
}};

}  // namespace

std::vector<std::string_view> DetectPersonalData(std::string_view text) {
  const std::string folded = FoldText(text);
  const auto digits =
      std::count_if(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::vector<std::string_view> found;
  for (const Detector& detector : kDetectors) {
    if (digits >= detector.least_digits && detector.finds_in(folded))
      found.push_back(detector.name);
  }
  return found;
}

}  // namespace waymark::ingest
