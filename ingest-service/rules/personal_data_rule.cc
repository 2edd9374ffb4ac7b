#include "ingest-service/rules/personal_data_rule.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data/personal_data.h"
#include "ingest-service/rules/personal_data/web_address.h"

namespace waymark::ingest {

namespace {

bool ReportNone(const std::vector<std::string_view>& detectors, Violations& violations) {
  for (const std::string_view detector : detectors) {
    violations.Add(v1::VIOLATION_REASON_PERSONAL_DATA,
                   absl::StrCat(std::string(detector),
                                " seems to stand in it; leave out what identifies a person"));
  }
  return detectors.empty();
}

}  // namespace

bool CheckPersonalData(std::string_view text, Violations& violations) {
  return ReportNone(DetectPersonalData(text), violations);
}

bool CheckIdForPersonalData(std::string_view id, Violations& violations) {
  return id.size() > kMaxPhraseBytes || ReportNone(DetectPersonalDataInId(id), violations);
}

bool CheckAddressForPersonalData(std::string_view uri, Violations& violations) {
  return ReportNone(DetectPersonalDataInAddress(uri), violations);
}

void CheckLabelsForPersonalData(const v1::Visit& visit, Violations& violations) {
  // What is beyond the limits is refused anyway and may be much.
  if (visit.labels_size() > kMaxLabels) return;
  std::map<std::string_view, int> labels_by_detector;
  for (const auto& [key, value] : visit.labels()) {
    if (value.size() > kMaxLabelValueBytes) continue;
    for (const std::string_view detector : DetectPersonalDataInId(key + " " + value)) {
      ++labels_by_detector[detector];
    }
  }
  for (const auto& [detector, labels] : labels_by_detector) {
    violations.AddAt("labels", v1::VIOLATION_REASON_PERSONAL_DATA,
                     absl::StrCat(std::string(detector), " seems to stand in ", labels,
                                  " of the labels; leave out what identifies a person"));
  }
}

}  // namespace waymark::ingest
