#include "common/reference/framework_id.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/reference_data.h"
#include "tests/support/matchers.h"

namespace waymark::reference {
namespace {

TEST(FrameworkId, IsWhatTheReferenceDataSay) {
  EXPECT_EQ(FrameworkId(v1::FRAMEWORK_PRE_SIF), "PRE-SIF");
  EXPECT_EQ(FrameworkId(v1::FRAMEWORK_ILACS_2018), "ILACS-2018");
}

TEST(FrameworkId, IsEmptyForWhatIsNoFramework) {
  EXPECT_EQ(FrameworkId(v1::FRAMEWORK_UNSPECIFIED), "");
  EXPECT_EQ(FrameworkId(static_cast<v1::Framework>(99)), "");
}

TEST(FrameworkId, ReachesEveryListedArea) {
  const auto data = ReferenceData::Load("common/reference/data");
  ASSERT_THAT(data.status(), IsOk());
  std::size_t reached = 0;
  for (int number = 1; number < v1::Framework_ARRAYSIZE; ++number) {
    const std::string id = FrameworkId(static_cast<v1::Framework>(number));
    for (const JudgementArea& area : data->judgement_areas()) reached += area.framework == id;
  }
  EXPECT_EQ(reached, data->judgement_areas().size());
}

}  // namespace
}  // namespace waymark::reference
