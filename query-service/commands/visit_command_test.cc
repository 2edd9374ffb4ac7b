#include "query-service/commands/visit_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;

class VisitCommandTest : public QueryCommandTest {};

TEST_F(VisitCommandTest, TakesAShortOrAWholeName) {
  for (const char* name : {"sunderland/v", "authorities/sunderland/visits/v"}) {
    EXPECT_EQ(Run(VisitCommand(), {"--revision=3", "--at_least_as_fresh=token", name}), 0) << err_;

    EXPECT_THAT(service_.visit_request, EqualsProto(R"pb(name: "authorities/sunderland/visits/v"
                                                         revision: 3
                                                         read { at_least_as_fresh: "token" })pb"));
  }
}

TEST_F(VisitCommandTest, PrintsTheVisitWithTheUnitsOfItsFigures) {
  service_.visit = ParseText<v1::GetVisitResponse>(
      R"pb(visit {
             name: "authorities/a/visits/v"
             type: VISIT_TYPE_INSPECTION
             observations { id: "o1" measure: "measures/m" value: 82 }
           })pb");
  service_.measures = ParseText<v1::ListMeasuresResponse>(
      "measures { name: 'measures/m' unit: MEASURE_UNIT_PERCENT }");

  EXPECT_EQ(Run(VisitCommand(), {"a/v"}), 0) << err_;

  EXPECT_EQ(out_.rfind("a, inspection: v\n", 0), 0U) << out_;
  EXPECT_THAT(out_, HasSubstr("82 %"));
}

TEST_F(VisitCommandTest, PrintsTheMessageItselfWhereAsked) {
  service_.visit.set_consistency_token("t");

  EXPECT_EQ(Run(VisitCommand(), {"--json", "a/v"}), 0);

  EXPECT_EQ(out_, "{\n \"consistency_token\": \"t\"\n}\n");
}

TEST_F(VisitCommandTest, ListsRevisions) {
  service_.revisions = ParseText<v1::ListVisitRevisionsResponse>(
      "revisions { revision: 2 submitter: 'clerk' changed_fields: 'end_date' }");

  EXPECT_EQ(Run(VisitCommand(), {"--revisions", "a/v"}), 0) << err_;

  EXPECT_EQ(service_.revisions_request.name(), "authorities/a/visits/v");
  EXPECT_THAT(out_, HasSubstr("clerk  end_date"));
  EXPECT_EQ(Run(VisitCommand(), {"--revisions", "--json", "a/v"}), 0) << err_;
  EXPECT_EQ(out_.rfind("{\n \"revisions\"", 0), 0U) << out_;
}

TEST_F(VisitCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {}, {"a/v", "a/w"}, {"--revision=1", "--revisions", "a/v"}, {"--csv=visits", "a/v"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(VisitCommand(), words), 2) << testing::PrintToString(words);
  }
}

}  // namespace
}  // namespace waymark::query
