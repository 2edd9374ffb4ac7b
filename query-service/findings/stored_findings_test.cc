#include "query-service/findings/stored_findings.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> IdsOf(const StoredFindings& findings, std::string_view visit) {
  std::vector<std::string> ids;
  for (const FindingView& finding : findings.Of(visit)) ids.emplace_back(finding.id());
  return ids;
}

std::string Fields(const std::string& text) {
  return ParseText<v1::Visit>(text).SerializeAsString();
}

TEST(StoredFindings, AreThoseOfTheirVisitAndLeaveTheOtherFields) {
  StoredFindings findings;
  std::string others;

  ASSERT_TRUE(findings.Add("a", Fields(R"pb(name: "v"
                                            findings { id: "f1" }
                                            findings { id: "f2" }
                                            observations { id: "o1" })pb"),
                           others));
  ASSERT_TRUE(findings.Add("b", Fields(R"pb(findings { id: "f3" }
                                            notes { text: "a note" })pb"),
                           others));

  EXPECT_THAT(IdsOf(findings, "a"), ElementsAre("f1", "f2"));
  EXPECT_THAT(IdsOf(findings, "b"), ElementsAre("f3"));
  EXPECT_THAT(IdsOf(findings, "c"), IsEmpty());
  v1::Visit rest;
  ASSERT_TRUE(rest.ParseFromString(others));
  EXPECT_THAT(rest, EqualsProto(R"pb(name: "v"
                                     observations { id: "o1" }
                                     notes { text: "a note" })pb"));
}

TEST(StoredFindings, StayWhereTheyAreWhenOthersCome) {
  StoredFindings findings;
  std::string others;
  ASSERT_TRUE(findings.Add("a", Fields(R"pb(findings { id: "f" })pb"), others));
  const absl::Span<const FindingView> first = findings.Of("a");

  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(findings.Add(std::to_string(i), Fields(R"pb(findings { id: "g" })pb"), others));
  }

  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].id(), "f");
}

TEST(StoredFindings, AreOfAVisitOnce) {
  StoredFindings findings;
  std::string others;
  ASSERT_TRUE(findings.Add("a", Fields(R"pb(findings { id: "f" })pb"), others));

  EXPECT_FALSE(findings.Add("a", Fields(R"pb(findings { id: "g" })pb"), others));

  EXPECT_THAT(IdsOf(findings, "a"), ElementsAre("f"));
}

TEST(StoredFindings, AreNoneWhereAFindingCannotBeRead) {
  StoredFindings findings;
  std::string others;
  v1::Visit visit;
  visit.add_findings()->set_id("f1");
  visit.add_findings()->set_statement("\xff");
  const std::string whole = Fields(R"pb(findings { id: "f1" }
                                        findings { id: "f2" })pb");

  EXPECT_FALSE(findings.Add("a", visit.SerializeAsString(), others));
  EXPECT_FALSE(findings.Add("b", whole.substr(0, whole.size() - 1), others));

  EXPECT_THAT(IdsOf(findings, "a"), IsEmpty());
  EXPECT_THAT(IdsOf(findings, "b"), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
