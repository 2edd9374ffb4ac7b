#include "query-service/commands/search_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;

class SearchCommandTest : public QueryCommandTest {
 protected:
  void AnswerWithOneTextOfMany() {
    service_.search_pages = {ParseText<v1::SearchFindingsResponse>(
        "hits { visit { name: 'authorities/a/visits/v' } text: 'Said.' } hit_count: 143 "
        "visit_count: 9 next_page_token: 'more'")};
  }
};

TEST_F(SearchCommandTest, AsksWhatTheFlagsSay) {
  EXPECT_EQ(
      Run(SearchCommand(), {"--themes=a", "--standings=weak,inconsistent", "--directions=too-early",
                            "--speakers=authority,delivery-body", "--authorities=b",
                            "--service_areas=c", "--cohorts=age:16-17, d", "--subjects=e",
                            "--about_others=false", "--fields=statement,overall-phrase",
                            "--from=2016", "--to=2017", "\"pathway plans\"", "uneven"}),
      0)
      << err_;

  ASSERT_EQ(service_.search_requests.size(), 1U);
  EXPECT_THAT(service_.search_requests[0], EqualsProto(R"pb(query: "\"pathway plans\" uneven"
                                                            authorities: "authorities/b"
                                                            themes: "themes/a"
                                                            standings: STANDING_WEAK
                                                            standings: STANDING_INCONSISTENT
                                                            directions: DIRECTION_TOO_EARLY
                                                            speakers: SPEAKER_AUTHORITY
                                                            speakers: SPEAKER_DELIVERY_BODY
                                                            about_others: false
                                                            subjects: "subjects/e"
                                                            cohorts: "age:16-17"
                                                            cohorts: "cohorts/d"
                                                            service_areas: "service_areas/c"
                                                            from_date: "2016"
                                                            to_date: "2017"
                                                            fields: SEARCHED_FIELD_STATEMENT
                                                            fields: SEARCHED_FIELD_OVERALL_PHRASE
                                                            page_size: 20
                                                            read {})pb"));
}

TEST_F(SearchCommandTest, ShowsTwentyAndSaysHowManyThereAre) {
  AnswerWithOneTextOfMany();
  service_.search_pages[0].clear_next_page_token();

  EXPECT_EQ(Run(SearchCommand(), {"said"}), 0) << err_;

  EXPECT_THAT(out_, HasSubstr("143 texts in 9 visits."));
  EXPECT_THAT(out_, HasSubstr("The first 1 of 143 texts; --limit=0 shows all."));
}

TEST_F(SearchCommandTest, GivesProgramsAll) {
  AnswerWithOneTextOfMany();

  EXPECT_EQ(Run(SearchCommand(), {"--csv=texts", "said"}), 0) << err_;

  ASSERT_EQ(service_.search_requests.size(), 2U);
  EXPECT_EQ(service_.search_requests[0].page_size(), 0);
  EXPECT_EQ(service_.search_requests[1].page_token(), "more");
}

TEST_F(SearchCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {"--standings=poor", "x"}, {"--fields=title", "x"}, {"--about_others=perhaps", "x"},
      {"--limit=-1", "x"},       {"--csv=hits", "x"},     {"--speakers=nobody", "x"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(SearchCommand(), words), 2) << testing::PrintToString(words);
  }
  EXPECT_TRUE(service_.search_requests.empty());
}

}  // namespace
}  // namespace waymark::query
