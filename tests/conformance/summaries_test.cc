#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"

// What recurs across authorities, asked of the real programs with all of England loaded.
namespace waymark {
namespace {

using testing::IsEmpty;
using testing::Not;

constexpr char kSamples[] = "deploy/samples/";

absl::StatusOr<FinishedProgram> ImportEngland(const Cluster& cluster) {
  std::vector<std::string> arguments = {"import", "--ingest=" + cluster.ingest_process().address()};
  for (const char* name : {"leicester", "reading", "sunderland", "wandsworth", "england/events",
                           "england/baselines", "england/inspections", "england/visits"}) {
    arguments.push_back(std::string(kSamples) + name + ".jsonl");
  }
  return RunProgram(kIngestProgram, arguments);
}

// Loads them once for all tests, which only read.
class SummariesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    cluster = new Cluster();
    ASSERT_THAT(cluster->Start(), IsOk());
    const auto imported = ImportEngland(*cluster);
    ASSERT_THAT(imported, IsOk());
    ASSERT_EQ(imported->exit_status, 0) << imported->output << imported->errors;
    const std::size_t state = imported->output.rfind("state: ");
    ASSERT_NE(state, std::string::npos) << imported->output;
    token = imported->output.substr(state + 7);
    token.pop_back();
  }
  static void TearDownTestSuite() { delete cluster; }

  static absl::StatusOr<v1::SummarizeThemesResponse> Themes(v1::SummarizeThemesRequest request) {
    request.mutable_read()->set_at_least_as_fresh(token);
    return Call(cluster->query(), &v1::QueryService::Stub::SummarizeThemes, request);
  }
  static absl::StatusOr<v1::SummarizeEpisodesResponse> Episodes(
      v1::SummarizeEpisodesRequest request) {
    request.mutable_read()->set_at_least_as_fresh(token);
    return Call(cluster->query(), &v1::QueryService::Stub::SummarizeEpisodes, request);
  }

  static Cluster* cluster;
  static std::string token;
};

Cluster* SummariesTest::cluster = nullptr;
std::string SummariesTest::token;

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
    const auto visit = GetVisit(cluster->query(), citation.visit(), token);
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
  EXPECT_EQ(answer->median_since_fieldwork().ended(), 19);
  EXPECT_EQ(answer->median_since_fieldwork().not_ended(), 11);
  EXPECT_EQ(answer->median_since_fieldwork().months().low(), 39);
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
