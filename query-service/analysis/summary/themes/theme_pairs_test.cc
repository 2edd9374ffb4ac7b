#include "query-service/analysis/summary/themes/theme_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ThemePairsTest : public testing::Test {
 protected:
  Sighting See(const std::string& visit, bool possible = false) {
    v1::Visit recorded;
    recorded.set_name(visit);
    return {
        .authority = 1, .visit = joint_.Add(recorded), .visit_name = visit, .possible = possible};
  }

  std::vector<v1::CompanionTheme> Companions(const std::string& theme, const PairBase& base) {
    return pairs_.CompanionsOf(theme, base, joint_);
  }

  JointVisits joint_;
  ThemePairs pairs_{10};
};

std::vector<std::string> Names(const std::vector<v1::CompanionTheme>& companions) {
  std::vector<std::string> names;
  for (const v1::CompanionTheme& companion : companions) names.push_back(companion.theme().name());
  return names;
}

TEST_F(ThemePairsTest, AThemeAloneHasNoCompanion) {
  pairs_.AddVisit(See("v1"), {{"a", {"f1"}}});

  EXPECT_THAT(Companions("a", {}), IsEmpty());
}

TEST_F(ThemePairsTest, MeasuresHowOftenTwoComeTogether) {
  pairs_.AddVisit(See("v1"), {{"a", {"f1"}}, {"b", {"f2"}}});
  pairs_.AddVisit(See("v2"), {{"a", {"f1"}}, {"b", {"f2", "f3"}}});
  pairs_.AddVisit(See("v3"), {{"a", {"f1"}}});
  const PairBase base{.visits_with_standing = 10, .unresolved_visits = {{"a", 3}, {"b", 4}}};

  const auto companions = Companions("a", base);

  ASSERT_THAT(Names(companions), ElementsAre("b"));
  EXPECT_EQ(companions[0].together().visits(), 2);
  EXPECT_EQ(companions[0].together().finding_count(), 5);
  EXPECT_EQ(companions[0].other_visits(), 4);
  EXPECT_EQ(companions[0].share(), 0.667) << "2 of 3";
  EXPECT_EQ(companions[0].lift(), 1.67) << "2 x 10 / (3 x 4)";
}

TEST_F(ThemePairsTest, APairStandsUnderBothItsThemes) {
  pairs_.AddVisit(See("v1"), {{"a", {"f1"}}, {"b", {"f2"}}});
  const PairBase base{.visits_with_standing = 2, .unresolved_visits = {{"a", 1}, {"b", 2}}};

  EXPECT_EQ(Companions("a", base).at(0).share(), 1);
  EXPECT_EQ(Companions("b", base).at(0).share(), 0.5);
  EXPECT_EQ(Companions("a", base).at(0).lift(), Companions("b", base).at(0).lift());
}

TEST_F(ThemePairsTest, TellsWhereOneFindingSaysBoth) {
  pairs_.AddVisit(See("v1"), {{"a", {"f1"}}, {"b", {"f1"}}});
  pairs_.AddVisit(See("v2"), {{"a", {"f1"}}, {"b", {"f2"}}});

  const auto companions = Companions("a", {});

  EXPECT_EQ(companions.at(0).visits_by_one_finding(), 1);
  EXPECT_EQ(companions.at(0).together().visits(), 2);
  EXPECT_EQ(companions.at(0).together().finding_count(), 3) << "the one that says both counts once";
}

TEST_F(ThemePairsTest, MostTogetherComesFirstThenTheGreaterLift) {
  pairs_.AddVisit(See("v1"), {{"a", {"f"}}, {"b", {"g"}}, {"c", {"h"}}, {"d", {"i"}}});
  pairs_.AddVisit(See("v2"), {{"a", {"f"}}, {"b", {"g"}}});
  const PairBase base{.visits_with_standing = 9,
                      .unresolved_visits = {{"a", 2}, {"b", 2}, {"c", 5}, {"d", 1}}};

  EXPECT_THAT(Names(Companions("a", base)), ElementsAre("b", "d", "c"));
}

TEST_F(ThemePairsTest, PossibleVisitsAreInNoMeasure) {
  pairs_.AddVisit(See("v1", true), {{"a", {"f1"}}, {"b", {"f2"}}});
  const PairBase base{.visits_with_standing = 0, .unresolved_visits = {{"a", 0}, {"b", 0}}};

  const auto companions = Companions("a", base);

  ASSERT_THAT(Names(companions), ElementsAre("b"));
  EXPECT_EQ(companions[0].together().visits(), 0);
  EXPECT_EQ(companions[0].together().possible_visits(), 1);
  EXPECT_FALSE(companions[0].has_share());
  EXPECT_FALSE(companions[0].has_lift());
}

}  // namespace
}  // namespace waymark::query
