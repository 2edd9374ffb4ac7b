#include "query-service/commands/document/cited_text.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CitedTextTest, KeepsCitationsApartFromWordsThatLookLikeThem) {
  CitedText text("Weak, see [7] ");
  text.Cite({1, 3}).Add(", second").Add(" hand");

  ASSERT_EQ(text.parts().size(), 3U);
  EXPECT_THAT(text.parts()[0].sources, IsEmpty());
  EXPECT_THAT(text.parts()[1].sources, ElementsAre(1, 3));
  EXPECT_EQ(text.Plain(), "Weak, see [7] [1, 3], second hand");
}

TEST(CitedTextTest, SaysWhereThereIsNoSource) {
  CitedText text("82 % ");
  text.Cite({});

  EXPECT_EQ(text.Plain(), "82 % [no source]");
  EXPECT_EQ(text.parts().size(), 1U);
}

TEST(CitedTextTest, TakesOverAnothersParts) {
  CitedText cited("a ");
  cited.Cite({2});
  CitedText text("mv-1, ");
  text.Append(cited).Add(".");

  EXPECT_EQ(text.Plain(), "mv-1, a [2].");
  EXPECT_EQ(text.parts().size(), 3U);
}

TEST(CitedTextTest, OfNothingIsEmpty) { EXPECT_TRUE(CitedText("").empty()); }

}  // namespace
}  // namespace waymark::query::client
