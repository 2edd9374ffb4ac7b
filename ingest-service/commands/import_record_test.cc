#include "ingest-service/commands/import_record.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

absl::StatusOr<v1::ImportVisitsRequest> Parse(const std::string& text) {
  return ParseImportRecord({.line = 1, .text = text, .too_large = false});
}

TEST(ParseImportRecordTest, TakesBothSpellingsOfAName) {
  const auto request = Parse(
      R"({"index": 3, "parent": "authorities/a", "visitId": "b",
          "visit": {"type": "VISIT_TYPE_INSPECTION", "start_date": "2016-06"},
          "onExisting": "EXISTING_VISIT_SKIP"})");

  ASSERT_THAT(request, IsOk());
  EXPECT_THAT(*request, EqualsProto(R"pb(index: 3
                                         parent: "authorities/a"
                                         visit_id: "b"
                                         visit { type: VISIT_TYPE_INSPECTION start_date: "2016-06" }
                                         on_existing: EXISTING_VISIT_SKIP)pb"));
}

TEST(ParseImportRecordTest, RefusesWhatTheContractDoesNotKnow) {
  struct Case {
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases = {
      {R"({"visit":{"start":"2016"}})", "visit: a name in it is no field there"},
      {R"({"start":"2016"})", "ImportVisitsRequest: a name in it is no field there"},
      {R"({"visit":{"type":"VISIT_TYPE_PICNIC"}})", "visit.type: is no VisitType"},
      {R"({"visit":{"inspector_count":"many"}})",
       "visit.inspector_count: is no whole number of its size"},
      {R"({"visit":{"observations":[{"value":"many"}]}})",
       "visit.observations[0].value: is no number"},
      {R"({"visit":{"baseline":7}})", "visit.baseline: is no text"},
      {R"({"visit":{"findings":[{},7]}})", "visit.findings[1]: is no Finding"},
      {R"({"visit":{"monitoring_follows":"x"}})",
       "visit.monitoring_follows: is neither true nor false"},
      {R"({"visit":[]})", "visit: is a list where one value belongs"},
      {R"({"visit":{"findings":[{"standing":[]}]}})",
       "visit.findings[0].standing: is a list where one value belongs"},
      {R"({"visit":{"baseline":{}}})", "visit.baseline: is an object where one value belongs"},
      {R"({"visit":{"focus":[{"themes":[{}]}]}})", "visit.focus[0]"},
      {R"({"parent":"a","parent":"b"})", "parent is given twice"},
      {R"({"parent":})", "no JSON"},
  };
  for (const Case& c : cases) {
    const auto request = Parse(c.text);

    ASSERT_TRUE(absl::IsInvalidArgument(request.status())) << c.text;
    EXPECT_THAT(std::string(request.status().message()), HasSubstr(c.message)) << c.text;
  }
}

TEST(ParseImportRecordTest, RefusesDeepNestingWithoutFalling) {
  const std::string deep(900, '[');
  const std::string ends(900, ']');

  EXPECT_TRUE(absl::IsInvalidArgument(Parse("{\"visit\":" + deep + ends + "}").status()));
}

TEST(ParseImportRecordTest, ShowsNothingOfTheRecord) {
  for (const char* text : {
           R"({"visit":{"notes":[{"text":"Jane Doe 943 476 5919 \x"}]}})",
           "{\"visit\":{\"notes\":[{\"text\":\"Jane Doe\t\"}]}}",
           "{\"visit\":{\"notes\":[{\"text\":\"Jane Doe\xff\"}]}}",
           R"({"visit":{"status":"Jane Doe 943 476 5919"}})",
           R"({"visit":{"status":"a\" for type Jane Doe"}})",
           R"({"visit":{"inspectorCount":"Jane Doe"}})",
           R"({"visit":{"Jane Doe":1}})",
           R"({"visit":{"Jane Doe) x":1}})",
           R"({"visit":{"Jane Doe":1,"Jane Doe":2}})",
           R"({"Jane Doe":{"a":1,"a":2}})",
           R"({"visit":{"labels":{"Jane Doe":1}}})",
           R"({"visit":{"labels":{"Jane Doe":"a","Jane Doe":"b"}}})",
           R"({"visit":{"labels":{"Jane Doe":{}}}})",
           R"({"visit":{"labels":"Jane Doe"}})",
           R"({"visit":{"labels":["Jane Doe"]}})",
           R"({"visit":{"findings":["Jane Doe"]}})",
           R"({"visit":{"baseline":{"Jane Doe":1}}})",
           R"({"visit":{"create_time":"Jane Doe"}})",
           R"({"visit":"Jane Doe"})",
           R"({"index":"Jane Doe"})",
           R"({"visit":Jane Doe})",
           R"({"Jane Doe":1e999})",
           R"({"Jane Doe" 1})",
       }) {
    const auto request = Parse(text);

    ASSERT_TRUE(absl::IsInvalidArgument(request.status())) << text;
    EXPECT_THAT(request.status().ToString(),
                testing::AllOf(testing::Not(HasSubstr("Jane")), testing::Not(HasSubstr("Doe")),
                               testing::Not(HasSubstr("476"))))
        << text;
  }
}

TEST(ParseImportRecordTest, RefusesARecordThatIsTooLarge) {
  const auto request = ParseImportRecord({.line = 1, .text = "{", .too_large = true});

  EXPECT_EQ(request.status().message(), "the record is larger than 2 MiB");
}

}  // namespace
}  // namespace waymark::ingest
