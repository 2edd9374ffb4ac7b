#include "query-service/commands/reports/episodes/months_chart.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

void AddCase(v1::EpisodeEnd end, int low, int high, v1::SummarizeEpisodesResponse& answer) {
  v1::EpisodeCase& episode = *answer.add_cases();
  episode.set_end(end);
  episode.mutable_baseline()->set_name("authorities/a/visits/i");
  episode.mutable_months_since_publication()->set_low(low);
  episode.mutable_months_since_publication()->set_high(high);
  answer.set_case_count(answer.cases().size());
}

TEST(MonthsChartTest, HasABarPerHalfYearAndOneForWhatIsNotKnownExactly) {
  v1::SummarizeEpisodesResponse answer;
  AddCase(v1::EPISODE_END_REINSPECTED, 12, 12, answer);
  AddCase(v1::EPISODE_END_REINSPECTED, 14, 17, answer);
  AddCase(v1::EPISODE_END_REINSPECTED, 24, 24, answer);
  AddCase(v1::EPISODE_END_REINSPECTED, 17, 18, answer);
  AddCase(v1::EPISODE_END_OPEN, 3, 3, answer);

  const auto chart = MonthsChart(answer);

  ASSERT_TRUE(chart.has_value());
  struct Want {
    const char* label;
    double value;
  };
  const std::vector<Want> wanted = {
      {"12 to 17", 2}, {"18 to 23", 0}, {"24 to 29", 1}, {"not known exactly", 1}};
  ASSERT_EQ(chart->bars.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(chart->bars[i].label, wanted[i].label);
    EXPECT_EQ(chart->bars[i].value, wanted[i].value);
  }
}

TEST(MonthsChartTest, ShowsNoPartForTheWhole) {
  v1::SummarizeEpisodesResponse answer;
  AddCase(v1::EPISODE_END_REINSPECTED, 12, 12, answer);
  EXPECT_FALSE(MonthsChart(answer).has_value());  // One is no distribution.
  AddCase(v1::EPISODE_END_REINSPECTED, 14, 14, answer);
  EXPECT_TRUE(MonthsChart(answer).has_value());
  answer.set_case_count(3);

  EXPECT_FALSE(MonthsChart(answer).has_value());
}

}  // namespace
}  // namespace waymark::query::client
