#include "ingest-service/rules/warnings/conflict_warnings.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ConflictWarnings, AreGivenOfEachThatIsNotSettled) {
  const v1::Visit visit = Prepared(R"(
      conflicting_reports { field: "start_date" value: "2016-05" source_ids: "s1" }
      conflicting_reports { field: "end_date" value: "2016-05" source_ids: "s1"
                            resolution: CONFLICT_RESOLUTION_MISTAKEN }
      conflicting_reports { field: "type" value: "a review" source_ids: "s1"
                            resolution: CONFLICT_RESOLUTION_UNRESOLVED }
      conflicting_reports { field: "status" value: "put off" source_ids: "s1"
                            resolution: CONFLICT_RESOLUTION_SUPERSEDED })");

  EXPECT_THAT(Told(ConflictWarnings(visit)),
              ElementsAre("visit.conflicting_reports[0].resolution CONFLICT_UNRESOLVED",
                          "visit.conflicting_reports[2].resolution CONFLICT_UNRESOLVED"));
}

TEST(ConflictWarnings, DoNotRepeatWhatTheSourceGives) {
  const auto warnings = ConflictWarnings(
      Prepared("conflicting_reports { field: 'start_date' value: 'some text' source_ids: 's1' }"));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].description(), Not(HasSubstr("some text")));
}

}  // namespace
}  // namespace waymark::ingest
