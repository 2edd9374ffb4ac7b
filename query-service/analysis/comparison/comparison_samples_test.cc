#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "waymark/v1/ingest_service.pb.h"

#include "query-service/analysis/comparison/comparison.h"
#include "query-service/analysis/history.h"
#include "query-service/analysis/measure_test_texts.h"
#include "query-service/analysis/measure_trajectory.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// What the shipped samples answer.

AuthorityRecord SampleOf(const std::string& authority_id) {
  AuthorityRecord record;
  record.authority = Reference().FindAuthority(authority_id);
  std::ifstream file("deploy/samples/" + authority_id + ".jsonl");
  EXPECT_TRUE(file.is_open());
  for (std::string line; std::getline(file, line);) {
    v1::ImportVisitsRequest request;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << line;
    v1::Visit visit = request.visit();
    visit.set_name(absl::StrCat(request.parent(), "/visits/", request.visit_id()));
    record.visits.push_back(std::move(visit));
  }
  return record;
}

struct ChangeCase {
  std::string authority;
  std::string measure;
  std::string baseline;
  std::string latest;
  double change;
  bool has_rate;
};

class SampleChangeTest : public testing::TestWithParam<ChangeCase> {};

TEST_P(SampleChangeTest, ComesBackOut) {
  const History history(Reference(), SampleOf(GetParam().authority));
  ProgressFilter filter;
  filter.measures = {"measures/" + GetParam().measure};

  const auto trajectories =
      BuildMeasureTrajectories(Reference(), *history.ChooseEpisode(std::nullopt), filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(ValueOf(trajectories[0].baseline()), GetParam().baseline);
  EXPECT_EQ(ValueOf(trajectories[0].latest()), GetParam().latest);
  EXPECT_EQ(trajectories[0].change(), GetParam().change);
  EXPECT_EQ(trajectories[0].direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(trajectories[0].has_change_per_month(), GetParam().has_rate);
  EXPECT_EQ(trajectories[0].has_change_per_month_since_publication(), GetParam().has_rate);
}

INSTANTIATE_TEST_SUITE_P(
    Samples, SampleChangeTest,
    testing::Values(ChangeCase{"sunderland", "cl-in-touch", "30", "82", 52, true},
                    ChangeCase{"wandsworth", "cl-eet", "44", "61", 17, true},
                    ChangeCase{"wandsworth", "pa-fte", "11", "13", 2, false},
                    ChangeCase{"wandsworth", "eet-adviser-fte", "1", "3", 2, false},
                    ChangeCase{"leicester", "cl-staying-put-count", "10", "22", 12, true}));

TEST(Samples, WordsStayWords) {
  const History history(Reference(), SampleOf("leicester"));
  ProgressFilter filter;
  filter.measures = {"measures/cl-neet"};

  const auto trajectories =
      BuildMeasureTrajectories(Reference(), *history.ChooseEpisode(std::nullopt), filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_FALSE(trajectories[0].has_latest());
  EXPECT_EQ(trajectories[0].direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(trajectories[0].direction_basis(), v1::BASIS_STATED);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("WORDS_ONLY monitoring-visit-4"));
}

TEST(Samples, RivalReadingsAreDisputed) {
  const History history(Reference(), SampleOf("sunderland"));

  const auto unlisted =
      BuildUnlistedObservations(Reference(), *history.ChooseEpisode(std::nullopt), {});

  ASSERT_EQ(unlisted.size(), 2u);
  EXPECT_TRUE(unlisted[0].disputed());
  EXPECT_TRUE(unlisted[1].disputed());
}

Comparison Compare(const std::string& theme) {
  std::vector<AuthorityRecord> records;
  for (const char* id : {"leicester", "reading", "sunderland", "wandsworth"}) {
    records.push_back(SampleOf(id));
  }
  v1::CompareAuthoritiesRequest request;
  request.mutable_theme()->set_theme("themes/" + theme);
  return BuildComparison(Reference(), std::move(records), request);
}

TEST(Samples, PersonalAdviserCapacityIsToldOfThree) {
  const Comparison comparison = Compare("cl-personal-adviser-capacity");

  ASSERT_EQ(comparison.rows.size(), 3u) << comparison.excluded.size();
  EXPECT_EQ(comparison.rows[0].authority().display_name(), "Leicester");
  EXPECT_EQ(comparison.rows[1].authority().display_name(), "Reading");
  EXPECT_EQ(comparison.rows[2].authority().display_name(), "Wandsworth");
  ASSERT_EQ(comparison.excluded.size(), 1u);
  EXPECT_EQ(comparison.excluded[0].reason(), v1::EXCLUSION_REASON_NO_FINDING);
  EXPECT_THAT(BriefNotes(comparison.notes), ElementsAre("DATES_FAR_APART leicester wandsworth"));
}

TEST(Samples, ManagementOversightIsToldOfThree) {
  const Comparison comparison = Compare("management-oversight");

  EXPECT_EQ(comparison.rows.size(), 3u);
  for (const v1::ComparisonRow& row : comparison.rows) {
    EXPECT_FALSE(row.findings().empty()) << row.authority().display_name();
    EXPECT_TRUE(row.has_baseline());
    if (row.authority().display_name() == "Sunderland") {
      EXPECT_EQ(row.standing(), v1::STANDING_WEAK);
    }
  }
}

}  // namespace
}  // namespace waymark::query
