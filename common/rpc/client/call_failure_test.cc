#include "common/rpc/client/call_failure.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "common/status/errors.h"

namespace waymark::rpc {
namespace {

TEST(DescribeErrorTest, ListsEveryViolationOnItsOwnLine) {
  const absl::Status status = errors::InvalidRequest(
      {{"visit.start_date", v1::VIOLATION_REASON_INVALID_DATE, "'2016-13-40' is no date"},
       {"visit.sources", v1::VIOLATION_REASON_REQUIRED, "give at least one"}});

  EXPECT_EQ(DescribeError(status),
            "the request has 2 faults: visit.start_date, visit.sources\n"
            "  visit.start_date: INVALID_DATE: '2016-13-40' is no date\n"
            "  visit.sources: REQUIRED: give at least one");
}

TEST(DescribeErrorTest, IsTheMessageWhereThereAreNoDetails) {
  EXPECT_EQ(DescribeError(absl::UnknownError("odd")), "odd");
}

TEST(DescribeFailureTest, ARefusalOfTheServiceIsShownAsItIs) {
  const CallFailure failure = DescribeFailure(errors::NotFreshInTime(), "127.0.0.1:7602");

  EXPECT_EQ(failure.exit_status, kExitRefused);
  EXPECT_EQ(failure.text, errors::NotFreshInTime().message());
}

TEST(DescribeFailureTest, WithoutAnAnswerItNamesTheAddressAndWhatToCheck) {
  struct Case {
    absl::Status status;
    std::string want;
  };
  const std::vector<Case> cases = {
      {absl::UnavailableError("refused"), "cannot reach 127.0.0.1:1 (refused)"},
      {absl::DeadlineExceededError(""), "no answer from 127.0.0.1:1 in time"},
      {absl::UnimplementedError(""), "what answers at 127.0.0.1:1 does not know this call"},
      {absl::InternalError("odd"), "the call to 127.0.0.1:1 failed: odd"},
  };
  for (const Case& c : cases) {
    const CallFailure failure = DescribeFailure(c.status, "127.0.0.1:1");

    EXPECT_EQ(failure.exit_status, kExitNoAnswer);
    EXPECT_EQ(failure.text.rfind(c.want, 0), 0U) << failure.text;
  }
}

}  // namespace
}  // namespace waymark::rpc
