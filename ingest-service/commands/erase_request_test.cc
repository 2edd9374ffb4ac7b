#include "ingest-service/commands/erase_request.h"

#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

constexpr char kVisit[] = "authorities/reading/visits/one";

v1::EraseRevisionRequest Request() {
  return ParseText<v1::EraseRevisionRequest>(
      R"(name: "authorities/reading/visits/one" revision: 2 reason: "a name")");
}

TEST(ParseEraseRequest, TakesAVisitARevisionAndAReason) {
  const auto request = ParseEraseRequest({kVisit, "2"}, "a name");

  ASSERT_THAT(request, IsOk());
  EXPECT_THAT(*request, EqualsProto(Request().DebugString()));
}

struct Refused {
  std::string name;
  std::vector<std::string> arguments;
  std::string reason;
  std::string want;
};

class ParseEraseRequestTest : public testing::TestWithParam<Refused> {};

TEST_P(ParseEraseRequestTest, RefusesWhatItCannotSend) {
  const auto request = ParseEraseRequest(GetParam().arguments, GetParam().reason);

  EXPECT_EQ(request.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(request.status().message(), HasSubstr(GetParam().want));
}

const Refused kRefused[] = {
    {"NoRevision", {kVisit}, "a name", "the number of its revision"},
    {"TooMuch", {kVisit, "1", "2"}, "a name", "the number of its revision"},
    {"NoVisit", {"reading", "1"}, "a name", "authorities/"},
    {"RevisionZero", {kVisit, "0"}, "a name", "a number from 1"},
    {"RevisionThatIsNoNumber", {kVisit, "1st"}, "a name", "a number from 1"},
    {"NoReason", {kVisit, "1"}, "", "--reason"},
};

INSTANTIATE_TEST_SUITE_P(ParseEraseRequest, ParseEraseRequestTest, testing::ValuesIn(kRefused),
                         [](const auto& each) { return each.param.name; });

TEST(ConfirmErasure, TakesOnlyYes) {
  const std::pair<const char*, bool> cases[] = {{"yes\n", true},  {" yes \n", true}, {"y\n", false},
                                                {"YES\n", false}, {"\n", false},     {"", false}};
  for (const auto& [answer, want] : cases) {
    std::istringstream in(answer);
    std::ostringstream out;

    EXPECT_EQ(ConfirmErasure(Request(), in, out), want) << answer;
    EXPECT_THAT(out.str(), HasSubstr("revision 2 of authorities/reading/visits/one"));
  }
}

TEST(ErasureReport, NamesTheStateAndWhatToDoAboutCopies) {
  v1::EraseRevisionResponse response;
  response.set_consistency_token("token");

  const std::string report = ErasureReport(Request(), response);

  EXPECT_THAT(report, HasSubstr("revision 2 of authorities/reading/visits/one"));
  EXPECT_THAT(report, HasSubstr("\nstate: token\n"));
  EXPECT_THAT(report, HasSubstr("copies"));
}

}  // namespace
}  // namespace waymark::ingest
