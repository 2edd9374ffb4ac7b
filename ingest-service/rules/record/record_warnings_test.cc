#include "ingest-service/rules/record/record_warnings.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kInspection[] =
    "type: VISIT_TYPE_INSPECTION start_date: '2015-05-11' end_date: '2015-06-04' "
    "published_date: '2015-07-20' ";
constexpr char kNamed[] = "baseline: 'authorities/sunderland/visits/i2015' ";

std::optional<internal::v1::VisitIdentity> Elsewhere(const model::VisitName& name) {
  if (name.ToString() != "authorities/reading/visits/i2014") return std::nullopt;
  return Inspected("start_date: '2014'");
}

TEST(RecordWarnings, TellOfABaselineThatIsNotRecorded) {
  struct Case {
    std::string baseline;
    bool warned;
  };
  const std::vector<Case> cases = {
      {"", false},
      {"authorities/sunderland/visits/i2015", false},
      {"authorities/sunderland/visits/i2018", true},
      {"authorities/reading/visits/i2014", false},
      {"authorities/reading/visits/i2015", true},
      {"2015-05", false},
      {"2015-07-20", false},
      {"2014", true},
  };
  const AuthorityRecord record = RecordOf({{"i2015", kInspection}});
  for (const Case& c : cases) {
    const auto warnings = RecordWarnings(record, {}, "new",
                                         ReadIdentity(Monitoring("baseline: '" + c.baseline + "'")),
                                         nullptr, &Elsewhere);

    ASSERT_EQ(warnings.size(), c.warned ? 1U : 0U) << c.baseline;
    if (!c.warned) continue;
    EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_BASELINE_NOT_RECORDED);
    EXPECT_EQ(warnings[0].field(), "visit.baseline");
    EXPECT_THAT(warnings[0].description(), HasSubstr(c.baseline + " is"));
  }
}

TEST(RecordWarnings, FindADatedBaselineAmongThePredecessorsInspections) {
  AuthorityRecord predecessor("reading");
  predecessor.Put("i2014", ReadIdentity(Inspected("start_date: '2014-03'")));
  const Relatives relatives{.predecessors = {&predecessor}, .successors = {}};
  const AuthorityRecord record = RecordOf({{"i2015", kInspection}});

  EXPECT_TRUE(RecordWarnings(record, relatives, "new", ReadIdentity(Monitoring("baseline: '2014'")),
                             nullptr, nullptr)
                  .empty());
}

TEST(RecordWarnings, TellOfABaselineDateThatSeveralInspectionsCanBeOf) {
  const AuthorityRecord record =
      RecordOf({{"i2015", kInspection}, {"i2016", "type: VISIT_TYPE_INSPECTION end_date: '2016'"}});

  const auto warnings = RecordWarnings(
      record, {}, "new", ReadIdentity(Monitoring("baseline: '2015-06/2016-02'")), nullptr, nullptr);

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_BASELINE_AMBIGUOUS);
  EXPECT_EQ(warnings[0].field(), "visit.baseline");
  EXPECT_THAT(warnings[0].description(), HasSubstr("2 recorded inspections"));
}

TEST(RecordWarnings, TellOfABaselineThatWasNotHeldOrIsNoInspection) {
  for (const char* named : {"status: VISIT_STATUS_PLANNED", "status: VISIT_STATUS_CANCELLED",
                            "type: VISIT_TYPE_MONITORING_VISIT"}) {
    const AuthorityRecord record = RecordOf({{"i2015", std::string(kInspection) + named}});

    const auto warnings =
        RecordWarnings(record, {}, "new", ReadIdentity(Monitoring(kNamed)), nullptr, nullptr);

    ASSERT_EQ(warnings.size(), 1U) << named;
    EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_BASELINE_NOT_HELD) << named;
    EXPECT_EQ(warnings[0].field(), "visit.baseline");
  }
}

TEST(RecordWarnings, TellOfVisitsThatNameANewVisitThatIsNoInspection) {
  const AuthorityRecord record = RecordOf({{"v", kNamed}});

  const auto warnings = RecordWarnings(
      record, {}, "i2015", ReadIdentity(Monitoring("start_date: '2015'")), nullptr, nullptr);

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_NAMED_AS_BASELINE);
  EXPECT_EQ(warnings[0].field(), "visit.type");
}

TEST(RecordWarnings, TellOfVisitsThatNameWhatIsNoInspectionAnyMore) {
  struct Case {
    std::string name;
    std::string recorded;
    std::string before;
    std::string now;
    bool warned;
  };
  const std::vector<Case> cases = {
      {"retyped", kNamed, kInspection, "start_date: '2015-05'", true},
      {"retyped, named by its date", "baseline: '2015-05'", kInspection, "start_date: '2015-05'",
       true},
      {"retyped, not named", "baseline: '2014'", kInspection, "start_date: '2015-05'", false},
      {"still an inspection", kNamed, kInspection, "type: VISIT_TYPE_REINSPECTION", false},
      {"never was held, named by its date", "baseline: '2015-05'",
       std::string(kInspection) + "status: VISIT_STATUS_PLANNED", "start_date: '2015-05'", false},
      {"never was one", kNamed, "start_date: '2015-05'", "start_date: '2015-06'", true},
      {"never was one, not named", "baseline: '2015-05'", "start_date: '2015-05'",
       "start_date: '2015-06'", false},
  };
  for (const Case& c : cases) {
    const AuthorityRecord record = RecordOf({{"i2015", c.before}, {"v", c.recorded}});
    const auto before = Monitoring(c.before);

    const auto warnings =
        RecordWarnings(record, {}, "i2015", ReadIdentity(Monitoring(c.now)), &before, nullptr);

    ASSERT_EQ(warnings.size(), c.warned ? 1U : 0U) << c.name;
    if (!c.warned) continue;
    EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_NAMED_AS_BASELINE);
    EXPECT_EQ(warnings[0].field(), "visit.type");
    EXPECT_THAT(warnings[0].description(), HasSubstr("1 visit names it as baseline (v)"));
  }
}

TEST(RecordWarnings, TellOfVisitsThatNameAnInspectionThatIsNotHeldAnyMore) {
  const AuthorityRecord record = RecordOf({{"i2015", kInspection}, {"v", kNamed}});
  const auto before = Monitoring(kInspection);
  const auto now =
      ReadIdentity(Monitoring(std::string(kInspection) + "status: VISIT_STATUS_CANCELLED"));

  const auto warnings = RecordWarnings(record, {}, "i2015", now, &before, nullptr);

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_NAMED_AS_BASELINE);
  EXPECT_EQ(warnings[0].field(), "visit.status");
  EXPECT_THAT(warnings[0].description(), HasSubstr("(v) and it is not held now"));
}

TEST(RecordWarnings, AreTheSameWhetherTheChangeIsPutInOrNot) {
  const auto before = Monitoring(kInspection);
  const auto now = ReadIdentity(Monitoring("start_date: '2015-05'"));
  AuthorityRecord record = RecordOf({{"i2015", kInspection}, {"v", "baseline: '2015-05'"}});

  const auto without = RecordWarnings(record, {}, "i2015", now, &before, nullptr);
  record.Put("i2015", now);
  const auto with = RecordWarnings(record, {}, "i2015", now, &before, nullptr);

  ASSERT_EQ(without.size(), 1U);
  ASSERT_EQ(with.size(), 1U);
  EXPECT_EQ(with[0].description(), without[0].description());
}

TEST(RecordWarnings, BeginWithTheStatedNumbers) {
  const std::string unknown = "baseline: 'authorities/sunderland/visits/i2012' ";
  const AuthorityRecord record =
      RecordOf({{"v", unknown + "start_date: '2016-06' " + Numbered(2)}});

  const auto warnings = RecordWarnings(
      record, {}, "new", ReadIdentity(Monitoring(unknown + "start_date: '2016-09' " + Numbered(2))),
      nullptr, nullptr);

  ASSERT_EQ(warnings.size(), 2U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_STATED_NUMBER_OUT_OF_LINE);
  EXPECT_EQ(warnings[1].reason(), v1::WARNING_REASON_BASELINE_NOT_RECORDED);
}

TEST(DeletionWarnings, CountTheVisitsThatNameTheInspectionAndNameThree) {
  const AuthorityRecord record = RecordOf({{"i2015", kInspection},
                                           {"a", kNamed},
                                           {"b", kNamed},
                                           {"c", "baseline: '2015-05'"},
                                           {"d", kNamed},
                                           {"e", "baseline: '2018'"},
                                           {"f", ""}});

  const auto warnings = DeletionWarnings(record, {}, "i2015", Monitoring(kInspection));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_NAMED_AS_BASELINE);
  EXPECT_EQ(warnings[0].field(), "name");
  EXPECT_THAT(warnings[0].description(), HasSubstr("4 visits name it as baseline (a, b, c, ...)"));
}

TEST(DeletionWarnings, NameVisitsOfSuccessorsThatNameTheInspection) {
  const AuthorityRecord record = RecordOf({{"i2015", kInspection}});
  AuthorityRecord successor("reading");
  successor.Put("by-name", ReadIdentity(Monitoring(kNamed)));
  successor.Put("by-date", ReadIdentity(Monitoring("baseline: '2015-05'")));

  const auto warnings = DeletionWarnings(record, {.predecessors = {}, .successors = {&successor}},
                                         "i2015", Monitoring(kInspection));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].description(),
              HasSubstr("1 visit names it as baseline (authorities/reading/visits/by-name)"));
}

TEST(DeletionWarnings, AreNotGivenOfAVisitThatNobodyNames) {
  const AuthorityRecord record =
      RecordOf({{"i2015", kInspection}, {"i2016", "type: VISIT_TYPE_INSPECTION"}, {"v", kNamed}});

  EXPECT_TRUE(DeletionWarnings(record, {}, "i2016", Inspected("")).empty());
  EXPECT_TRUE(DeletionWarnings(record, {}, "v", Monitoring(kNamed)).empty());
}

TEST(DuplicateWarnings, AreGivenWhereAChangeMakesADuplicate) {
  const AuthorityRecord record =
      RecordOf({{"a", "start_date: '2016-06'"}, {"b", "start_date: '2016-09'"}});
  const auto june = Monitoring("start_date: '2016-06-27'");
  const auto september = Monitoring("start_date: '2016-09-27'");
  const auto december = Monitoring("start_date: '2016-12'");

  const auto warnings = DuplicateWarnings(record, "v", ReadIdentity(september), june);

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_PROBABLE_DUPLICATE);
  EXPECT_EQ(warnings[0].field(), "visit");
  EXPECT_THAT(warnings[0].description(), HasSubstr("the same as b;"));
  EXPECT_THAT(DuplicateWarnings(record, "v", ReadIdentity(june), june), testing::IsEmpty());
  EXPECT_THAT(DuplicateWarnings(record, "v", ReadIdentity(december), june), testing::IsEmpty());
}

}  // namespace
}  // namespace waymark::ingest
