#include "query-service/commands/visits_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;

class VisitsCommandTest : public QueryCommandTest {};

TEST_F(VisitsCommandTest, AsksWhatTheFlagsSay) {
  EXPECT_EQ(Run(VisitsCommand(), {"--types=inspection, reinspection", "--show_deleted", "-"}), 0)
      << err_;

  EXPECT_THAT(service_.visits_request, EqualsProto(R"pb(parent: "authorities/-"
                                                        types: VISIT_TYPE_INSPECTION
                                                        types: VISIT_TYPE_REINSPECTION
                                                        show_deleted: true
                                                        page_size: 1000
                                                        read {})pb"));
}

TEST_F(VisitsCommandTest, PrintsATableJsonOrCsv) {
  service_.visits = ParseText<v1::ListVisitsResponse>(
      "visits { name: 'authorities/a/visits/v' type: VISIT_TYPE_INSPECTION }");

  EXPECT_EQ(Run(VisitsCommand(), {"a"}), 0) << err_;
  EXPECT_EQ(out_.rfind("Visits of a\n1 visit\n", 0), 0U) << out_;
  EXPECT_EQ(Run(VisitsCommand(), {"--json", "a"}), 0) << err_;
  EXPECT_EQ(out_.rfind("{\n \"visits\"", 0), 0U) << out_;
  EXPECT_EQ(Run(VisitsCommand(), {"--csv=visits", "a"}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("\r\nauthorities/a,authorities/a/visits/v,inspection,"));
}

TEST_F(VisitsCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {{},
                                                       {"a", "b"},
                                                       {"--types=party", "a"},
                                                       {"--csv=other", "a"},
                                                       {"--csv=visits", "--json", "a"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(VisitsCommand(), words), 2) << testing::PrintToString(words);
  }
}

}  // namespace
}  // namespace waymark::query
