#include "ingest-service/rules/visit_ids.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

TEST(AssignIds, GivesNoNewElementTheIdOfOneThatWent) {
  const auto before =
      ParseText<v1::Visit>("sources { id: 's1' } sources { id: 's2' } findings { id: 'f1' }");
  auto visit = ParseText<v1::Visit>("sources {} findings { id: 'f1' } findings {}");

  AssignIds(visit, before);

  EXPECT_THAT(visit,
              EqualsProto("sources { id: 's3' } findings { id: 'f1' } findings { id: 'f2' }"));
}

TEST(AssignIds, NumbersEachListAndAvoidsTakenOnes) {
  auto visit = ParseText<v1::Visit>(
      "sources { } sources { id: 's1' } sources { } "
      "findings { id: 'x' } findings { } observations { } recommendations { } "
      "recommendations { id: 'r3' } recommendations { } recommendations { }");

  AssignIds(visit);

  EXPECT_THAT(visit, EqualsProto("sources { id: 's2' } sources { id: 's1' } sources { id: 's3' } "
                                 "findings { id: 'x' } findings { id: 'f1' } "
                                 "observations { id: 'o1' } recommendations { id: 'r1' } "
                                 "recommendations { id: 'r3' } recommendations { id: 'r2' } "
                                 "recommendations { id: 'r4' }"));
}

TEST(IsLocalId, TakesLettersDigitsHyphenUnderscore) {
  EXPECT_TRUE(IsLocalId("f1"));
  EXPECT_TRUE(IsLocalId("F-1_a"));
  EXPECT_TRUE(IsLocalId(std::string(32, 'x')));
  for (const std::string& id : {std::string(), std::string("a b"), std::string("a.b"),
                                std::string("é"), std::string(33, 'x')}) {
    EXPECT_FALSE(IsLocalId(id)) << id;
  }
}

TEST(NoneAmong, IsASentenceAlsoWhereTheIdIsNotShown) {
  EXPECT_EQ(NoneAmong("f9", "findings"), "the visit has no 'f9' among its findings");
  for (const std::string& id : {std::string("943-476-5919"), std::string(61, 'x')}) {
    EXPECT_EQ(NoneAmong(id, "sources"), "the visit has no such id among its sources");
  }
}

TEST(CollectIds, ReportsTheSecondOfAPair) {
  const auto visit = ParseText<v1::Visit>(
      "sources { id: 'a' } sources { id: 'a' } findings { id: 'a' } observations { id: 'b' }");
  Violations violations;

  const VisitIds ids = CollectIds(visit, violations);

  EXPECT_THAT(ids.sources, testing::UnorderedElementsAre("a"));
  EXPECT_THAT(ids.findings, testing::UnorderedElementsAre("a"));
  EXPECT_THAT(ids.observations, testing::UnorderedElementsAre("b"));
  EXPECT_THAT(ids.recommendations, testing::IsEmpty());
  ASSERT_THAT(violations.found(), testing::SizeIs(1));
  EXPECT_EQ(violations.found()[0].field, "sources[1].id");
  EXPECT_EQ(violations.found()[0].reason, v1::VIOLATION_REASON_DUPLICATE);
}

}  // namespace
}  // namespace waymark::ingest
