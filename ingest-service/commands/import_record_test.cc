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
      {R"({"visit":{"start":"2016"}})", "start"},
      {R"({"visit":{"type":"VISIT_TYPE_PICNIC"}})", "VISIT_TYPE_PICNIC"},
      {R"({"visit":{"inspector_count":"many"}})", "inspector_count"},
      {R"({"visit":[]})", "visit"},
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

TEST(ParseImportRecordTest, RefusesARecordThatIsTooLarge) {
  const auto request = ParseImportRecord({.line = 1, .text = "{", .too_large = true});

  EXPECT_EQ(request.status().message(), "the record is larger than 2 MiB");
}

}  // namespace
}  // namespace waymark::ingest
