#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/comparison/ranking/measure_ranking.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

// Holds for every group, whatever is recorded and asked: random small ones, each from its seed.

constexpr std::uint32_t kGroups = 400;

const std::vector<std::string>& Ids() {
  static const auto* const ids = new std::vector<std::string>{
      "barnet", "leicester", "oldham", "reading", "sunderland", "wandsworth"};
  return *ids;
}

class RandomGroup {
 public:
  explicit RandomGroup(std::uint32_t seed) : random_(seed) {}

  std::vector<AuthorityRecord> Records() {
    std::vector<AuthorityRecord> records;
    for (const std::string& id : Ids()) records.push_back(RecordOf(id, Visits()));
    return records;
  }

  std::string Request() {
    return absl::StrCat(
        Pick({"measure { measure: 'measures/cl-eet' } order_by: 'rank'",
              "measure { measure: 'measures/cl-neet' } order_by: 'rank'",
              "measure { measure: 'measures/cl-neet' rank_by: RANK_BY_CHANGE } order_by: 'rank'",
              "measure { measure: 'measures/cl-eet' rank_by: RANK_BY_CHANGE_PER_MONTH }",
              "measure { measure: 'measures/cl-eet' max_age_months: 6 } order_by: 'rank'",
              "measure { measure: 'measures/pa-fte' } order_by: 'value desc'",
              "theme { theme: 'themes/caseloads' } order_by: 'standing'",
              "judgement { area: 'care-leavers' } order_by: 'grade desc'", "overall {}",
              "recommendations {} order_by: 'open desc'"}),
        " ",
        Pick({"", "", "as_of_date: '2018-06'", "as_of_date: '2016'", "as_of_date: '2017-06-15'",
              "months_since_baseline: 12",
              "months_since_baseline: 18 clock: BASELINE_CLOCK_FIELDWORK", "visit_number: 1",
              "visit_number: 2"}));
  }

 private:
  int Number(int below) { return static_cast<int>(random_() % static_cast<std::uint32_t>(below)); }
  std::string Pick(const std::vector<std::string>& choices) {
    return choices[static_cast<std::size_t>(Number(static_cast<int>(choices.size())))];
  }

  std::string Date() {
    const std::string year = absl::StrCat(2015 + Number(4));
    const std::string month = absl::StrCat(year, "-0", 1 + Number(9));
    const std::string day = absl::StrCat(month, "-1", Number(9));
    return Pick({"", year, month, month, day, day, day, day});
  }

  // A field with a date, or nothing.
  std::string Dated(const std::string& field) {
    const std::string date = Date();
    return date.empty() ? "" : absl::StrCat(field, ": '", date, "' ");
  }

  std::string Observation() {
    return absl::StrCat(
        "observations { kind: OBSERVATION_KIND_ACTUAL speaker: SPEAKER_INSPECTORATE measure: ",
        Pick({"'measures/cl-eet'", "'measures/cl-eet'", "'measures/cl-eet'", "'measures/cl-neet'",
              "'measures/cl-neet'", "'measures/pa-fte'"}),
        " ", Pick({"", "", "", "", "basis: SERIES_BASIS_LOCAL_DATA", "cohort: 'age:17'"}), " ",
        Pick({absl::StrCat("value: ", 50 + Number(4)), absl::StrCat("value: ", 50 + Number(4)),
              absl::StrCat("value: ", 50 + Number(4), ".5"), "wording: 'low'",
              "value: 60 qualifier: QUALIFIER_AT_LEAST"}),
        " ", Number(3) == 0 ? Dated("as_of_date") : "", "} ");
  }

  std::string Details() {
    std::string text;
    for (int i = Number(5); i > 0; --i) text += Observation();
    if (Number(2) == 0) {
      text += "findings { themes: 'themes/caseloads' statement: 'words' speaker: " +
              Pick({"SPEAKER_INSPECTORATE", "SPEAKER_AUTHORITY"}) + " " +
              Pick({"", "standing: STANDING_WEAK", "standing: STANDING_SOUND"}) + " " +
              Pick({"", "direction: DIRECTION_IMPROVED"}) + "} ";
    }
    if (Number(3) == 0) {
      text += "overall_progress { phrase: 'words' speaker: SPEAKER_INSPECTORATE " +
              Pick({"", "rating: PROGRESS_RATING_STEADY "}) + "} ";
    }
    return text;
  }

  std::string Visit(int index) {
    const bool inspection = Number(3) == 0;
    std::string text = absl::StrCat("name: 'v", index, "' type: VISIT_TYPE_",
                                    inspection ? "INSPECTION " : "MONITORING_VISIT ",
                                    Dated("start_date"), Dated("published_date"), Details());
    if (inspection) {
      absl::StrAppend(&text, Dated("end_date"), "framework: FRAMEWORK_ILACS_2023 ",
                      Pick({"", "judgements { area: 'care-leavers' grade: GRADE_GOOD } ",
                            "judgements { area: 'care-leavers' grade: GRADE_NOT_JUDGED } "}),
                      Pick({"", "recommendations { id: 'r1' text: 'words' } "}));
    } else {
      absl::StrAppend(
          &text, Pick({"", "", absl::StrCat("stated_numbers { number: ", 1 + Number(3), " } ")}),
          Pick({"",
                "recommendation_updates { recommendation: 'r1' status: "
                "RECOMMENDATION_STATUS_MET } "}));
    }
    return text + Pick({"", "", "", "status: VISIT_STATUS_CANCELLED"});
  }

  std::vector<std::string> Visits() {
    std::vector<std::string> visits;
    for (int i = Number(8) == 0 ? 0 : 2 + Number(4); i > 0; --i) visits.push_back(Visit(i));
    return visits;
  }

  std::mt19937 random_;
};

std::vector<std::string> Everyone() {
  std::vector<std::string> names;
  for (const std::string& id : Ids()) names.push_back("authorities/" + id);
  return names;
}

std::vector<std::string> WholeGroup(const BuiltComparison& comparison) {
  std::vector<std::string> names;
  for (const auto& row : comparison.rows) names.push_back(row.authority().name());
  for (const auto& exclusion : comparison.excluded) names.push_back(exclusion.authority().name());
  std::sort(names.begin(), names.end());
  return names;
}

void ExpectCited(const std::vector<AuthorityRecord>& records, const BuiltComparison& comparison) {
  std::set<std::string> recorded;
  for (const AuthorityRecord& record : records) {
    for (const v1::Visit& visit : record.visits) recorded.insert(visit.name());
  }
  for (const v1::ComparisonRow& row : comparison.rows) {
    EXPECT_FALSE(row.visits().empty()) << row.ShortDebugString();
    const std::set<std::string> cited(row.visits().begin(), row.visits().end());
    EXPECT_EQ(cited.size(), static_cast<std::size_t>(row.visits_size()));
    for (const std::string& visit : cited) {
      EXPECT_TRUE(recorded.contains(visit)) << visit;
      EXPECT_EQ(visit.rfind(row.authority().name() + "/", 0), 0u) << visit;
    }
  }
  for (const v1::Exclusion& exclusion : comparison.excluded) {
    EXPECT_NE(exclusion.reason(), v1::EXCLUSION_REASON_UNSPECIFIED);
    EXPECT_NE(exclusion.text(), "");
  }
}

// By counting, row against row.
void ExpectRanked(const v1::CompareAuthoritiesRequest& request, const BuiltComparison& comparison) {
  const v1::RankBy rank_by = request.measure().rank_by();
  const bool lower_is_better = request.measure().measure() == "measures/cl-neet";
  for (const v1::ComparisonRow& row : comparison.rows) {
    const auto figure = RankedFigure(row, rank_by);
    EXPECT_EQ(row.has_rank(), figure.has_value() && comparison.statistics.n() > 1);
    EXPECT_EQ(row.has_rank(), row.has_percentile());
    if (!row.has_rank()) continue;
    int better = 0;
    int others = 0;
    for (const v1::ComparisonRow& other : comparison.rows) {
      const auto figure_of_other = RankedFigure(other, rank_by);
      if (&other == &row || !figure_of_other.has_value()) continue;
      ++others;
      if (lower_is_better ? *figure_of_other < *figure : *figure_of_other > *figure) ++better;
    }
    EXPECT_EQ(row.rank(), better + 1);
    EXPECT_NEAR(row.percentile(), 100.0 * (others - better) / others, 1e-9);
  }
}

void ExpectSpread(const v1::GroupStatistics& statistics) {
  EXPECT_EQ(statistics.has_mean(), statistics.n() >= 2);
  EXPECT_EQ(statistics.has_lower_quartile(), statistics.n() >= 4);
  if (!statistics.has_mean()) return;
  EXPECT_LE(statistics.min(), statistics.median());
  EXPECT_LE(statistics.median(), statistics.max());
  EXPECT_LE(statistics.min(), statistics.mean());
  EXPECT_LE(statistics.mean(), statistics.max());
  if (!statistics.has_lower_quartile()) return;
  EXPECT_LE(statistics.min(), statistics.lower_quartile());
  EXPECT_LE(statistics.lower_quartile(), statistics.median());
  EXPECT_LE(statistics.median(), statistics.upper_quartile());
  EXPECT_LE(statistics.upper_quartile(), statistics.max());
}

void ExpectOrderedByRank(const BuiltComparison& comparison) {
  for (std::size_t i = 1; i < comparison.rows.size(); ++i) {
    const v1::ComparisonRow& before = comparison.rows[i - 1];
    const v1::ComparisonRow& after = comparison.rows[i];
    EXPECT_TRUE(before.has_rank() || !after.has_rank());
    if (after.has_rank()) {
      EXPECT_LE(before.rank(), after.rank());
    }
  }
}

// Rows, and exclusions by reason, of all groups: a test of groups without rows would show nothing.
struct Seen {
  int rows = 0;
  int ranked = 0;
  std::set<v1::ExclusionReason> reasons;

  void Count(const BuiltComparison& comparison) {
    for (const v1::ComparisonRow& row : comparison.rows) {
      ++rows;
      ranked += row.has_rank() ? 1 : 0;
    }
    for (const v1::Exclusion& exclusion : comparison.excluded) reasons.insert(exclusion.reason());
  }
};

TEST(AnyComparison, IsOfTheWholeGroupAndConsistent) {
  Seen seen;
  for (std::uint32_t seed = 1; seed <= kGroups; ++seed) {
    RandomGroup group(seed);
    const std::vector<AuthorityRecord> records = group.Records();
    const v1::CompareAuthoritiesRequest request = RequestOf(group.Request());
    SCOPED_TRACE(absl::StrCat("seed ", seed, ": ", request.ShortDebugString()));

    const BuiltComparison comparison = BuildComparison(Reference(), records, request);

    EXPECT_EQ(WholeGroup(comparison), Everyone());
    ExpectCited(records, comparison);
    seen.Count(comparison);
    if (request.measure().measure() != "measures/pa-fte" && request.has_measure()) {
      ExpectRanked(request, comparison);
      ExpectSpread(comparison.statistics);
      if (request.order_by() == "rank") ExpectOrderedByRank(comparison);
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(seen.rows, static_cast<int>(kGroups) / 2);
  EXPECT_GT(seen.ranked, static_cast<int>(kGroups) / 4);
  EXPECT_GE(seen.reasons.size(), 8u);
}

}  // namespace
}  // namespace waymark::query
