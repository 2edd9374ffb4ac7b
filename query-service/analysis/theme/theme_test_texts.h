#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TEST_TEXTS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TEST_TEXTS_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/analysis/theme/theme_trajectory.h"

// Episodes told as text for the tests of themes.
namespace waymark::query {

inline constexpr char kBaseline[] =
    "name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2015-02-04' published_date: '2015-03-20' "
    "sources { id: 's1' type: SOURCE_TYPE_REPORT } ";
inline constexpr char kCareLeavers[] = "focus { service_area: 'service_areas/care-leavers' } ";

// Visits named v1, v2, ... after a baseline named i (`on_baseline` is added to it), known from the
// inspectorate's letters.
inline History Episode(const std::vector<std::string>& visits,
                       const std::string& on_baseline = "") {
  std::vector<std::string> texts = {kBaseline + on_baseline};
  for (const std::string& visit : visits) {
    texts.push_back(absl::StrCat("name: 'v", texts.size(),
                                 "' type: VISIT_TYPE_MONITORING_VISIT baseline: 'i' ",
                                 "sources { id: 's1' type: SOURCE_TYPE_LETTER } ", visit));
  }
  return HistoryOf(texts);
}

// A finding of the inspectorate on case recording.
inline std::string Finding(const std::string& rest) {
  return "findings { themes: 'themes/case-recording' speaker: SPEAKER_INSPECTORATE " + rest + " } ";
}

inline std::string On(const std::string& date) { return "start_date: '" + date + "' "; }

inline const std::string kWeak = Finding("standing: STANDING_WEAK");
inline const std::string kInconsistent = Finding("standing: STANDING_INCONSISTENT");
inline const std::string kSound = Finding("standing: STANDING_SOUND");
inline const std::string kImproved = Finding("direction: DIRECTION_IMPROVED");
inline const std::string kDeclined = Finding("direction: DIRECTION_DECLINED");

inline std::vector<v1::ThemeTrajectory> Build(const History& history,
                                              const ProgressFilter& filter = {}) {
  return BuildThemeTrajectories(Reference(), history.episodes()[0], filter);
}

// "SOUND of v1, IMPROVED STATED, since v1": what a trajectory says is so now.
inline std::string StateOf(const v1::ThemeTrajectory& trajectory) {
  const auto tail = [](const std::string& name, size_t prefix) { return name.substr(prefix); };
  std::string text = tail(v1::Standing_Name(trajectory.standing()), sizeof("STANDING"));
  if (!trajectory.standing_visit().empty()) {
    text += " of " + ShortName(trajectory.standing_visit());
  }
  text += ", " + tail(v1::Direction_Name(trajectory.direction()), sizeof("DIRECTION"));
  if (trajectory.direction_basis() != v1::BASIS_UNSPECIFIED) {
    text += " " + tail(v1::Basis_Name(trajectory.direction_basis()), sizeof("BASIS"));
  }
  if (!trajectory.unresolved_since_visit().empty()) {
    text += ", since " + ShortName(trajectory.unresolved_since_visit());
  }
  return text;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TEST_TEXTS_H_
