#include "ingest-service/rules/warnings/warning_list.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

std::vector<v1::Warning> Warnings(std::size_t count) {
  return std::vector<v1::Warning>(
      count, MakeWarning("visit.end_date", v1::WARNING_REASON_END_WITHOUT_START, "is so"));
}

TEST(WarningList, MakesAWarningAndAPath) {
  EXPECT_THAT(MakeWarning(ElementField("observations", 2, "value"), v1::WARNING_REASON_FIGURE_JUMPS,
                          "is so"),
              EqualsProto(R"pb(field: "visit.observations[2].value"
                               reason: WARNING_REASON_FIGURE_JUMPS
                               description: "is so")pb"));
}

TEST(WarningList, LeavesTwentyAsTheyAre) {
  const std::vector<v1::Warning> capped = CapWarnings(Warnings(20));

  EXPECT_EQ(capped.size(), 20U);
  EXPECT_EQ(capped.back().description(), "is so");
}

TEST(WarningList, CountsTheRestInTheLastOne) {
  const std::vector<v1::Warning> one_more = CapWarnings(Warnings(21));
  const std::vector<v1::Warning> many_more = CapWarnings(Warnings(50));

  EXPECT_EQ(one_more.size(), 20U);
  EXPECT_EQ(one_more.back().description(), "is so (and 1 more warning that is not shown)");
  EXPECT_EQ(many_more.size(), 20U);
  EXPECT_EQ(many_more[18].description(), "is so");
  EXPECT_EQ(many_more.back().description(), "is so (and 30 more warnings that are not shown)");
}

}  // namespace
}  // namespace waymark::ingest
