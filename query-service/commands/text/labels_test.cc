#include "query-service/commands/text/labels.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::query::client {
namespace {

using testing::ElementsAre;

TEST(LabelTest, IsTheNameOfTheValueInWords) {
  EXPECT_EQ(Label(v1::GRADE_REQUIRES_IMPROVEMENT), "requires improvement");
  EXPECT_EQ(Label(v1::STANDING_WEAK), "weak");
  EXPECT_EQ(Label(v1::VISIT_TYPE_MONITORING_VISIT), "monitoring visit");
}

TEST(LabelTest, SaysWhatPeopleSay) {
  EXPECT_EQ(Label(v1::VISIT_TYPE_REINSPECTION), "re-inspection");
  EXPECT_EQ(Label(v1::EXCLUSION_REASON_NOT_NUMERIC), "words only");
}

TEST(LabelTest, NothingSaidIsSaid) { EXPECT_EQ(Label(v1::STANDING_UNSPECIFIED), "not stated"); }

TEST(LabelTest, AValueOfALaterVersionIsShownAsItsNumber) {
  EXPECT_EQ(Label(static_cast<v1::Standing>(17)), "value 17 (unknown to this version)");
}

TEST(ParseLabelTest, TakesTheWordsInAnySpelling) {
  for (const char* word :
       {"requires-improvement", "Requires improvement", "REQUIRES_IMPROVEMENT"}) {
    EXPECT_EQ(ParseLabel<v1::Grade>(word), v1::GRADE_REQUIRES_IMPROVEMENT) << word;
  }
}

TEST(ParseLabelTest, RefusesOtherWords) {
  for (const char* word : {"", "fine", "unspecified", "GRADE_GOOD"}) {
    EXPECT_EQ(ParseLabel<v1::Grade>(word), std::nullopt) << word;
  }
}

TEST(LabelWordsTest, ListsWhatIsTaken) {
  EXPECT_THAT(LabelWords<v1::SeriesBasis>(),
              ElementsAre("letter", "local-data", "official-statistics"));
}

TEST(ShortNameTest, IsTheLastPart) {
  EXPECT_EQ(ShortName("authorities/a/visits/b"), "b");
  EXPECT_EQ(ShortName("b"), "b");
  EXPECT_EQ(ShortName(""), "");
}

TEST(WordTest, IsWhatFlagsTakeAndNothingWhereNothingIsSaid) {
  EXPECT_EQ(Word(v1::GRADE_REQUIRES_IMPROVEMENT), "requires-improvement");
  EXPECT_EQ(Word(v1::GRADE_UNSPECIFIED), "");
  EXPECT_EQ(Word(static_cast<v1::Grade>(999)), "999");
}

}  // namespace
}  // namespace waymark::query::client
