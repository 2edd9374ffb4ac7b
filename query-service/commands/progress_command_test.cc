#include "query-service/commands/progress_command.h"

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;
using testing::Not;

class ProgressCommandTest : public QueryCommandTest {};

TEST_F(ProgressCommandTest, AsksWhatTheFlagsSay) {
  EXPECT_EQ(
      Run(ProgressCommand(), {"--baseline=2015-inspection", "--themes=a,themes/b", "--measures=c",
                              "--service_areas=d", "--from=2015", "--to=2016-12",
                              "--clock=fieldwork", "--at_least_as_fresh=token", "sunderland"}),
      0)
      << err_;

  EXPECT_THAT(service_.progress_request,
              EqualsProto(R"pb(authority: "authorities/sunderland"
                               baseline: "authorities/sunderland/visits/2015-inspection"
                               service_areas: "service_areas/d"
                               themes: "themes/a"
                               themes: "themes/b"
                               measures: "measures/c"
                               from_date: "2015"
                               to_date: "2016-12"
                               clock: BASELINE_CLOCK_FIELDWORK
                               read { at_least_as_fresh: "token" })pb"));
}

TEST_F(ProgressCommandTest, PrintsAReport) {
  service_.progress.mutable_authority()->set_display_name("Sunderland");

  EXPECT_EQ(Run(ProgressCommand(), {"authorities/sunderland"}), 0);

  EXPECT_EQ(out_.rfind("Sunderland\n", 0), 0U) << out_;
}

TEST_F(ProgressCommandTest, PrintsTheMessageItselfWhereAsked) {
  service_.progress.set_consistency_token("t");

  EXPECT_EQ(Run(ProgressCommand(), {"--json", "sunderland"}), 0);

  EXPECT_EQ(out_, "{\n \"consistency_token\": \"t\"\n}\n");
}

TEST_F(ProgressCommandTest, DrawsChartsAsAsked) {
  service_.progress = ParseText<v1::GetProgressResponse>(R"pb(
    measures {
      points {
        observation { value: 1 }
        earliest_date: "2015-05-01"
        latest_date: "2015-05-01"
      }
      points {
        observation { value: 2 }
        earliest_date: "2016-05-01"
        latest_date: "2016-05-01"
      }
    })pb");

  EXPECT_EQ(Run(ProgressCommand(), {"--charts=utf8", "a"}), 0);
  EXPECT_THAT(out_, HasSubstr("▀"));
  EXPECT_EQ(Run(ProgressCommand(), {"--charts=ascii", "a"}), 0);
  EXPECT_THAT(out_, HasSubstr("  0 +"));
  EXPECT_EQ(Run(ProgressCommand(), {"--charts=none", "a"}), 0);
  EXPECT_THAT(out_, Not(HasSubstr("  0 +")));
}

TEST_F(ProgressCommandTest, PrintsATableAsCsv) {
  service_.progress.add_visits()->mutable_visit()->set_name("authorities/a/visits/v");

  EXPECT_EQ(Run(ProgressCommand(), {"--csv=visits", "a"}), 0) << err_;

  EXPECT_EQ(out_.rfind("authority,authority_name,baseline,visit,", 0), 0U) << out_;
  EXPECT_THAT(out_, HasSubstr("\r\n,,,authorities/a/visits/v,"));
}

TEST_F(ProgressCommandTest, WritesAPageThatSaysWhatWasAsked) {
  service_.progress.mutable_authority()->set_display_name("<Aford>");
  service_.progress.set_consistency_token("the-state");

  EXPECT_EQ(Run(ProgressCommand(), {"--html=-", "--themes=t", "a"}), 0) << err_;

  EXPECT_EQ(out_.rfind("<!DOCTYPE html>\n", 0), 0U);
  EXPECT_THAT(out_, HasSubstr("<h1>&lt;Aford&gt;</h1>"));
  EXPECT_THAT(out_, HasSubstr("Asked: the progress of a; only the themes t."));
  EXPECT_THAT(out_, HasSubstr("State: the-state"));
}

TEST_F(ProgressCommandTest, WritesAPageIntoAFile) {
  const TemporaryDirectory folder;
  const std::string file = (folder.path() / "a.html").string();

  EXPECT_EQ(Run(ProgressCommand(), {"--html=" + file, "a"}), 0) << err_;

  EXPECT_EQ(out_, "Wrote " + file + "\n");
  std::string line;
  std::getline(std::ifstream(file), line);
  EXPECT_EQ(line, "<!DOCTYPE html>");
}

TEST_F(ProgressCommandTest, AsksNothingWhereTheFileCannotBeWritten) {
  const TemporaryDirectory folder;

  EXPECT_EQ(Run(ProgressCommand(), {"--html=" + folder.path().string(), "a"}), 2);

  EXPECT_THAT(err_, HasSubstr("is a directory"));
  EXPECT_EQ(service_.progress_request.authority(), "");
}

TEST_F(ProgressCommandTest, ShowsARefusalWithEveryFault) {
  service_.status = ToGrpcStatus(errors::InvalidRequest(
      {{"authority", v1::VIOLATION_REASON_UNKNOWN_REFERENCE, "no 'x'; nearest are 'y'"}}));

  EXPECT_EQ(Run(ProgressCommand(), {"x"}), 1);

  EXPECT_EQ(err_,
            "waymark-query: the request has 1 fault: authority\n"
            "  authority: UNKNOWN_REFERENCE: no 'x'; nearest are 'y'\n");
  EXPECT_EQ(out_, "");
}

TEST_F(ProgressCommandTest, NamesTheAddressThatDoesNotAnswer) {
  server_->Shutdown();

  EXPECT_EQ(Run(ProgressCommand(), {"sunderland"}), 3);

  EXPECT_EQ(err_.rfind("waymark-query: cannot reach " + address_, 0), 0U) << err_;
}

TEST_F(ProgressCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {{},
                                                       {"one", "two"},
                                                       {"--clock=noon", "sunderland"},
                                                       {"--timeout=0", "sunderland"},
                                                       {"--csv=other", "sunderland"},
                                                       {"--csv=visits", "--json", "sunderland"},
                                                       {"--html=-", "--json", "sunderland"},
                                                       {"--charts=crayon", "sunderland"},
                                                       {"--query=example.org:1", "sunderland"}};
  for (const auto& words : lines) EXPECT_EQ(Run(ProgressCommand(), words), 2) << err_;
}

}  // namespace
}  // namespace waymark::query
