#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/samples_cluster.h"

// What recurs across authorities, asked of the real programs with all of England loaded.
namespace waymark {
namespace {

using testing::IsEmpty;
using testing::Not;

// All of England.
class SummariesTest : public SamplesCluster {
 protected:
  static void SetUpTestSuite() {
    Load({"leicester.jsonl", "reading.jsonl", "sunderland.jsonl", "wandsworth.jsonl",
          "england/events.jsonl", "england/baselines.jsonl", "england/inspections.jsonl",
          "england/visits.jsonl"});
  }

  static absl::StatusOr<v1::SummarizeThemesResponse> Themes(
      const v1::SummarizeThemesRequest& request) {
    return Ask(&v1::QueryService::Stub::SummarizeThemes, request);
  }
  static absl::StatusOr<v1::SummarizeEpisodesResponse> Episodes(
      const v1::SummarizeEpisodesRequest& request) {
    return Ask(&v1::QueryService::Stub::SummarizeEpisodes, request);
  }
};

TEST_F(SummariesTest, ThemesThatRecurAreToldWithTheFindingsBehindThem) {
  const auto answer = Themes({});

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->group_size(), 158);
  ASSERT_THAT(answer->themes(), Not(IsEmpty()));
  const v1::ThemeSummary& practice = answer->themes(0);
  EXPECT_EQ(practice.theme().name(), "themes/practice-quality");
  EXPECT_EQ(practice.unresolved().authorities(), 6);
  EXPECT_EQ(practice.unresolved().visits(), 7);
  for (const v1::FindingCitation& citation : practice.unresolved().findings()) {
    const auto visit = GetVisit(query(), citation.visit(), token());
    ASSERT_THAT(visit, IsOk());
    bool found = false;
    for (const v1::Finding& finding : visit->visit().findings()) {
      found |= finding.id() == citation.finding_id();
    }
    EXPECT_TRUE(found) << citation.ShortDebugString();
  }
}

TEST_F(SummariesTest, PagesOfThemesAreTheWhole) {
  const auto whole = Themes({});
  ASSERT_THAT(whole, IsOk());
  v1::SummarizeThemesRequest request;
  request.set_page_size(7);
  std::vector<std::string> paged;
  do {
    const auto page = Themes(request);
    ASSERT_THAT(page, IsOk());
    for (const v1::ThemeSummary& theme : page->themes()) paged.push_back(theme.theme().name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());

  ASSERT_EQ(paged.size(), static_cast<std::size_t>(whole->theme_count()));
  for (int i = 0; i < whole->themes_size(); ++i) {
    EXPECT_EQ(paged[static_cast<std::size_t>(i)], whole->themes(i).theme().name());
  }
}

TEST_F(SummariesTest, EpisodesAreToldWithOpenOnesAsOpen) {
  v1::SummarizeEpisodesRequest request;
  request.mutable_peers()->set_baseline_grade(v1::GRADE_INADEQUATE);

  const auto answer = Episodes(request);

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->case_count(), 30);
  EXPECT_EQ(answer->cases_size(), 30);
  EXPECT_EQ(answer->median_since_fieldwork().ended(), 20);
  EXPECT_EQ(answer->median_since_fieldwork().not_ended(), 10);
  EXPECT_EQ(answer->median_since_fieldwork().months().low(), 43);
}

TEST_F(SummariesTest, AnEpisodeThatASuccessorContinuedIsToldOnce) {
  v1::SummarizeEpisodesRequest request;
  request.mutable_peers()->add_authorities("authorities/buckinghamshire");
  request.mutable_peers()->add_authorities("authorities/buckinghamshire-county");
  request.mutable_peers()->set_baseline_from_date("2017");

  const auto answer = Episodes(request);

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->cases_size(), 1);
  const v1::EpisodeCase& one = answer->cases(0);
  EXPECT_EQ(one.authority().name(), "authorities/buckinghamshire");
  EXPECT_TRUE(one.inherited());
  EXPECT_EQ(one.baseline().name(), "authorities/buckinghamshire-county/visits/2017-reinspection");
  EXPECT_EQ(one.ended_by().name(), "authorities/buckinghamshire/visits/2021-inspection");
  EXPECT_EQ(one.visits_held(), 2);
  EXPECT_EQ(answer->visit_count(), 2);
}

TEST_F(SummariesTest, AComparisonInheritsAsProgressDoes) {
  v1::CompareAuthoritiesRequest compare;
  compare.mutable_judgement()->set_area("overall-effectiveness");
  compare.mutable_peers()->add_authorities("authorities/somerset");
  compare.mutable_peers()->add_authorities("authorities/cumberland");
  const auto comparison = Ask(&v1::QueryService::Stub::CompareAuthorities, compare);

  ASSERT_THAT(comparison, IsOk());
  ASSERT_EQ(comparison->rows_size(), 2);
  for (const v1::ComparisonRow& row : comparison->rows()) {
    v1::GetProgressRequest progress;
    progress.set_authority(row.authority().name());
    const auto answer = Ask(&v1::QueryService::Stub::GetProgress, progress);
    ASSERT_THAT(answer, IsOk());
    EXPECT_TRUE(answer->episode().inherited());
    EXPECT_EQ(row.baseline().name(), answer->episode().baseline().name());
    ASSERT_GT(row.notes_size(), 0);
    EXPECT_EQ(row.notes(row.notes_size() - 1).reason(), v1::NOTE_REASON_INHERITED);
  }
}

TEST_F(SummariesTest, FaultsOfARequestAreNamed) {
  v1::SummarizeEpisodesRequest episodes;
  episodes.set_judgement_area("parking");
  v1::SummarizeThemesRequest themes;
  themes.add_themes("themes/none");

  EXPECT_THAT(Episodes(episodes), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(Themes(themes), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

}  // namespace
}  // namespace waymark
