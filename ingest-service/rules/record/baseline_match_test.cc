#include "ingest-service/rules/record/baseline_match.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;

constexpr char kFirst[] = "authorities/sunderland/visits/i2015";
constexpr char kSecond[] = "authorities/sunderland/visits/i2018";

AuthorityRecord TwoInspections() {
  return RecordOf({
      {"i2015",
       "type: VISIT_TYPE_INSPECTION start_date: '2015-05-11' end_date: '2015-06-04' "
       "published_date: '2015-07-20'"},
      {"i2018",
       "type: VISIT_TYPE_REINSPECTION start_date: '2018-04-23' end_date: '2018-05-17' "
       "published_date: '2018-07-24'"},
      {"cancelled",
       "type: VISIT_TYPE_INSPECTION start_date: '2016-01' "
       "status: VISIT_STATUS_CANCELLED"},
      {"visit", "start_date: '2015-05-20'"},
  });
}

TEST(InspectionsOfDate, AreThoseOfThatFieldworkOrPublication) {
  struct Case {
    std::string date;
    std::vector<std::string> want;
  };
  const std::vector<Case> cases = {
      {"2015-05", {"i2015"}},
      {"2015-05-20", {"i2015"}},
      {"2015-07-20", {"i2015"}},
      {"2015-06-20", {}},  // between both
      {"2015/2018", {"i2015", "i2018"}},
      {"2016-01", {}},
      {"../2015-05-11", {"i2015"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(InspectionsOfDate(TwoInspections(), *model::PartialDate::Parse(c.date), ""), c.want)
        << c.date;
  }
}

TEST(InspectionsOfDate, LeaveOutTheVisitThatAsks) {
  EXPECT_THAT(InspectionsOfDate(TwoInspections(), *model::PartialDate::Parse("2015/2018"), "i2015"),
              ElementsAre("i2018"));
}

TEST(BaselineOf, IsTheOneNamedElseTheLatestBefore) {
  struct Case {
    std::string edit;
    std::optional<std::string> want;
  };
  const std::vector<Case> cases = {
      {"baseline: 'authorities/reading/visits/x'", "authorities/reading/visits/x"},
      {"baseline: '2015-05' start_date: '2019'", kFirst},
      {"baseline: '2015/2018'", std::nullopt},
      {"baseline: '2011'", std::nullopt},
      {"start_date: '2016-06'", kFirst},
      {"start_date: '2019-06'", kSecond},
      {"start_date: '2014-06'", ""},
      {"start_date: '2018-05'", std::nullopt},  // during the second
      {"published_date: '2016-06'", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(BaselineOf(TwoInspections(), "new", ReadIdentity(Monitoring(c.edit))), Eq(c.want))
        << c.edit;
  }
}

TEST(FindNamed, AsksElsewhereForOtherAuthorities) {
  const AuthorityRecord record = TwoInspections();
  const BaselineLookup lookup =
      [](const model::VisitName& name) -> std::optional<internal::v1::VisitIdentity> {
    if (name.ToString() != "authorities/reading/visits/x") return std::nullopt;
    return Inspected("start_date: '2014'");
  };

  EXPECT_TRUE(FindNamed(record, {"sunderland", "i2015"}, lookup).has_value());
  EXPECT_TRUE(FindNamed(record, {"reading", "x"}, lookup).has_value());
  EXPECT_FALSE(FindNamed(record, {"sunderland", "x"}, lookup).has_value());
  EXPECT_FALSE(FindNamed(record, {"reading", "y"}, lookup).has_value());
  EXPECT_FALSE(FindNamed(record, {"reading", "x"}, nullptr).has_value());
}

}  // namespace
}  // namespace waymark::ingest
