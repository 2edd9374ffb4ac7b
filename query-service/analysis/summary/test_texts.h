#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_TEST_TEXTS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_TEST_TEXTS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "waymark/v1/data_note.pb.h"

#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/test_visits.h"

// Records told as text for the tests of summaries.
namespace waymark::query {

// An inspection whose fieldwork ended on `end` and that was published on `published`.
inline std::string Inspection(const std::string& name, const std::string& end,
                              const std::string& published, const std::string& rest = "") {
  return absl::StrCat("name: '", name, "' type: VISIT_TYPE_INSPECTION end_date: '", end,
                      "' published_date: '", published,
                      "' sources { id: 's1' type: SOURCE_TYPE_REPORT } ", rest);
}

// What an inspection judged.
inline const std::string kInadequate =
    "framework: FRAMEWORK_SIF judgements { area: 'overall-effectiveness' grade: GRADE_INADEQUATE "
    "} ";
inline const std::string kGood =
    "framework: FRAMEWORK_SIF judgements { area: 'overall-effectiveness' grade: GRADE_GOOD } ";

// A monitoring visit that began on `start`; none for an empty one.
inline std::string Monitoring(const std::string& name, const std::string& start,
                              const std::string& rest = "") {
  return absl::StrCat("name: '", name, "' type: VISIT_TYPE_MONITORING_VISIT start_date: '", start,
                      "' sources { id: 's1' type: SOURCE_TYPE_LETTER } ", rest);
}

// A finding of the inspectorate on a theme; `rest` says what was found: "standing: STANDING_WEAK".
inline std::string Found(const std::string& id, const std::string& theme, const std::string& rest) {
  return absl::StrCat(" findings { id: '", id, "' themes: 'themes/", theme,
                      "' speaker: SPEAKER_INSPECTORATE ", rest, " } ");
}

inline std::string Standing(const std::string& standing) {
  return "standing: STANDING_" + standing + " ";
}
inline std::string Direction(const std::string& direction) {
  return "direction: DIRECTION_" + direction + " ";
}

// The answer of a summarizer for a request on the authorities of `records`.
template <typename Summarizer, typename Request>
auto Summarized(std::vector<AuthorityRecord> records, const Request& request) {
  std::vector<const reference::Authority*> group;
  for (const AuthorityRecord& record : records) group.push_back(record.authority);
  Summarizer summarizer(Reference(), request, group);
  for (AuthorityRecord& record : records) summarizer.Add(std::move(record));
  return summarizer.Finish();
}

// "7", or "6 to 8"; "none" where it is absent.
inline std::string RangeText(bool present, const v1::Range& range) {
  if (!present) return "none";
  return range.low() == range.high() ? absl::StrCat(range.low())
                                     : absl::StrCat(range.low(), " to ", range.high());
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_TEST_TEXTS_H_
