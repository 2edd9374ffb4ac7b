#ifndef WAYMARK_INGEST_SERVICE_RULES_TESTING_SUBMISSIONS_H_
#define WAYMARK_INGEST_SERVICE_RULES_TESTING_SUBMISSIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {

// The shipped reference data with entries retired on 31 March 2020: themes/retired-theme (use
// themes/supervision) and measures/retired-measure (no replacement).
const reference::ReferenceData& TestReference();

inline constexpr absl::CivilDay kToday(2026, 1, 15);

// A monitoring visit to Sunderland of June 2016 that says nothing but its date, with a letter (s1)
// as its source; `edit`, the text of a Visit, is merged into it.
VisitSubmission Submission(std::string_view edit = "");

// Parts of a valid visit as text. `edit` is appended and may set fields again.
std::string Finding(std::string_view edit = "");
std::string Observation(std::string_view edit = "");
// A graded inspection under the single inspection framework, to be merged into a visit.
std::string Inspection(std::string_view edit = "");

// What an INVALID_REQUEST reports, each as "field REASON", in its order; none for OK.
std::vector<std::string> FaultsOf(const absl::Status& status);
// The descriptions it reports, in its order.
std::vector<std::string> DescriptionsOf(const absl::Status& status);

// What PrepareVisit reports of a submission.
std::vector<std::string> FaultsOf(VisitSubmission submission);
std::string OnlyDescriptionOf(VisitSubmission submission);

// A visit of one rule's table: merged into Submission() it has exactly these faults.
struct RuleCase {
  std::string name;
  std::string edit;
  std::vector<std::string> want;
};

void ExpectFaults(const std::vector<RuleCase>& cases);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_TESTING_SUBMISSIONS_H_
