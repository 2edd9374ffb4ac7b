#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_TESTING_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_TESTING_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "ingest-service/rules/testing/submissions.h"
#include "ingest-service/rules/visit_preparation.h"
#include "tests/support/matchers.h"

// For tests: visits as the warnings get them, and what is warned of.
namespace waymark::ingest {

// Submission(edit), prepared.
inline v1::Visit Prepared(const std::string& edit) {
  const auto prepared = PrepareVisit(TestReference(), kToday, Submission(edit));
  EXPECT_THAT(prepared, IsOk()) << edit;
  return prepared.ok() ? prepared->visit : v1::Visit();
}

// Each as "field REASON".
inline std::vector<std::string> Told(const std::vector<v1::Warning>& warnings) {
  std::vector<std::string> told;
  for (const v1::Warning& warning : warnings) {
    const std::string reason = v1::WarningReason_Name(warning.reason());
    told.push_back(absl::StrCat(warning.field(), " ",
                                reason.substr(std::string_view("WARNING_REASON_").size())));
  }
  return told;
}

// A figure of the inspectorate for a percentage, as part of a visit's text.
inline std::string Percent(const std::string& value, const std::string& edit = "") {
  return absl::StrCat("observations { measure: 'measures/cl-in-touch' value: ", value,
                      " speaker: SPEAKER_INSPECTORATE ", edit, " } ");
}

// And for a count.
inline std::string Count(const std::string& value, const std::string& edit = "") {
  return absl::StrCat("observations { measure: 'measures/cl-total' value: ", value,
                      " speaker: SPEAKER_INSPECTORATE ", edit, " } ");
}

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_TESTING_H_
