#include "query-service/commands/episodes_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;

class EpisodesCommandTest : public QueryCommandTest {
 protected:
  void AnswerWithTwoPagesOfCases() {
    service_.episode_pages = {
        ParseText<v1::SummarizeEpisodesResponse>(
            "cases { authority { display_name: 'Aford' } } case_count: 2 next_page_token: 'more'"),
        ParseText<v1::SummarizeEpisodesResponse>(
            "cases { authority { display_name: 'Beeham' } } case_count: 2")};
  }
};

TEST_F(EpisodesCommandTest, AsksWhatTheFlagsSay) {
  EXPECT_EQ(Run(EpisodesCommand(), {"--judgement_area=care-leavers", "--ends=open, reinspected",
                                    "--to=2018", "--regions=London"}),
            0)
      << err_;

  ASSERT_EQ(service_.episodes_requests.size(), 1U);
  EXPECT_THAT(service_.episodes_requests[0], EqualsProto(R"pb(peers { regions: "London" }
                                                              judgement_area: "care-leavers"
                                                              to_date: "2018"
                                                              ends: EPISODE_END_OPEN
                                                              ends: EPISODE_END_REINSPECTED
                                                              read {})pb"));
}

TEST_F(EpisodesCommandTest, FollowsThePagesToTheEnd) {
  AnswerWithTwoPagesOfCases();

  EXPECT_EQ(Run(EpisodesCommand(), {}), 0) << err_;

  EXPECT_THAT(out_, HasSubstr("\nAford  "));
  EXPECT_THAT(out_, HasSubstr("\nBeeham  "));
}

TEST_F(EpisodesCommandTest, StopsAtTheLimitAndSaysThatThereAreMore) {
  AnswerWithTwoPagesOfCases();

  EXPECT_EQ(Run(EpisodesCommand(), {"--limit=1"}), 0) << err_;

  ASSERT_EQ(service_.episodes_requests.size(), 1U);
  EXPECT_THAT(out_, HasSubstr("The first 1 of 2 episodes; --limit=0 shows all."));
}

TEST_F(EpisodesCommandTest, PrintsTablesPagesAndJson) {
  AnswerWithTwoPagesOfCases();

  EXPECT_EQ(Run(EpisodesCommand(), {"--csv=cases"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("\r\n,Beeham,"));

  service_.episodes_requests.clear();
  EXPECT_EQ(Run(EpisodesCommand(), {"--html=-", "--to=2018"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("Asked: what came before re-inspection; as of 2018."));

  service_.episodes_requests.clear();
  EXPECT_EQ(Run(EpisodesCommand(), {"--json"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("\n}\n{\n"));
}

TEST_F(EpisodesCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {"sunderland"}, {"--ends=never"}, {"--limit=-1"}, {"--csv=themes"}, {"--read_time=2026"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(EpisodesCommand(), words), 2) << testing::PrintToString(words);
  }
  EXPECT_TRUE(service_.episodes_requests.empty());
}

}  // namespace
}  // namespace waymark::query
