#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_TEST_TEXTS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_TEST_TEXTS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query-service/analysis/progress.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

// An authority told as text, and the answer about it, for the tests of progress.
namespace waymark::query {

inline constexpr char kInspection2015[] =
    "name: 'i2015' type: VISIT_TYPE_INSPECTION start_date: '2015-01-14' end_date: '2015-02-04' "
    "published_date: '2015-03-20' framework: FRAMEWORK_SIF "
    "judgements { area: 'overall-effectiveness' grade: GRADE_INADEQUATE } "
    "sources { id: 's1' type: SOURCE_TYPE_REPORT }";
inline constexpr char kReinspection2017[] =
    "name: 'i2017' type: VISIT_TYPE_REINSPECTION start_date: '2017-06-19' end_date: '2017-07-13' "
    "published_date: '2017-09-04' framework: FRAMEWORK_SIF "
    "judgements { area: 'care-leavers' grade: GRADE_GOOD } "
    "judgements { area: 'overall-effectiveness' grade: GRADE_REQUIRES_IMPROVEMENT } "
    "sources { id: 's1' type: SOURCE_TYPE_REPORT }";

inline std::string Monitoring(const std::string& name, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_MONITORING_VISIT " + rest;
}

inline v1::GetProgressResponse WholeOf(ProgressAnswer answer) {
  EXPECT_TRUE(answer.ReadFields());
  return std::move(answer.message);
}

inline v1::GetProgressResponse AskOf(AuthorityRecord record, const std::string& request = "") {
  auto answer =
      BuildProgress(Reference(), std::move(record), ParseText<v1::GetProgressRequest>(request));
  EXPECT_THAT(answer, IsOk());
  return answer.ok() ? WholeOf(*std::move(answer)) : v1::GetProgressResponse();
}

inline v1::GetProgressResponse Ask(std::string_view authority,
                                   const std::vector<std::string>& visits,
                                   const std::string& request = "") {
  return AskOf(RecordOf(authority, visits), request);
}

inline v1::GetProgressResponse Ask(const std::vector<std::string>& visits,
                                   const std::string& request = "") {
  return Ask("leicester", visits, request);
}

inline std::vector<std::string> VisitNames(const v1::GetProgressResponse& answer) {
  std::vector<std::string> names;
  for (const v1::VisitPoint& point : answer.visits()) {
    names.push_back(ShortName(point.visit().name()));
  }
  return names;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_TEST_TEXTS_H_
