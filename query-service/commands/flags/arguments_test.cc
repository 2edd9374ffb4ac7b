#include "query-service/commands/flags/arguments.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/progress.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::ElementsAre;

TEST(WithCollectionTest, PutsItBeforeABareId) {
  EXPECT_EQ(WithCollection("themes", "supervision"), "themes/supervision");
  EXPECT_EQ(WithCollection("themes", "themes/supervision"), "themes/supervision");
  EXPECT_EQ(WithCollection("themes", ""), "");
}

TEST(VisitOfTest, TakesAnIdOrAName) {
  EXPECT_EQ(VisitOf("authorities/a", "2015-inspection"), "authorities/a/visits/2015-inspection");
  EXPECT_EQ(VisitOf("authorities/a", "authorities/b/visits/c"), "authorities/b/visits/c");
  EXPECT_EQ(VisitOf("authorities/a", ""), "");
}

TEST(AddNamesTest, ForgivesSpacesAndEmptyElements) {
  v1::GetProgressRequest request;
  AddNames("themes", {" a", "", "themes/b "}, *request.mutable_themes());

  EXPECT_THAT(request.themes(), ElementsAre("themes/a", "themes/b"));
}

TEST(FlagValueTest, TakesTheWordsAndNamesThemForAnyOther) {
  EXPECT_EQ(FlagValue<v1::BaselineClock>("clock", "fieldwork").value(),
            v1::BASELINE_CLOCK_FIELDWORK);
  EXPECT_EQ(FlagValue<v1::BaselineClock>("clock", "").value(), v1::BASELINE_CLOCK_UNSPECIFIED);
  EXPECT_EQ(FlagValue<v1::BaselineClock>("clock", "noon").status().message(),
            "--clock is one of publication, fieldwork; not 'noon'");
}

}  // namespace
}  // namespace waymark::query::client
