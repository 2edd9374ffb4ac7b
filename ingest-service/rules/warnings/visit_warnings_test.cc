#include "ingest-service/rules/warnings/visit_warnings.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;

TEST(VisitWarnings, AreNotGivenOfASoundVisit) {
  EXPECT_THAT(Told(VisitWarnings(TestReference(), Prepared(Percent("82")))), ElementsAre());
}

TEST(VisitWarnings, AreOfEveryKind) {
  const v1::Visit visit = Prepared(
      "start_date: '' end_date: '2016-06-28' published_date: '2016-05' "
      "conflicting_reports { field: 'end_date' value: '2016' source_ids: 's1' }" +
      Percent("90", "as_of_event: AS_OF_EVENT_BASELINE") + Percent("40", "wording: 'most'") +
      Percent("45"));

  EXPECT_THAT(Told(VisitWarnings(TestReference(), visit)),
              ElementsAre("visit.start_date END_WITHOUT_START",
                          "visit.published_date PUBLISHED_BEFORE_VISIT",
                          "visit.conflicting_reports[0].resolution CONFLICT_UNRESOLVED",
                          "visit.observations[2].value FIGURES_DISAGREE",
                          "visit.observations[1].wording WORDS_AND_NUMBER_DISAGREE",
                          "visit.observations[1].value FIGURE_JUMPS"));
}

}  // namespace
}  // namespace waymark::ingest
