#include "query-service/analysis/measure/written_measures.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/samples.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

constexpr std::uint32_t kMeasures = v1::GetProgressResponse::kMeasuresFieldNumber;
constexpr std::size_t kNoLimit = 10'000'000;

std::string WrittenMeasuresOf(const EpisodeView& episode, const ProgressFilter& filter = {}) {
  const EpisodeObservations all = GatherObservations(Reference(), episode);
  const auto written =
      WriteMeasures(kMeasures, FindMeasures(Reference(), episode, all, filter), kNoLimit);
  EXPECT_TRUE(written.has_value());
  return written.value_or("");
}

v1::GetProgressResponse BuiltMeasuresOf(const EpisodeView& episode,
                                        const ProgressFilter& filter = {}) {
  v1::GetProgressResponse built;
  const EpisodeObservations all = GatherObservations(Reference(), episode);
  for (auto& measure : BuildMeasureTrajectories(Reference(), episode, all, filter)) {
    *built.add_measures() = std::move(measure);
  }
  return built;
}

// With agreeing and rival readings, a target, words, a date that is open.
History Told() {
  const std::string sources =
      "sources { id: 's1' type: SOURCE_TYPE_LETTER } sources { id: 's2' type: SOURCE_TYPE_PRESS } ";
  return HistoryOf({BaselineWith(sources + Observed("id: 'o1' value: 40")),
                    VisitWith("v1", "2016-03-01",
                              sources + Observed("id: 'o2' value: 50 source_ids: 's2'") +
                                  Observed("id: 'o3' value: 50 source_ids: 's1'") +
                                  Observed("id: 'o4' value: 60 kind: OBSERVATION_KIND_TARGET")),
                    VisitWith("v2", "2016-09-01",
                              Observed("id: 'o5' value: 55 rival_ids: 'o6'") +
                                  Observed("id: 'o6' measure: 'measures/cl-in-touch' value: 55") +
                                  Observed("id: 'o7' wording: 'low'") +
                                  Observed("id: 'o8' value: 3 as_of_date: '../2016-01'"))});
}

TEST(WrittenMeasures, AreTheBytesOfTheMessages) {
  const History history = Told();

  const std::string written = WrittenMeasuresOf(history.episodes()[0]);

  const v1::GetProgressResponse built = BuiltMeasuresOf(history.episodes()[0]);
  EXPECT_EQ(built.measures_size(), 2);
  EXPECT_EQ(built.measures(0).targets_size() + built.measures(1).targets_size(), 1);
  EXPECT_EQ(written, built.SerializeAsString());
}

TEST(WrittenMeasures, AreTheBytesOfTheMessagesByADay) {
  const History history = Told();
  const ProgressFilter filter{.days = model::FilterOf(ReadDate("2016-02"), ReadDate("2016-06"))};

  const std::string written = WrittenMeasuresOf(history.episodes()[0], filter);

  EXPECT_FALSE(written.empty());
  EXPECT_EQ(written, BuiltMeasuresOf(history.episodes()[0], filter).SerializeAsString());
}

TEST(WrittenMeasures, AreTheBytesOfTheMessagesOfEverySample) {
  int points = 0;
  for (AuthorityRecord& record : AllEngland()) {
    const History history(Reference(), std::move(record));
    for (const EpisodeView& episode : history.episodes()) {
      const v1::GetProgressResponse built = BuiltMeasuresOf(episode);
      EXPECT_EQ(WrittenMeasuresOf(episode), built.SerializeAsString());
      for (const v1::MeasureTrajectory& measure : built.measures()) points += measure.points_size();
    }
  }
  EXPECT_GT(points, 40);
}

TEST(WrittenMeasures, AreNothingWhereThereAreNone) {
  EXPECT_EQ(WriteMeasures(kMeasures, {}, 0), "");
}

TEST(WrittenMeasures, AreNotWrittenWhereTheyAreTooLarge) {
  const History history = Told();
  const EpisodeView& episode = history.episodes()[0];
  const EpisodeObservations all = GatherObservations(Reference(), episode);
  const std::vector<ShownMeasure> measures = FindMeasures(Reference(), episode, all, {});
  const std::size_t size = WrittenMeasuresOf(episode).size();

  EXPECT_TRUE(WriteMeasures(kMeasures, measures, size).has_value());
  EXPECT_FALSE(WriteMeasures(kMeasures, measures, size - 1).has_value());
}

}  // namespace
}  // namespace waymark::query
