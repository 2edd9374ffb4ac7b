#include "query-service/commands/compare_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;

class CompareCommandTest : public QueryCommandTest {
 protected:
  void AnswerInTwoPages() {
    service_.pages = {ParseText<v1::CompareAuthoritiesResponse>(
                          "rows { authority { display_name: 'Leicester' } } group_size: 2 "
                          "row_count: 1 next_page_token: 'more' notes { text: 'A note.' }"),
                      ParseText<v1::CompareAuthoritiesResponse>(
                          "excluded { authority { display_name: 'Reading' } reason: "
                          "EXCLUSION_REASON_NO_FINDING } group_size: 2 row_count: 1 "
                          "notes { text: 'A note.' }")};
  }
};

TEST_F(CompareCommandTest, AsksForAThemeAsTheFlagsSay) {
  EXPECT_EQ(
      Run(CompareCommand(), {"--theme=supervision", "--service_area=care-leavers",
                             "--authorities=a,b", "--regions=North East, London",
                             "--baseline_grade=requires-improvement", "--baseline_area=leadership",
                             "--as_of=2016-12", "--page_size=7", "--at_least_as_fresh=token"}),
      0)
      << err_;

  ASSERT_EQ(service_.compare_requests.size(), 1U);
  EXPECT_THAT(service_.compare_requests[0],
              EqualsProto(R"pb(peers {
                                 authorities: "authorities/a"
                                 authorities: "authorities/b"
                                 regions: "North East"
                                 regions: "London"
                                 baseline_grade: GRADE_REQUIRES_IMPROVEMENT
                                 baseline_area: "leadership"
                               }
                               theme {
                                 theme: "themes/supervision"
                                 service_area: "service_areas/care-leavers"
                               }
                               as_of_date: "2016-12"
                               page_size: 7
                               read { at_least_as_fresh: "token" })pb"));
}

TEST_F(CompareCommandTest, AsksForAMeasureAsTheFlagsSay) {
  EXPECT_EQ(Run(CompareCommand(), {"--measure=cl-eet", "--cohort=age:19-21", "--basis=local-data",
                                   "--definition=other"}),
            0)
      << err_;

  ASSERT_EQ(service_.compare_requests.size(), 1U);
  EXPECT_THAT(service_.compare_requests[0], EqualsProto(R"pb(peers {}
                                                             measure {
                                                               measure: "measures/cl-eet"
                                                               cohort: "age:19-21"
                                                               basis: SERIES_BASIS_LOCAL_DATA
                                                               definition: "other"
                                                             }
                                                             read {})pb"));
}

TEST_F(CompareCommandTest, AsksForEverySubjectAndAlignment) {
  struct Case {
    std::vector<std::string> words;
    const char* want;
  };
  const std::vector<Case> cases = {
      {{"--measure=x", "--rank_by=change-per-month", "--max_age_months=6", "--as_of=2016"},
       "measure { measure: 'measures/x' rank_by: RANK_BY_CHANGE_PER_MONTH max_age_months: 6 } "
       "as_of_date: '2016'"},
      {{"--judgement=leadership", "--framework=ilacs-2018", "--months_since_baseline=0",
        "--clock=fieldwork"},
       "judgement { area: 'leadership' framework: FRAMEWORK_ILACS_2018 } months_since_baseline: 0 "
       "clock: BASELINE_CLOCK_FIELDWORK"},
      {{"--overall", "--service_area=s", "--visit_number=4", "--number_counted_from=authority"},
       "overall { service_area: 'service_areas/s' } visit_number: 4 number_counted_from: "
       "COUNTED_FROM_AUTHORITY"},
      {{"--recommendations", "--theme=t", "--order_by=open desc"},
       "recommendations { theme: 'themes/t' } order_by: 'open desc'"}};
  for (const Case& test : cases) {
    service_.compare_requests.clear();

    EXPECT_EQ(Run(CompareCommand(), test.words), 0) << err_;

    ASSERT_EQ(service_.compare_requests.size(), 1U);
    EXPECT_THAT(service_.compare_requests[0],
                EqualsProto(std::string("peers {} read {} ") + test.want));
  }
}

TEST_F(CompareCommandTest, FollowsThePagesToTheEnd) {
  AnswerInTwoPages();
  service_.themes =
      ParseText<v1::ListThemesResponse>("themes { name: 'themes/x' display_name: 'The theme' }");

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x"}), 0) << err_;

  ASSERT_EQ(service_.compare_requests.size(), 2U);
  EXPECT_EQ(service_.compare_requests[1].page_token(), "more");
  EXPECT_THAT(out_, HasSubstr("The theme (x)"));
  EXPECT_THAT(out_, HasSubstr("Leicester"));
  EXPECT_THAT(out_, HasSubstr("Reading: nothing stated on this theme"));
  EXPECT_EQ(out_.find("A note."), out_.rfind("A note."));
}

TEST_F(CompareCommandTest, PrintsEachPageWhereJsonIsAsked) {
  AnswerInTwoPages();

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x", "--json"}), 0);

  EXPECT_EQ(out_.rfind("{\n", 0), 0U);
  EXPECT_THAT(out_, HasSubstr("\n}\n{\n"));
}

TEST_F(CompareCommandTest, DrawsBarsOfWhatMayBeCompared) {
  for (const bool comparable : {true, false}) {
    service_.compare_requests.clear();
    service_.pages = {ParseText<v1::CompareAuthoritiesResponse>(
        "rows { authority { display_name: 'Leicester' } point { observation { value: 50 } } }")};
    service_.measures = ParseText<v1::ListMeasuresResponse>(
        "measures { name: 'measures/x' unit: MEASURE_UNIT_PERCENT }");
    service_.measures.mutable_measures(0)->set_comparable(comparable);

    EXPECT_EQ(Run(CompareCommand(), {"--measure=x", "--charts=ascii"}), 0) << err_;

    EXPECT_EQ(out_.find("Value, from 0 to 100 %") != std::string::npos, comparable) << out_;
  }
}

TEST_F(CompareCommandTest, PrintsATableOfAllPagesAsCsv) {
  AnswerInTwoPages();

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x", "--csv=authorities"}), 0) << err_;

  EXPECT_EQ(out_.rfind("authority,authority_name,region,excluded,", 0), 0U);
  EXPECT_THAT(out_, HasSubstr("\r\n,Leicester,,,"));
  EXPECT_THAT(out_, HasSubstr("\r\n,Reading,,no-finding,"));
}

TEST_F(CompareCommandTest, WritesAPageThatSaysWhatWasAsked) {
  AnswerInTwoPages();

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x", "--regions=London", "--html=-"}), 0) << err_;

  EXPECT_THAT(out_, HasSubstr("Asked: how authorities compare by the theme x; only the regions "
                              "London."));
  EXPECT_THAT(out_, HasSubstr("<th scope=\"row\">Leicester</th>"));
}

TEST_F(CompareCommandTest, PagesThatDoNotEndAreAFault) {
  const auto page = ParseText<v1::CompareAuthoritiesResponse>("next_page_token: 'same'");
  service_.pages = {page, page, page};

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x"}), 3);

  EXPECT_THAT(err_, HasSubstr("page_token"));
}

TEST_F(CompareCommandTest, ShowsARefusal) {
  service_.status = ToGrpcStatus(errors::CatchingUp());

  EXPECT_EQ(Run(CompareCommand(), {"--theme=x"}), 1);

  EXPECT_THAT(err_, HasSubstr("has not caught up"));
}

TEST_F(CompareCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {},
      {"--theme=a", "--measure=b"},
      {"--theme=a", "--basis=letter"},
      {"--measure=a", "--service_area=b"},
      {"--measure=a", "--basis=hearsay"},
      {"--theme=a", "--baseline_grade=fine"},
      {"--theme=a", "--csv=visits"},
      {"--theme=a", "--html=-", "--json"},
      {"--overall", "--theme=b"},
      {"--overall", "--recommendations"},
      {"--overall", "--framework=sif"},
      {"--theme=a", "--rank_by=value"},
      {"--theme=a", "--as_of=2016", "--visit_number=1"},
      {"--theme=a", "--read_time=then"},
      {"--theme=a", "words"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(CompareCommand(), words), 2) << testing::PrintToString(words);
  }
  EXPECT_TRUE(service_.compare_requests.empty());
}

}  // namespace
}  // namespace waymark::query
