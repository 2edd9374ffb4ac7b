#include "query-service/commands/progress_command.h"

#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

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
                                                       {"--query=example.org:1", "sunderland"}};
  for (const auto& words : lines) EXPECT_EQ(Run(ProgressCommand(), words), 2) << err_;
}

}  // namespace
}  // namespace waymark::query
