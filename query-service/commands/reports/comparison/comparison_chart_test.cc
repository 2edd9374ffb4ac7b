#include "query-service/commands/reports/comparison/comparison_chart.h"

#include "gtest/gtest.h"

#include "query-service/commands/reports/comparison/test_topic.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

v1::CompareAuthoritiesResponse Answer() {
  return ParseText<v1::CompareAuthoritiesResponse>(R"pb(
    rows {
      authority { name: "authorities/a" display_name: "Aford" }
      baseline_point { observation { value: 30 as_of_date: "2015-05" } }
      point { observation { value: 82 as_of_date: "2016-06" } }
    }
    rows {
      authority { name: "authorities/b" display_name: "Beeham" }
      point { observation { value: 0 as_of_date: "2016" } }
    }
  )pb");
}

TEST(ComparisonChartTest, HasABarForEachRowWithWhatItWasAtTheBaseline) {
  const auto answer = Answer();
  const auto chart = ChartOf(answer, TopicOf("measure {}"), AuthorityNames(answer));

  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->top, 100);
  ASSERT_EQ(chart->bars.size(), 2U);
  EXPECT_EQ(chart->bars[0].label, "Aford");
  EXPECT_EQ(chart->bars[0].value, 82);
  EXPECT_EQ(chart->bars[0].text, "82 % (2016-06)");
  EXPECT_EQ(chart->bars[0].before, 30);
  EXPECT_EQ(chart->bars[1].before, std::nullopt);
}

TEST(ComparisonChartTest, DoesNotSetBesideEachOtherWhatCannotBeCompared) {
  const auto answer = Answer();
  ComparisonTopic topic = TopicOf("measure {}");
  topic.comparable = false;

  EXPECT_FALSE(ChartOf(answer, topic, AuthorityNames(answer)).has_value());
}

TEST(ComparisonChartTest, CountsTheAuthoritiesOfEachGrade) {
  v1::CompareAuthoritiesResponse answer;
  for (const v1::Grade grade : {v1::GRADE_GOOD, v1::GRADE_INADEQUATE, v1::GRADE_GOOD,
                                v1::GRADE_OUTSTANDING, v1::GRADE_GOOD}) {
    answer.add_rows()->mutable_judgement()->mutable_judgement()->set_grade(grade);
  }
  const ComparisonTopic topic = TopicOf("judgement {}");

  const auto chart = ChartOf(answer, topic, AuthorityNames(answer));

  ASSERT_TRUE(chart.has_value());
  ASSERT_EQ(chart->bars.size(), 3U);
  EXPECT_EQ(chart->bars[0].label, "inadequate");
  EXPECT_EQ(chart->bars[1].label, "good");
  EXPECT_EQ(chart->bars[1].value, 3);
  EXPECT_EQ(chart->bars[2].label, "outstanding");
  answer.mutable_rows()->DeleteSubrange(0, 1);
  EXPECT_FALSE(ChartOf(answer, topic, AuthorityNames(answer)).has_value());
}

}  // namespace
}  // namespace waymark::query::client
