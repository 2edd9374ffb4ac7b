#include "ingest-service/rules/personal_data/personal_data.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/ascii.h"

#include "ingest-service/rules/personal_data/detectors.h"
#include "ingest-service/rules/personal_data/text/folding.h"

namespace waymark::ingest {
namespace {

struct Detector {
  std::string_view name;
  // How many digits it has with no letter among them. A text with fewer in a row cannot hold one,
  // and is not looked at: most have few.
  int least_digits;
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

// E11AA: nothing that is looked for is shorter than a postcode. Most ids are, of which a visit
// cites thousands.
constexpr std::size_t kShortest = 5;

int MostDigitsBetweenLetters(std::string_view folded) {
  int most = 0;
  int digits = 0;
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isdigit(byte)) {
      most = std::max(most, ++digits);
    } else if (absl::ascii_isalpha(byte)) {
      digits = 0;
    }
  }
  return most;
}

}  // namespace

std::vector<std::string_view> DetectPersonalData(std::string_view text) {
  const std::string folded = FoldText(text);
  const int digits = MostDigitsBetweenLetters(folded);
  std::vector<std::string_view> found;
  for (const Detector& detector : kDetectors) {
    if (digits >= detector.least_digits && detector.finds_in(folded))
      found.push_back(detector.name);
  }
  return found;
}

std::vector<std::string_view> DetectPersonalDataInId(std::string_view id) {
  if (id.size() < kShortest) return {};
  std::string text(id);
  std::replace(text.begin(), text.end(), '_', ' ');
  return DetectPersonalData(text);
}

}  // namespace waymark::ingest
