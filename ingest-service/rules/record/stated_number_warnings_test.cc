#include "ingest-service/rules/record/stated_number_warnings.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kBaseline = "baseline: 'authorities/sunderland/visits/i2015' ";
const std::string kJune = kBaseline + "start_date: '2016-06' ";
const std::string kSeptember = kBaseline + "start_date: '2016-09' ";

std::vector<v1::Warning> WarningsOf(const AuthorityRecord& record, const std::string& edit) {
  return StatedNumberWarnings(record, "new", ReadIdentity(Monitoring(edit)));
}

TEST(StatedNumberWarnings, AreGivenWhereNumbersDoNotRiseWithTheDates) {
  struct Case {
    std::string name;
    std::string recorded;
    std::string written;
    bool warned;
  };
  const std::vector<Case> cases = {
      {"rises", kJune + Numbered(2), kSeptember + Numbered(3), false},
      {"rises by more than one", kJune + Numbered(2), kSeptember + Numbered(5), false},
      {"same number later", kJune + Numbered(2), kSeptember + Numbered(2), true},
      {"same number earlier", kSeptember + Numbered(2), kJune + Numbered(2), true},
      {"lower number later", kJune + Numbered(3), kSeptember + Numbered(2), true},
      {"higher number earlier", kSeptember + Numbered(2), kJune + Numbered(3), true},
      {"same number, dates that overlap", kJune + Numbered(2),
       kBaseline + "start_date: '2016' " + Numbered(2), true},
      {"same number, no date", kJune + Numbered(2), kBaseline + Numbered(2), true},
      {"other number, no date", kJune + Numbered(2), kBaseline + Numbered(1), false},
      {"unstated is from the baseline", kJune + Numbered(2, "BASELINE"), kSeptember + Numbered(2),
       true},
      {"another count", kJune + Numbered(2), kSeptember + Numbered(2, "DELIVERY_BODY"), false},
      {"one of a source's numbers fits", kJune + Numbered(3) + Numbered(1),
       kSeptember + Numbered(2), false},
      {"none of them fits", kJune + Numbered(3) + Numbered(2), kSeptember + Numbered(2), true},
      {"no number there", kJune, kSeptember + Numbered(1), false},
      {"another baseline",
       "baseline: 'authorities/sunderland/visits/i2012' " + std::string("start_date: '2016-06' ") +
           Numbered(2),
       kSeptember + Numbered(2), false},
      {"baseline not known", "baseline: '2014' start_date: '2016-06' " + Numbered(2),
       kSeptember + Numbered(2), false},
      {"focused visit", kJune + Numbered(2) + "type: VISIT_TYPE_FOCUSED_VISIT",
       kSeptember + Numbered(2), false},
      {"cancelled", kJune + Numbered(2) + "status: VISIT_STATUS_CANCELLED",
       kSeptember + Numbered(2), false},
      {"of a focused visit", kJune + Numbered(2),
       kSeptember + Numbered(2) + "type: VISIT_TYPE_FOCUSED_VISIT", false},
      {"of a planned visit", kJune + Numbered(2),
       kSeptember + Numbered(2) + "status: VISIT_STATUS_PLANNED", false},
  };
  for (const Case& c : cases) {
    const auto warnings = WarningsOf(RecordOf({{"recorded", c.recorded}}), c.written);

    EXPECT_EQ(warnings.size(), c.warned ? 1U : 0U) << c.name;
  }
}

TEST(StatedNumberWarnings, TakeTheLatestInspectionBeforeWhereNoneIsNamed) {
  const std::string inspection = "type: VISIT_TYPE_INSPECTION start_date: '2015-05' ";
  const std::string between = "type: VISIT_TYPE_REINSPECTION start_date: '2016-08-01' ";
  const std::string june = "start_date: '2016-06' " + Numbered(2);
  const std::string september = "start_date: '2016-09-20' " + Numbered(2);

  EXPECT_EQ(WarningsOf(RecordOf({{"i2015", inspection}, {"v", june}}), september).size(), 1U);
  EXPECT_EQ(
      WarningsOf(RecordOf({{"i2015", inspection}, {"v", june}}), kSeptember + Numbered(2)).size(),
      1U);
  EXPECT_EQ(WarningsOf(RecordOf({{"v", june}}), september).size(), 1U);
  EXPECT_EQ(
      WarningsOf(RecordOf({{"i2015", inspection}, {"i2016", between}, {"v", june}}), september)
          .size(),
      0U);
}

TEST(StatedNumberWarnings, NameAVisitOfUnknownOrderByItsIdAlone) {
  const auto warnings =
      WarningsOf(RecordOf({{"dated", kJune + Numbered(2)}}), kBaseline + Numbered(2));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].description(), HasSubstr("the number is 2, but dated has 2;"));
}

TEST(StatedNumberWarnings, AreNotGivenOfTheVisitItself) {
  EXPECT_TRUE(
      WarningsOf(RecordOf({{"new", kJune + Numbered(2)}}), kSeptember + Numbered(2)).empty());
}

TEST(StatedNumberWarnings, PointAtTheNumberAndNameTheOtherVisits) {
  const AuthorityRecord record = RecordOf(
      {{"v1", kJune + Numbered(7)}, {"v2", kBaseline + "start_date: '2017' " + Numbered(3)}});

  const auto warnings = WarningsOf(record, kSeptember + Numbered(1, "DELIVERY_BODY") + Numbered(5));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_STATED_NUMBER_OUT_OF_LINE);
  EXPECT_EQ(warnings[0].field(), "visit.stated_numbers[1].number");
  EXPECT_EQ(
      warnings[0].description(),
      "the number is 5, but the earlier v1 has 7, the later v2 has 3; check the numbers, what "
      "they count from and the dates");
}

TEST(StatedNumberWarnings, NameAtMostThreeVisits) {
  Edits edits;
  for (const std::string id : {"a", "b", "c", "d", "e"}) edits.push_back({id, kJune + Numbered(5)});

  const auto warnings = WarningsOf(RecordOf(edits), kSeptember + Numbered(5));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].description(),
              AllOf(HasSubstr("the earlier c has 5 and 2 more;"), Not(HasSubstr("earlier d"))));
}

}  // namespace
}  // namespace waymark::ingest
