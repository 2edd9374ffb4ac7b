#include "ingest-service/rules/personal_data/personal_data.h"

#include <array>
#include <string>

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/folding.h"

namespace waymark::ingest {
namespace {

struct Detector {
  std::string_view name;
  bool (*finds_in)(std::string_view folded);
};

constexpr std::array<Detector, 7> kDetectors = {{
    {"NHS_NUMBER", HasNhsNumber},
    {"UPN", HasPupilNumber},
    {"NATIONAL_INSURANCE_NUMBER", HasNationalInsuranceNumber},
    {"DATE_OF_BIRTH", HasDateOfBirth},
    {"EMAIL", HasEmailAddress},
    {"UK_PHONE", HasPhoneNumber},
    {"POSTCODE", HasPostcode},
}};

}  // namespace

std::vector<std::string_view> DetectPersonalData(std::string_view text) {
  const std::string folded = FoldText(text);
  std::vector<std::string_view> found;
  for (const Detector& detector : kDetectors) {
    if (detector.finds_in(folded)) found.push_back(detector.name);
  }
  return found;
}

}  // namespace waymark::ingest
