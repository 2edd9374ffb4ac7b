#include "query-service/analysis/summary/joint_visits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Visit Named(const std::string& authority, const std::vector<std::string>& joint_with = {}) {
  v1::Visit visit = VisitOf(authority, "name: 'v'");
  for (const std::string& other : joint_with) {
    visit.add_joint_with("authorities/" + other + "/visits/v");
  }
  return visit;
}

TEST(JointVisits, VisitsThatNameNoOtherAreDifferent) {
  JointVisits joint;
  const std::vector<std::size_t> all = {joint.Add(Named("barnet")), joint.Add(Named("bexley"))};

  EXPECT_EQ(joint.CountDistinct(all), 2u);
  EXPECT_THAT(joint.JointNames(), IsEmpty());
}

TEST(JointVisits, TheSameVisitAddedTwiceIsOne) {
  JointVisits joint;
  const std::size_t first = joint.Add(Named("barnet"));

  EXPECT_EQ(joint.Add(Named("barnet")), first);
}

TEST(JointVisits, ItIsEnoughThatOneNamesTheOther) {
  for (const bool first_names : {true, false}) {
    JointVisits joint;
    const std::vector<std::size_t> all = {
        joint.Add(first_names ? Named("barnet", {"bexley"}) : Named("barnet")),
        joint.Add(first_names ? Named("bexley") : Named("bexley", {"barnet"}))};

    EXPECT_EQ(joint.CountDistinct(all), 1u);
    EXPECT_THAT(joint.JointNames(),
                ElementsAre("authorities/barnet/visits/v", "authorities/bexley/visits/v"));
  }
}

TEST(JointVisits, TwoThatNameAThirdAreOneAlsoWhereThatIsNotRecorded) {
  JointVisits joint;
  const std::vector<std::size_t> all = {joint.Add(Named("barnet", {"camden"})),
                                        joint.Add(Named("bexley", {"camden"})),
                                        joint.Add(Named("brent"))};

  EXPECT_EQ(joint.CountDistinct(all), 2u);
  EXPECT_THAT(joint.JointNames(),
              ElementsAre("authorities/barnet/visits/v", "authorities/bexley/visits/v"));
}

TEST(JointVisits, OneThatNamesOnlyWhatIsNotRecordedIsToldOfNowhere) {
  JointVisits joint;
  joint.Add(Named("barnet", {"camden"}));

  EXPECT_THAT(joint.JointNames(), IsEmpty());
}

TEST(JointVisits, WhatIsJoinedLaterIsOneFromTheBeginning) {
  JointVisits joint;
  const std::vector<std::size_t> all = {joint.Add(Named("barnet")), joint.Add(Named("bexley")),
                                        joint.Add(Named("camden", {"barnet", "bexley"}))};

  EXPECT_EQ(joint.CountDistinct(all), 1u);
  EXPECT_EQ(joint.CountDistinct({all[0], all[1]}), 1u);
}

}  // namespace
}  // namespace waymark::query
