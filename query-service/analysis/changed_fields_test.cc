#include "query-service/analysis/changed_fields.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct ChangeCase {
  std::string name;
  std::string before;
  std::string after;
  std::vector<std::string> want;
};

class ChangedFieldsTest : public testing::TestWithParam<ChangeCase> {};

TEST_P(ChangedFieldsTest, NamesWhatDiffers) {
  EXPECT_THAT(ChangedFields(ParseText<v1::Visit>(GetParam().before),
                            ParseText<v1::Visit>(GetParam().after)),
              testing::ElementsAreArray(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Fields, ChangedFieldsTest,
    testing::Values(
        ChangeCase{"Nothing", "start_date: '2016'", "start_date: '2016'", {}},
        ChangeCase{"AnotherValue", "start_date: '2016'", "start_date: '2017'", {"start_date"}},
        ChangeCase{"SetNow", "", "end_date: '2016'", {"end_date"}},
        ChangeCase{"SetNoMore", "end_date: '2016'", "", {"end_date"}},
        ChangeCase{
            "AnEnum", "type: VISIT_TYPE_INSPECTION", "type: VISIT_TYPE_REINSPECTION", {"type"}},
        ChangeCase{"ZeroIsNotUnset", "", "stated_visit_count: 0", {"stated_visit_count"}},
        ChangeCase{"AListWithoutIds",
                   "focus { wording: 'a' }",
                   "focus { wording: 'a' } focus { wording: 'b' }",
                   {"focus"}},
        ChangeCase{"InsideAListWithoutIds",
                   "focus { wording: 'a' themes: 't' }",
                   "focus { wording: 'a' themes: 'u' }",
                   {"focus"}},
        ChangeCase{"TheOrderOfAListWithoutIds",
                   "joint_with: 'a' joint_with: 'b'",
                   "joint_with: 'b' joint_with: 'a'",
                   {"joint_with"}},
        ChangeCase{"ALabel",
                   "labels { key: 'k' value: 'a' }",
                   "labels { key: 'k' value: 'b' }",
                   {"labels"}},
        ChangeCase{"TheOrderOfLabelsIsNone",
                   "labels { key: 'k' value: 'a' } labels { key: 'l' value: 'b' }",
                   "labels { key: 'l' value: 'b' } labels { key: 'k' value: 'a' }",
                   {}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Elements, ChangedFieldsTest,
    testing::Values(
        ChangeCase{"Added",
                   "findings { id: 'f1' }",
                   "findings { id: 'f1' } findings { id: 'f2' }",
                   {"findings[f2]"}},
        ChangeCase{"Removed",
                   "findings { id: 'f1' } findings { id: 'f2' }",
                   "findings { id: 'f2' }",
                   {"findings[f1]"}},
        ChangeCase{"Changed",
                   "findings { id: 'f1' } findings { id: 'f2' statement: 'a' }",
                   "findings { id: 'f1' } findings { id: 'f2' statement: 'b' }",
                   {"findings[f2]"}},
        ChangeCase{"AllThree",
                   "findings { id: 'f1' } findings { id: 'f2' } findings { id: 'f3' }",
                   "findings { id: 'f4' } findings { id: 'f3' } findings { id: 'f2' themes: 't' }",
                   {"findings[f4]", "findings[f2]", "findings[f1]"}},
        ChangeCase{"OnlyTheirOrder",
                   "findings { id: 'f1' } findings { id: 'f2' }",
                   "findings { id: 'f2' } findings { id: 'f1' }",
                   {"findings"}},
        ChangeCase{"OfObservations",
                   "observations { id: 'o1' value: 1 }",
                   "observations { id: 'o1' value: 2 }",
                   {"observations[o1]"}},
        ChangeCase{
            "OfRecommendations", "", "recommendations { id: 'r1' }", {"recommendations[r1]"}},
        ChangeCase{"OfSources", "sources { id: 's1' }", "", {"sources[s1]"}},
        ChangeCase{"OfUpdatesWhichHaveNoIds",
                   "",
                   "recommendation_updates { recommendation: 'r1' }",
                   {"recommendation_updates"}}),
    [](const auto& test) { return test.param.name; });

TEST(ChangedFieldsTest, AreInTheOrderOfVisit) {
  const auto after = ParseText<v1::Visit>(R"(
      labels { key: "k" value: "v" } sources { id: "s1" } findings { id: "f1" }
      start_date: "2016" type: VISIT_TYPE_INSPECTION planned_date: "2016")");

  EXPECT_THAT(
      ChangedFields(v1::Visit(), after),
      ElementsAre("type", "start_date", "findings[f1]", "sources[s1]", "labels", "planned_date"));
}

TEST(ChangedFieldsTest, AreNeverOutputFields) {
  const auto before = ParseText<v1::Visit>(R"(name: "a" revision: 1 etag: "e" submitter: "s")");
  const auto after = ParseText<v1::Visit>(R"(
      name: "b" revision: 2 etag: "f" submitter: "t" deleted: true delete_reason: "wrong"
      create_time { seconds: 1 } update_time { seconds: 2 })");

  EXPECT_THAT(ChangedFields(before, after), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
