#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/progress.h"
#include "query-service/analysis/samples.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

// What a comparison says of an authority is what GetProgress says of it, measured from the same
// inspection: held for every authority of all England and everything that is recorded of it.

using Answer = v1::GetProgressResponse;
using Row = v1::ComparisonRow;

// Empty for now; else comparisons as of the date, and answers by it.
const std::vector<std::string>& Dates() {
  static const auto* const dates =
      new std::vector<std::string>{"", "2016-06-30", "2019-03", "2022", "2025-12-31"};
  return *dates;
}

Answer ProgressOf(const std::string& id, const std::string& baseline, const std::string& to) {
  v1::GetProgressRequest request;
  request.set_authority("authorities/" + id);
  request.set_baseline(baseline);
  request.set_to_date(to);
  auto answer = BuildProgress(Reference(), SampleRecord(id), request);
  EXPECT_TRUE(answer.ok()) << id << " " << baseline << " " << answer.status();
  if (!answer.ok()) return Answer();
  EXPECT_TRUE(answer->ReadFields());
  return std::move(answer->message);
}

// The authority's row; null where it has none.
std::unique_ptr<Row> RowOf(const std::string& id, const std::string& subject,
                           const std::string& as_of) {
  std::vector<AuthorityRecord> records;
  records.push_back(SampleCounting(id, as_of));
  const std::string at = as_of.empty() ? "" : absl::StrCat(" as_of_date: '", as_of, "'");
  BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records), RequestOf(subject + at));
  return comparison.rows.empty() ? nullptr : std::make_unique<Row>(comparison.rows[0]);
}

using Series = std::tuple<std::string, int, std::string, std::string>;

Series SeriesOf(const v1::MeasureTrajectory& trajectory) {
  return {trajectory.measure().name(), trajectory.basis(), trajectory.cohort(),
          trajectory.definition()};
}

std::string SubjectOf(const Series& series) {
  return absl::StrCat(
      "measure { measure: '", std::get<0>(series),
      "' basis: ", v1::SeriesBasis_Name(static_cast<v1::SeriesBasis>(std::get<1>(series))),
      " cohort: '", std::get<2>(series), "' definition: '", std::get<3>(series), "' }");
}

// Every series and theme that is recorded of an authority, in whichever episode.
struct Recorded {
  std::set<Series> series;
  std::set<std::string> themes;
};

Recorded RecordedOf(const std::string& id) {
  Recorded recorded;
  const AuthorityRecord record = SampleRecord(id);
  for (const auto* visits : {&record.visits, &record.inherited}) {
    for (const v1::Visit& visit : *visits) {
      for (const v1::Observation& one : visit.observations()) {
        if (one.measure().empty()) continue;
        recorded.series.emplace(one.measure(), std::max<int>(one.basis(), v1::SERIES_BASIS_LETTER),
                                one.cohort(), one.definition());
      }
      for (const v1::Finding& finding : visit.findings()) {
        recorded.themes.insert(finding.themes().begin(), finding.themes().end());
      }
    }
  }
  return recorded;
}

// The answers that rows are held against, each made once.
class Answers {
 public:
  Answers(std::string id, std::string to) : id_(std::move(id)), to_(std::move(to)) {}

  const Answer& From(const std::string& baseline) {
    const auto [entry, is_new] = answers_.try_emplace(baseline);
    if (is_new) entry->second = ProgressOf(id_, baseline, to_);
    return entry->second;
  }

 private:
  std::string id_;
  std::string to_;
  std::map<std::string, Answer> answers_;
};

bool Notes(const Row& row, v1::NoteReason reason) {
  return std::any_of(row.notes().begin(), row.notes().end(),
                     [reason](const v1::DataNote& note) { return note.reason() == reason; });
}

// Whether the row is about the episode's own time, and not about a figure from before it.
void ExpectSame(const Row& row, const v1::MeasureTrajectory& trajectory, const std::string& where) {
  const bool is_latest = trajectory.has_latest() &&
                         trajectory.latest().SerializeAsString() == row.point().SerializeAsString();
  if (!is_latest) {
    const bool is_shown =
        std::any_of(trajectory.points().begin(), trajectory.points().end(), [&](const auto& point) {
          return point.SerializeAsString() == row.point().SerializeAsString();
        });
    EXPECT_TRUE(is_shown) << where << row.point().ShortDebugString();
    EXPECT_FALSE(trajectory.has_latest() && row.has_change()) << where;
    return;
  }
  EXPECT_EQ(row.baseline_point().ShortDebugString(), trajectory.baseline().ShortDebugString())
      << where;
  EXPECT_EQ(row.has_change(), trajectory.has_change()) << where;
  EXPECT_EQ(row.change(), trajectory.change()) << where;
  EXPECT_EQ(row.change_per_month().ShortDebugString(),
            trajectory.change_per_month().ShortDebugString())
      << where;
  EXPECT_EQ(row.direction(), trajectory.direction()) << where;
  EXPECT_EQ(row.direction_basis(), trajectory.direction_basis()) << where;
}

class AsProgressTest : public testing::TestWithParam<std::string> {};

TEST_P(AsProgressTest, MeasuresAreTheSame) {
  int compared = 0;
  for (const auto& [id, visits] : AllSamples()) {
    Answers answers(id, GetParam());
    for (const Series& series : RecordedOf(id).series) {
      const std::unique_ptr<Row> row = RowOf(id, SubjectOf(series), GetParam());
      if (row == nullptr) continue;
      const std::string where = absl::StrCat(id, " ", SubjectOf(series), ": ");
      const Answer& answer = answers.From(row->baseline().name());
      EXPECT_EQ(answer.episode().baseline().name(), row->baseline().name()) << where;
      const auto found =
          std::find_if(answer.measures().begin(), answer.measures().end(),
                       [&](const v1::MeasureTrajectory& one) { return SeriesOf(one) == series; });
      ASSERT_NE(found, answer.measures().end()) << where << row->ShortDebugString();
      ExpectSame(*row, *found, where);
      ++compared;
    }
  }
  EXPECT_GE(compared, 3) << "as many as the samples of that time have";
}

TEST_P(AsProgressTest, ThemesAreTheSame) {
  int compared = 0;
  for (const auto& [id, visits] : AllSamples()) {
    Answers answers(id, GetParam());
    for (const std::string& theme : RecordedOf(id).themes) {
      const std::unique_ptr<Row> row =
          RowOf(id, absl::StrCat("theme { theme: '", theme, "' }"), GetParam());
      // An answer by a date takes in what may lie after it, a comparison as of it does not.
      if (row == nullptr || Notes(*row, v1::NOTE_REASON_POSSIBLE)) continue;
      const std::string where = absl::StrCat(id, " ", theme, ": ");
      const Answer& answer = answers.From(row->baseline().name());
      EXPECT_EQ(answer.episode().baseline().name(), row->baseline().name()) << where;
      const auto found = std::find_if(
          answer.themes().begin(), answer.themes().end(), [&](const v1::ThemeTrajectory& one) {
            return one.theme().name() == theme && one.service_area() == row->service_area();
          });
      ASSERT_NE(found, answer.themes().end()) << where << row->ShortDebugString();
      EXPECT_EQ(row->standing(), found->standing()) << where;
      EXPECT_EQ(row->direction(), found->direction()) << where;
      EXPECT_EQ(row->direction_basis(), found->direction_basis()) << where;
      EXPECT_EQ(row->unresolved_since_visit(), found->unresolved_since_visit()) << where;
      if (found->standing() != v1::STANDING_UNSPECIFIED) {
        EXPECT_EQ(row->value_visit(), found->standing_visit()) << where;
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 10);
}

TEST_P(AsProgressTest, JudgementsAndRecommendationsAreTheSame) {
  int compared = 0;
  for (const auto& [id, visits] : AllSamples()) {
    Answers answers(id, GetParam());
    const auto judged = RowOf(id, "judgement { area: 'overall-effectiveness' }", GetParam());
    if (judged != nullptr && !Notes(*judged, v1::NOTE_REASON_POSSIBLE)) {
      const Answer& answer = answers.From(judged->baseline().name());
      const v1::Judgement& judgement = judged->judgement().judgement();
      const auto& all = answer.episode().judgements();
      EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                              [&](const v1::Judgement& one) {
                                return one.area() == judgement.area() &&
                                       one.grade() == judgement.grade();
                              }))
          << id << judgement.ShortDebugString();
      ++compared;
    }
    const auto recommended = RowOf(id, "recommendations {}", GetParam());
    if (recommended == nullptr || Notes(*recommended, v1::NOTE_REASON_POSSIBLE)) continue;
    const Answer& answer = answers.From(recommended->baseline().name());
    std::map<int, int> by_status;
    for (const auto& one : answer.recommendations()) ++by_status[one.status()];
    EXPECT_EQ(recommended->tally().made(), answer.recommendations_size()) << id;
    for (const v1::RecommendationCount& count : recommended->tally().counts()) {
      EXPECT_EQ(count.count(), by_status[count.status()]) << id;
    }
  }
  EXPECT_GT(compared, 40);
}

INSTANTIATE_TEST_SUITE_P(Dates, AsProgressTest, testing::ValuesIn(Dates()), [](const auto& tested) {
  std::string name = tested.param.empty() ? "now" : tested.param;
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace waymark::query
