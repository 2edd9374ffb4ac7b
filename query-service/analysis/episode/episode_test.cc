#include "query-service/analysis/episode/episode.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

constexpr char kInspection2015[] =
    "name: 'i2015' type: VISIT_TYPE_INSPECTION start_date: '2015-01-14' end_date: '2015-02-04' "
    "published_date: '2015-03-20'";
constexpr char kReinspection2017[] =
    "name: 'i2017' type: VISIT_TYPE_REINSPECTION start_date: '2017-06-19' end_date: '2017-07-13' "
    "published_date: '2017-09-04'";

std::string Monitoring(const std::string& name, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_MONITORING_VISIT " + rest;
}

TEST(EpisodeTest, LatestDateIsTheEndingInspectionElseTheLatestDatedVisit) {
  const std::string first = Monitoring("a", "start_date: '2015-10-05'");
  const std::string second = Monitoring("b", "start_date: '2016-06'");
  const History ended = HistoryOf({kInspection2015, first, kReinspection2017});
  const History open =
      HistoryOf({kInspection2015, first, second, Monitoring("c", "stated_numbers { number: 9 }")});
  const History bare = HistoryOf({kInspection2015});

  EXPECT_EQ(LatestDate(ended.episodes()[0])->ToString(), "2017-07-13");
  EXPECT_EQ(LatestDate(open.episodes()[0])->ToString(), "2016-06");
  EXPECT_FALSE(LatestDate(bare.episodes()[0]).has_value());
}

TEST(EpisodeTest, LatestDateOfAViewIsNoLaterThanItReaches) {
  const History open = HistoryOf({kInspection2015, Monitoring("a", "start_date: '2016-06'")});
  const History ended = HistoryOf({kInspection2015, kReinspection2017});

  const auto of_month = LatestDate(AsOf(open.episodes()[0], *ReadDate("2016-06-10")));
  const auto of_end = LatestDate(AsOf(ended.episodes()[0], *ReadDate("2017-07-01")));

  EXPECT_EQ(of_month->ToString(), "2016-06-01/2016-06-10");
  EXPECT_EQ(of_end->ToString(), "2017-07-01");
}

TEST(EpisodeTest, AsOfADateLaterVisitsAndTheEndAreNotThere) {
  const History history = HistoryOf({kInspection2015, Monitoring("a", "start_date: '2015-10-05'"),
                                     Monitoring("b", "start_date: '2016-06'"), kReinspection2017});

  const EpisodeView view = AsOf(history.episodes()[0], *ReadDate("2016-05"));

  EXPECT_THAT(ShortNames(view.visits), ElementsAre("a"));
  EXPECT_EQ(view.end, v1::EPISODE_END_OPEN);
  EXPECT_EQ(view.recorded_visits, 2u);
}

TEST(EpisodeTest, AsOfADateKeepsWhatMayHaveBeenByThen) {
  const History history =
      HistoryOf({kInspection2015, Monitoring("a", "start_date: '2016-06'"),
                 Monitoring("b", "baseline: 'i2015' sources { published_date: '2018' }")});

  EXPECT_THAT(ShortNames(AsOf(history.episodes()[0], *ReadDate("2016-06-10")).visits),
              ElementsAre("a", "b"));
}

}  // namespace
}  // namespace waymark::query
