#include "query-service/commands/themes_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;
using testing::Not;

class ThemesCommandTest : public QueryCommandTest {
 protected:
  void AnswerWithTwoPagesOfThemes() {
    service_.theme_pages = {
        ParseText<v1::SummarizeThemesResponse>(
            "themes { theme { name: 'themes/a' } } theme_count: 2 next_page_token: 'more' "
            "notes { text: 'A note.' }"),
        ParseText<v1::SummarizeThemesResponse>(
            "themes { theme { name: 'themes/b' } } theme_count: 2 notes { text: 'A note.' }")};
  }
};

TEST_F(ThemesCommandTest, AsksWhatTheFlagsSay) {
  EXPECT_EQ(Run(ThemesCommand(),
                {"--themes=a, themes/b", "--service_areas=c", "--from=2015", "--to=2018-06",
                 "--authorities=d", "--regions=London", "--council_types=county",
                 "--neighbours_of=e", "--neighbours_model=2021", "--baseline_grade=good",
                 "--baseline_area=leadership", "--baseline_from=2014", "--baseline_to=2016",
                 "--max_citations=100", "--at_least_as_fresh=token", "--read_time=2026-03-01"}),
            0)
      << err_;

  ASSERT_EQ(service_.themes_requests.size(), 1U);
  EXPECT_THAT(service_.themes_requests[0],
              EqualsProto(R"pb(peers {
                                 authorities: "authorities/d"
                                 regions: "London"
                                 council_types: "county"
                                 statistical_neighbours_of: "authorities/e"
                                 neighbours_model: "2021"
                                 baseline_grade: GRADE_GOOD
                                 baseline_from_date: "2014"
                                 baseline_to_date: "2016"
                                 baseline_area: "leadership"
                               }
                               from_date: "2015"
                               to_date: "2018-06"
                               themes: "themes/a"
                               themes: "themes/b"
                               service_areas: "service_areas/c"
                               max_citations: 100
                               read {
                                 at_least_as_fresh: "token"
                                 read_time { seconds: 1772409599 nanos: 999999000 }
                               })pb"));
}

TEST_F(ThemesCommandTest, FollowsThePagesToTheEnd) {
  AnswerWithTwoPagesOfThemes();

  EXPECT_EQ(Run(ThemesCommand(), {"--charts=none"}), 0) << err_;

  ASSERT_EQ(service_.themes_requests.size(), 2U);
  EXPECT_EQ(service_.themes_requests[1].page_token(), "more");
  EXPECT_THAT(out_, HasSubstr("\na  "));
  EXPECT_THAT(out_, HasSubstr("\nb  "));
  EXPECT_THAT(out_, Not(HasSubstr("--limit=0")));
  EXPECT_EQ(out_.find("A note."), out_.rfind("A note."));
}

TEST_F(ThemesCommandTest, StopsAtTheLimitAndSaysThatThereAreMore) {
  AnswerWithTwoPagesOfThemes();

  EXPECT_EQ(Run(ThemesCommand(), {"--limit=1"}), 0) << err_;

  ASSERT_EQ(service_.themes_requests.size(), 1U);
  EXPECT_EQ(service_.themes_requests[0].page_size(), 1);
  EXPECT_THAT(out_, HasSubstr("The first 1 of 2 themes; --limit=0 shows all."));
}

TEST_F(ThemesCommandTest, SaysBesideATableThatThereAreMore) {
  AnswerWithTwoPagesOfThemes();

  EXPECT_EQ(Run(ThemesCommand(), {"--limit=1", "--csv=themes"}), 0) << err_;

  EXPECT_EQ(out_.rfind("theme,theme_name,found_authorities,", 0), 0U) << out_;
  EXPECT_THAT(err_, HasSubstr("these are the first 1 of 2 themes; --limit=0 gives all"));
}

TEST_F(ThemesCommandTest, PrintsEachPageWhereJsonIsAsked) {
  AnswerWithTwoPagesOfThemes();

  EXPECT_EQ(Run(ThemesCommand(), {"--json"}), 0);

  EXPECT_THAT(out_, HasSubstr("\n}\n{\n"));
}

TEST_F(ThemesCommandTest, SaysWhenItWasKnown) {
  AnswerWithTwoPagesOfThemes();

  EXPECT_EQ(Run(ThemesCommand(), {"--read_time=2026-03-01T09:30:00Z"}), 0) << err_;

  EXPECT_THAT(out_,
              HasSubstr("As known\nat 2026-03-01T09:30:00Z: nothing recorded later is in it."));
}

TEST_F(ThemesCommandTest, ShowsARefusal) {
  service_.status = ToGrpcStatus(errors::CatchingUp());

  EXPECT_EQ(Run(ThemesCommand(), {}), 1);

  EXPECT_THAT(err_, HasSubstr("has not caught up"));
}

TEST_F(ThemesCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {{"supervision"},
                                                       {"--limit=-1"},
                                                       {"--limit=some"},
                                                       {"--csv=cases"},
                                                       {"--json", "--csv=themes"},
                                                       {"--read_time=noon"},
                                                       {"--baseline_grade=fine"},
                                                       {"--ends=open"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(ThemesCommand(), words), 2) << testing::PrintToString(words);
  }
  EXPECT_TRUE(service_.themes_requests.empty());
}

}  // namespace
}  // namespace waymark::query
