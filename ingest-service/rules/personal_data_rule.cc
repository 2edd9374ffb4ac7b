#include "ingest-service/rules/personal_data_rule.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data/personal_data.h"

namespace waymark::ingest {

bool CheckPersonalData(std::string_view text, Violations& violations) {
  const auto detectors = DetectPersonalData(text);
  for (const std::string_view detector : detectors) {
    violations.Add(v1::VIOLATION_REASON_PERSONAL_DATA,
                   absl::StrCat(std::string(detector),
                                " seems to stand in it; leave out what identifies a person"));
  }
  return detectors.empty();
}

void CheckLabelsForPersonalData(const v1::Visit& visit, Violations& violations) {
  // What is beyond the limits is refused anyway and may be much.
  if (visit.labels_size() > kMaxLabels) return;
  std::map<std::string_view, int> labels_by_detector;
  for (const auto& [key, value] : visit.labels()) {
    if (value.size() > kMaxLabelValueBytes) continue;
    for (const std::string_view detector : DetectPersonalData(key + " " + value)) {
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
