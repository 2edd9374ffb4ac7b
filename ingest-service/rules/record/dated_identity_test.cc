#include "ingest-service/rules/record/dated_identity.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

DatedIdentity Read(const std::string& text) {
  return ReadIdentity(ParseText<internal::v1::VisitIdentity>(text));
}

std::string DayText(const std::optional<absl::CivilDay>& day) {
  return day ? absl::FormatCivilTime(*day) : "..";
}

std::string DaysText(const reference::DayInterval& days) {
  return DayText(days.first) + "/" + DayText(days.last);
}

TEST(DatedIdentity, BoundsTheDaysOfTheEvent) {
  struct Case {
    std::string identity;
    std::string days;
    std::string probable_days;
  };
  const std::string visit = "type: VISIT_TYPE_MONITORING_VISIT ";
  const std::string inspection = "type: VISIT_TYPE_SHORT_INSPECTION ";
  const std::vector<Case> cases = {
      {visit + "start_date: '2016-06-27' end_date: '2016-06-28'", "2016-06-27/2016-06-28",
       "2016-06-27/2016-06-28"},
      {visit + "start_date: '2016-06' end_date: '2016-07'", "2016-06-01/2016-07-31",
       "2016-06-01/2016-07-31"},
      {visit + "start_date: '2016-06'", "2016-06-01/2016-07-07", "2016-06-01/2016-07-07"},
      {inspection + "start_date: '2016-06'", "2016-06-01/2016-07-31", "2016-06-01/2016-07-31"},
      {visit + "end_date: '2016-06-28'", "2016-06-21/2016-06-28", "2016-06-21/2016-06-28"},
      {inspection + "end_date: '2016-06-28'", "2016-05-28/2016-06-28", "2016-05-28/2016-06-28"},
      {"type: VISIT_TYPE_JOINT_TARGETED_AREA_INSPECTION end_date: '2016-06-28'",
       "2016-05-28/2016-06-28", "2016-05-28/2016-06-28"},
      {visit + "start_date: '../2019-04-29'", "../2019-05-06", "2018-05-06/2019-05-06"},
      {visit + "start_date: '../2019-04-29' end_date: '2019-04-29'", "2019-04-22/2019-04-29",
       "2019-04-22/2019-04-29"},
      {visit + "start_date: '2019-04/..'", "2019-04-01/..", "2019-04-01/2020-04-01"},
      {visit + "start_date: '2019-04' published_date: '2019-05-01'", "2019-04-01/2019-05-07",
       "2019-04-01/2019-05-07"},
      {visit + "published_date: '2016-08-01'", "../2016-08-01", "2015-08-01/2016-08-01"},
      {visit + "published_date: '../2016-09-06'", "../2016-09-06", "2015-09-06/2016-09-06"},
      {visit + "published_date: '2016'", "../2016-12-31", "2015-12-31/2016-12-31"},
      {visit, "../..", "../.."},
      {visit + "start_date: 'no date'", "../..", "../.."},
  };
  for (const Case& c : cases) {
    const DatedIdentity read = Read(c.identity);

    EXPECT_EQ(DaysText(read.days), c.days) << c.identity;
    EXPECT_EQ(DaysText(read.probable_days), c.probable_days) << c.identity;
  }
}

TEST(DatedIdentity, KnowsABaselineDateFromAName) {
  EXPECT_TRUE(Read("baseline: '2015-05'").baseline_date.has_value());
  EXPECT_TRUE(Read("baseline: '../2015-05'").baseline_date.has_value());
  EXPECT_FALSE(Read("baseline: 'authorities/a/visits/2015-inspection'").baseline_date.has_value());
  EXPECT_FALSE(Read("").baseline_date.has_value());
}

TEST(DatedIdentity, IsCertainlyBeforeOnlyWithoutACommonDay) {
  const DatedIdentity june = Read("start_date: '2016-06-27' end_date: '2016-06-28'");
  const DatedIdentity month = Read("start_date: '2016-06' end_date: '2016-06'");
  const DatedIdentity july = Read("start_date: '2016-07-01'");
  const DatedIdentity by_august = Read("published_date: '2016-08-01'");

  EXPECT_TRUE(IsCertainlyBefore(june, july));
  EXPECT_TRUE(IsCertainlyBefore(month, july));
  EXPECT_FALSE(IsCertainlyBefore(july, june));
  EXPECT_FALSE(IsCertainlyBefore(june, month));
  EXPECT_FALSE(IsCertainlyBefore(june, by_august));
  EXPECT_FALSE(IsCertainlyBefore(june, Read("")));
}

}  // namespace
}  // namespace waymark::ingest
