#include "ingest-service/rules/record/probable_duplicates.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;

// Two monitoring visits, as edits of Monitoring(): are they probably one?
struct Case {
  std::string name;
  std::string recorded;
  std::string added;
  bool same;
};

// Told in either order, since a record is not in the order of its sources.
void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const std::vector<std::string> want =
        c.same ? std::vector<std::string>{"recorded"} : std::vector<std::string>{};

    EXPECT_EQ(ProbableDuplicates(RecordOf({{"recorded", c.recorded}}), "new",
                                 ReadIdentity(Monitoring(c.added))),
              want)
        << c.name;
    EXPECT_EQ(ProbableDuplicates(RecordOf({{"recorded", c.added}}), "new",
                                 ReadIdentity(Monitoring(c.recorded))),
              want)
        << c.name << ", the other way round";
  }
}

const std::string kLetter = "start_date: '2016-06-27' end_date: '2016-06-28' ";

TEST(ProbableDuplicates, AreOfOneTypeAndStatus) {
  Expect({
      {"same type", kLetter, kLetter, true},
      {"focused visit", kLetter, kLetter + "type: VISIT_TYPE_FOCUSED_VISIT", false},
      {"inspection and re-inspection", "type: VISIT_TYPE_INSPECTION " + kLetter,
       "type: VISIT_TYPE_REINSPECTION " + kLetter, false},
      {"inspection and short one", "type: VISIT_TYPE_INSPECTION " + kLetter,
       "type: VISIT_TYPE_SHORT_INSPECTION " + kLetter, false},
      {"held and cancelled", kLetter, kLetter + "status: VISIT_STATUS_CANCELLED", false},
      {"unspecified and cancelled", kLetter + "status: VISIT_STATUS_UNSPECIFIED",
       kLetter + "status: VISIT_STATUS_CANCELLED", false},
      {"held and planned", kLetter, kLetter + "status: VISIT_STATUS_PLANNED", true},
      {"planned and cancelled", kLetter + "status: VISIT_STATUS_PLANNED",
       kLetter + "status: VISIT_STATUS_CANCELLED", true},
  });
}

TEST(ProbableDuplicates, HaveDatesThatCanCoincide) {
  const std::string inspection = "type: VISIT_TYPE_INSPECTION ";
  Expect({
      {"letter and newspaper", kLetter, "start_date: '2016-06'", true},
      {"letter and its year", kLetter, "start_date: '2016'", true},
      {"first and second day", kLetter, "start_date: '2016-06-28'", true},
      {"letter and the month before", kLetter, "start_date: '2016-05'", false},
      {"first days of a month and the one before", "start_date: '2016-06-03'",
       "start_date: '2016-05'", true},
      {"letter and the next month", kLetter, "start_date: '2016-07'", false},
      {"two days a week apart", "start_date: '2016-06-01'", "start_date: '2016-06-08'", true},
      {"two days further apart", "start_date: '2016-06-01'", "start_date: '2016-06-09'", false},
      {"start and end of one inspection", inspection + "start_date: '2016-05-23'",
       inspection + "end_date: '2016-06-15'", true},
      {"start and end of two inspections", inspection + "start_date: '2016-05-23'",
       inspection + "end_date: '2016-07-25'", false},
      {"letter and its publication", kLetter, "published_date: '2016-08-05'", true},
      {"letter and one published a year later", kLetter, "published_date: '2017-06-28'", true},
      {"letter and one published later yet", kLetter, "published_date: '2017-07-01'", false},
      {"letter and one published before", kLetter, "published_date: '2016-06-01'", false},
      {"by a day", kLetter, "start_date: '../2017-05'", true},
      {"by an earlier day", kLetter, "start_date: '../2016-06-01'", false},
      {"long before that day", kLetter, "start_date: '../2018-05'", false},
      {"undated", kLetter, "", true},
      {"both undated", "", "", true},
  });
}

TEST(ProbableDuplicates, HaveNoDifferentStatedNumberOfOneCount) {
  const std::string june = "start_date: '2016-06' ";
  Expect({
      {"the fourth and fifth of a month", june + Numbered(4), june + Numbered(5), false},
      {"the fourth twice", june + Numbered(4), june + Numbered(4), true},
      {"undated, the same number", Numbered(4), Numbered(4), true},
      {"undated, another number", Numbered(4), Numbered(5), false},
      {"one without a number", june + Numbered(4), june, true},
      {"unstated is from the baseline", june + Numbered(4), june + Numbered(5, "BASELINE"), false},
      {"unspecified is from the baseline", june + Numbered(4, "UNSPECIFIED"),
       june + Numbered(4, "BASELINE"), true},
      {"another count", june + Numbered(4), june + Numbered(2, "DELIVERY_BODY"), true},
      {"one of two counts", june + Numbered(4) + Numbered(2, "DELIVERY_BODY"),
       june + Numbered(4) + Numbered(3, "DELIVERY_BODY"), false},
      {"sources that differ", june + Numbered(4) + Numbered(5), june + Numbered(5), true},
  });
}

TEST(ProbableDuplicates, HaveNoDifferentServiceAreas) {
  const std::string leavers = "service_areas: 'service_areas/care-leavers' ";
  const std::string door = "service_areas: 'service_areas/front-door' ";
  Expect({
      {"the same", kLetter + leavers, kLetter + leavers, true},
      {"one in common", kLetter + leavers, kLetter + door + leavers, true},
      {"none in common", kLetter + leavers, kLetter + door, false},
      {"one states none", kLetter + leavers, kLetter, true},
      {"all of them", kLetter + leavers, kLetter + "service_areas: 'service_areas/all'", true},
  });
}

std::vector<std::string> AmongInspections(const std::string& recorded, const std::string& added) {
  const AuthorityRecord record = RecordOf({
      {"i2015",
       "type: VISIT_TYPE_INSPECTION start_date: '2015-05-11' end_date: '2015-06-04' "
       "published_date: '2015-07-20'"},
      {"i2018",
       "type: VISIT_TYPE_INSPECTION start_date: '2018-04-23' end_date: '2018-05-17' "
       "published_date: '2018-07-24'"},
      {"recorded", recorded},
  });
  return ProbableDuplicates(record, "new", ReadIdentity(Monitoring(added)));
}

TEST(ProbableDuplicates, HaveBaselinesThatCanBeTheSame) {
  const std::string i2015 = "baseline: 'authorities/sunderland/visits/i2015' ";
  const std::string i2018 = "baseline: 'authorities/sunderland/visits/i2018' ";
  struct BaselineCase {
    std::string recorded;
    std::string added;
    bool same;
  };
  const std::vector<BaselineCase> cases = {
      {i2015, i2015, true},
      {i2015, i2018, false},
      {i2015, "", true},
      {i2015, "baseline: '2015-05'", true},    // its fieldwork
      {i2015, "baseline: '2015-07'", true},    // its publication
      {i2018, "baseline: '2015-05'", false},   // that of another
      {i2018, "baseline: '2015/2018'", true},  // either
      {i2018, "baseline: '2011'", true},       // of none that is recorded
      {"baseline: '2015-05'", "baseline: '2015-07-20'", true},
      {"baseline: '2015-05'", "baseline: '2018'", false},
      {i2015, "baseline: 'authorities/reading/visits/i2015'", false},
  };
  for (const BaselineCase& c : cases) {
    EXPECT_EQ(!AmongInspections(c.recorded, c.added).empty(), c.same)
        << c.recorded << " and " << c.added;
    EXPECT_EQ(!AmongInspections(c.added, c.recorded).empty(), c.same)
        << c.added << " and " << c.recorded;
  }
}

TEST(ProbableDuplicates, AreNotAnInspectionAndItsBaseline) {
  const AuthorityRecord record = RecordOf({{"i2015", "type: VISIT_TYPE_INSPECTION"}});

  EXPECT_THAT(ProbableDuplicates(
                  record, "new",
                  ReadIdentity(Inspected("baseline: 'authorities/sunderland/visits/i2015'"))),
              ElementsAre());
}

TEST(ProbableDuplicates, AreNotFarApartWhereOnlyThePublicationIsKnown) {
  const AuthorityRecord record =
      RecordOf({{"2017-inspection",
                 "type: VISIT_TYPE_INSPECTION start_date: '2017-01-16' "
                 "end_date: '2017-02-09' published_date: '2017-04-07'"}});

  EXPECT_THAT(ProbableDuplicates(record, "2022-inspection",
                                 ReadIdentity(Inspected("published_date: '2022-09-22'"))),
              ElementsAre());
}

TEST(ProbableDuplicates, OfAPlannedVisitWithoutADateHaveItsNumber) {
  const std::string planned = "status: VISIT_STATUS_PLANNED ";
  Expect({
      {"planned, no date", kLetter, planned, false},
      {"two planned, no date", planned, planned, false},
      {"planned, another number", kLetter + Numbered(4), planned + Numbered(5), false},
      {"planned, the same number", kLetter + Numbered(4), planned + Numbered(4), true},
      {"planned with a date", kLetter, planned + "start_date: '2016-06'", true},
  });
}

TEST(ProbableDuplicates, AreNeverTheVisitItself) {
  const AuthorityRecord record = RecordOf({{"a", kLetter}, {"b", kLetter}});

  EXPECT_THAT(ProbableDuplicates(record, "a", ReadIdentity(Monitoring(kLetter))), ElementsAre("b"));
}

TEST(ProbableDuplicates, AreSortedAndAtMostFive) {
  const AuthorityRecord record =
      RecordOf({{"g", ""}, {"c", ""}, {"a", ""}, {"f", ""}, {"b", ""}, {"e", ""}, {"d", ""}});

  EXPECT_THAT(ProbableDuplicates(record, "new", ReadIdentity(Monitoring())),
              ElementsAre("a", "b", "c", "d", "e"));
}

}  // namespace
}  // namespace waymark::ingest
