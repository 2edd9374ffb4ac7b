#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TEST_TEXTS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TEST_TEXTS_H_

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "waymark/v1/progress.pb.h"

#include "common/model/decimal.h"

namespace waymark::query {

// Text protos that tests of measures share, with the short names of test_visits.h.

// An inspection with fieldwork in May and June 2015, published in July.
inline std::string BaselineWith(std::string_view rest = "") {
  return absl::StrCat(
      "name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2015-05-11' end_date: '2015-06-04' "
      "published_date: '2015-07-20' ",
      std::string(rest));
}

// A monitoring visit on one day, or one that nothing dates where `date` is empty.
inline std::string VisitWith(std::string_view name, std::string_view date,
                             std::string_view rest = "") {
  const std::string day(date);
  const std::string start = day.empty() ? "" : "start_date: '" + day + "' ";
  return absl::StrCat("name: '", std::string(name), "' type: VISIT_TYPE_MONITORING_VISIT ", start,
                      std::string(rest));
}

// A visit that nothing dates, of the episode of BaselineWith.
inline std::string UndatedVisitWith(std::string_view name, std::string_view rest) {
  return VisitWith(name, "", absl::StrCat("baseline: 'b' ", std::string(rest)));
}

// An observation, of cl-eet (percent, higher is better) and by the inspectorate where `fields` does
// not say otherwise.
inline std::string Observed(std::string_view fields) {
  const std::string text(fields);
  const bool names_measure =
      text.find("measure:") != std::string::npos || text.find("label:") != std::string::npos;
  return absl::StrCat(
      "observations { ", text, names_measure ? "" : " measure: 'measures/cl-eet'",
      text.find("speaker:") == std::string::npos ? " speaker: SPEAKER_INSPECTORATE" : "",
      text.find("kind:") == std::string::npos ? " kind: OBSERVATION_KIND_ACTUAL" : "", " } ");
}

// "44" or "'low'", "" for an absent point.
inline std::string ValueOf(const v1::ObservationPoint& point) {
  if (!point.has_observation()) return "";
  const v1::Observation& observation = point.observation();
  return observation.has_value() ? model::DecimalText(observation.value())
                                 : absl::StrCat("'", observation.wording(), "'");
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TEST_TEXTS_H_
