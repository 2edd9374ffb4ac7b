#include "common/model/day_text.h"

#include "gtest/gtest.h"

namespace waymark::model {
namespace {

TEST(DayText, IsWhatAbseilWrites) {
  for (absl::CivilDay day(1895, 12, 25); day < absl::CivilDay(2205, 1, 9); day += 3) {
    ASSERT_EQ(DayText(day), absl::FormatCivilTime(day));
  }
}

TEST(DayText, IsSoOfYearsOfOtherLengths) {
  for (const absl::CivilDay day :
       {absl::CivilDay(1, 1, 1), absl::CivilDay(999, 12, 31), absl::CivilDay(1000, 1, 1),
        absl::CivilDay(9999, 12, 31), absl::CivilDay(10000, 1, 1), absl::CivilDay(-44, 3, 15)}) {
    EXPECT_EQ(DayText(day), absl::FormatCivilTime(day));
  }
}

TEST(DayText, IsEmptyWhereThereIsNone) { EXPECT_EQ(DayText(std::nullopt), ""); }

}  // namespace
}  // namespace waymark::model
