#include "ingest-service/rules/authority_names.h"

#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

VisitSubmission To(std::string parent, const std::string& edit = "") {
  VisitSubmission submission = Submission(edit);
  submission.parent = std::move(parent);
  return submission;
}

TEST(AuthorityNames, ResolveIdsCodesAndAliases) {
  for (const std::string parent : {"authorities/sunderland", "authorities/E08000024",
                                   "authorities/394", "authorities/Sunderland"}) {
    const auto prepared = PrepareVisit(TestReference(), kToday, To(parent));

    ASSERT_THAT(prepared, IsOk()) << parent;
    EXPECT_EQ(prepared->visit.name(), "authorities/sunderland/visits/2016-06-monitoring-visit");
  }
}

TEST(AuthorityNames, LetTheDatesDecideASharedCode) {
  struct Case {
    const char* dates;
    const char* authority;
  };
  const std::vector<Case> cases = {
      {"start_date: '2018-01-08' end_date: '2018-01-18'", "buckinghamshire-county"},
      {"start_date: '2021-12'", "buckinghamshire"},
      {"start_date: '' end_date: '2021-12'", "buckinghamshire"},
      {"start_date: '' published_date: '2018-03-01'", "buckinghamshire-county"},
      {"start_date: '2020-03-30' end_date: '2020-03-31' published_date: '2021'",
       "buckinghamshire-county"},
  };
  for (const Case& c : cases) {
    const auto prepared = PrepareVisit(TestReference(), kToday, To("authorities/825", c.dates));

    ASSERT_THAT(prepared, IsOk()) << c.dates;
    EXPECT_EQ(prepared->name.authority_id, c.authority) << c.dates;
  }
}

TEST(AuthorityNames, RefuseASharedCodeThatTheDatesDoNotDecide) {
  for (const std::string dates : {"start_date: '2020'", "start_date: '' inspector_count: 1",
                                  "start_date: '2020-03-30' end_date: '2020-04-02'"}) {
    VisitSubmission submission = To("authorities/825", dates);
    EXPECT_THAT(FaultsOf(submission), ElementsAre("parent AMBIGUOUS_REFERENCE")) << dates;
    EXPECT_THAT(OnlyDescriptionOf(submission),
                AllOf(HasSubstr("authorities/buckinghamshire "),
                      HasSubstr("authorities/buckinghamshire-county")));
  }
}

TEST(AuthorityNames, SayWhatToWriteForAParentThatIsNone) {
  EXPECT_THAT(FaultsOf(To("")), ElementsAre("parent REQUIRED"));
  EXPECT_THAT(FaultsOf(To("sunderland")), ElementsAre("parent MALFORMED"));
  EXPECT_THAT(OnlyDescriptionOf(To("E08000024")), HasSubstr("write authorities/sunderland"));
  EXPECT_THAT(FaultsOf(To("authorities/sunderlnd")), ElementsAre("parent UNKNOWN_REFERENCE"));
  EXPECT_THAT(OnlyDescriptionOf(To("authorities/sunderlnd")),
              HasSubstr("nearest: authorities/sunderland"));
}

TEST(AuthorityNames, ReplaceCodesInOtherVisitsNames) {
  const auto prepared =
      PrepareVisit(TestReference(), kToday,
                   Submission("baseline: 'authorities/E08000024/visits/2015-inspection' "
                              "joint_with: 'authorities/870/visits/x' "
                              "sources { id: 's2' type: SOURCE_TYPE_PRESS "
                              "          also_covers: 'authorities/Leicester/visits/y' }"));

  ASSERT_THAT(prepared, IsOk());
  EXPECT_EQ(prepared->visit.baseline(), "authorities/sunderland/visits/2015-inspection");
  EXPECT_EQ(prepared->visit.joint_with(0), "authorities/reading/visits/x");
  EXPECT_EQ(prepared->visit.sources(1).also_covers(0), "authorities/leicester/visits/y");
}

TEST(AuthorityNames, JudgeOtherVisitsNames) {
  const std::string own = "'authorities/E08000024/visits/2016-06-monitoring-visit'";
  ExpectFaults({
      {"baseline date", "baseline: '2015-05-11/2015-06-04'", {}},
      {"baseline up to a date", "baseline: '../2015-06'", {}},
      {"no baseline date", "baseline: '2015-13'", {"visit.baseline INVALID_DATE"}},
      {"no baseline name", "baseline: 'the inspection'", {"visit.baseline MALFORMED"}},
      {"baseline of nobody",
       "baseline: 'authorities/nowhere/visits/x'",
       {"visit.baseline UNKNOWN_REFERENCE"}},
      {"baseline of a shared code",
       "baseline: 'authorities/825/visits/x' start_date: '2020'",
       {"visit.baseline AMBIGUOUS_REFERENCE"}},
      {"own baseline", "baseline: " + own, {"visit.baseline CONTRADICTION"}},
      {"joint with the same authority",
       "joint_with: 'authorities/394/visits/x'",
       {"visit.joint_with[0] CONTRADICTION"}},
      {"joint twice under two names",
       "joint_with: ['authorities/870/visits/x', 'authorities/reading/visits/x']",
       {"visit.joint_with[1] DUPLICATE"}},
      {"joint with no visit",
       "joint_with: 'authorities/reading'",
       {"visit.joint_with[0] MALFORMED"}},
      {"source of the visit itself",
       "sources { type: SOURCE_TYPE_PRESS also_covers: " + own + " }",
       {"visit.sources[1].also_covers[0] CONTRADICTION"}},
      {"source of no visit",
       "sources { type: SOURCE_TYPE_PRESS also_covers: 'x' }",
       {"visit.sources[1].also_covers[0] MALFORMED"}},
  });
}

TEST(AuthorityNames, TakeABaselineOfTheAuthorityAndItsPredecessorsOnly) {
  struct Case {
    const char* parent;
    const char* baseline;
    bool refused;
  };
  const std::vector<Case> cases = {
      {"sunderland", "sunderland", false},
      {"sunderland", "E08000024", false},
      {"sunderland", "reading", true},
      {"dorset", "dorset-county", false},
      {"bournemouth-christchurch-and-poole", "poole", false},
      {"bournemouth-christchurch-and-poole", "dorset-county", false},
      {"dorset", "poole", true},
      {"dorset-county", "dorset", true},
  };
  for (const Case& c : cases) {
    const std::string baseline = std::string("authorities/") + c.baseline + "/visits/i";
    const std::vector<std::string> faults =
        FaultsOf(To(std::string("authorities/") + c.parent, "baseline: '" + baseline + "'"));

    EXPECT_EQ(faults, c.refused ? std::vector<std::string>{"visit.baseline CONTRADICTION"}
                                : std::vector<std::string>{})
        << c.parent << " " << c.baseline;
  }
}

TEST(AuthorityNames, FollowSuccessionsOverSeveralSteps) {
  reference::Files files = reference::GoodFiles();
  files["authorities.csv"] = reference::kAuthorityColumns +
                             "oldest,Shire,county,South West,,2009-03-31\n"
                             "old,Shire,county,South West,2009-04-01,2019-03-31\n"
                             "new,Shire,unitary,South West,2019-04-01,\n"
                             "town,Town,unitary,London,,\n";
  files["authority_successions.csv"] +=
      "oldest,old,2009-04-01,restructure\noldest,new,2019-04-01,part-transfer\n";
  const auto data = reference::LoadFiles(files);
  ASSERT_THAT(data, IsOk());
  v1::Visit visit;
  visit.set_baseline("authorities/oldest/visits/i");
  Violations of_new;
  Violations of_town;

  CheckBaselineAuthority(*data, {"new", "v"}, visit, of_new);
  CheckBaselineAuthority(*data, {"town", "v"}, visit, of_town);

  EXPECT_TRUE(of_new.empty());
  EXPECT_EQ(of_town.found().size(), 1U);
}

}  // namespace
}  // namespace waymark::ingest
