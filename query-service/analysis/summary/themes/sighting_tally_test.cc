#include "query-service/analysis/summary/themes/sighting_tally.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace waymark::query {
namespace {

class SightingTallyTest : public testing::Test {
 protected:
  Sighting See(std::size_t authority, const std::string& visit, bool possible = false,
               const std::string& joint_with = "") {
    v1::Visit recorded;
    recorded.set_name(visit);
    if (!joint_with.empty()) recorded.add_joint_with(joint_with);
    return {.authority = authority,
            .visit = joint_.Add(recorded),
            .visit_name = visit,
            .possible = possible};
  }

  // "authorities/visits +possible authorities/possible visits"
  std::string Counted(const SightingTally& tally) {
    const v1::ThemeTally message = tally.ToMessage(joint_);
    return absl::StrCat(message.authorities(), "/", message.visits(), " +",
                        message.possible_authorities(), "/", message.possible_visits());
  }

  JointVisits joint_;
  SightingTally tally_{2};
};

TEST_F(SightingTallyTest, CountsVisitsAndAuthorities) {
  EXPECT_TRUE(tally_.empty());
  tally_.AddVisit(See(1, "a1"));
  tally_.AddVisit(See(1, "a2"));
  tally_.AddVisit(See(2, "b1"));

  EXPECT_FALSE(tally_.empty());
  EXPECT_EQ(Counted(tally_), "2/3 +0/0");
  EXPECT_EQ(tally_.CertainVisits(joint_), 3);
}

TEST_F(SightingTallyTest, CountsAVisitOnce) {
  tally_.AddVisit(See(1, "a1"));
  tally_.AddVisit(See(1, "a2"));
  tally_.AddVisit(See(1, "a1"));

  EXPECT_EQ(Counted(tally_), "1/2 +0/0");
}

TEST_F(SightingTallyTest, CountsAVisitHeldJointlyOnceAndEachAuthority) {
  tally_.AddVisit(See(1, "a1"));
  tally_.AddVisit(See(2, "b1", false, "a1"));

  EXPECT_EQ(Counted(tally_), "2/1 +0/0");
}

TEST_F(SightingTallyTest, CountsPossibleOnesApart) {
  tally_.AddVisit(See(1, "a1"));
  tally_.AddVisit(See(1, "a2", true));
  tally_.AddVisit(See(2, "b1", true));

  EXPECT_EQ(Counted(tally_), "1/1 +1/2");
  EXPECT_EQ(tally_.CertainVisits(joint_), 1);
}

TEST_F(SightingTallyTest, AJointVisitCertainForOneIsCertain) {
  tally_.AddVisit(See(1, "a1"));
  tally_.AddVisit(See(2, "b1", true, "a1"));

  EXPECT_EQ(Counted(tally_), "1/1 +1/0");
}

TEST_F(SightingTallyTest, CitesTheFirstAndCountsAll) {
  const Sighting certain = See(1, "a1");
  const Sighting possible = See(1, "a2", true);
  tally_.AddFinding(certain, "f1");
  tally_.AddFinding(possible, "f1");
  tally_.AddFinding(possible, "f2");

  const v1::ThemeTally message = tally_.ToMessage(joint_);

  EXPECT_EQ(message.finding_count(), 3);
  ASSERT_EQ(message.findings_size(), 2);
  EXPECT_EQ(message.findings(0).visit(), "a1");
  EXPECT_EQ(message.findings(0).finding_id(), "f1");
  EXPECT_FALSE(message.findings(0).possible());
  EXPECT_EQ(message.findings(1).visit(), "a2");
  EXPECT_TRUE(message.findings(1).possible());
}

}  // namespace
}  // namespace waymark::query
