#include "ingest-service/commands/log/change_line.h"

#include <string>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using internal::v1::ChangeRecord;

constexpr char kRevision[] = R"(format: 1 sequence: 7 commit_time_micros: 1772357400000123
    submitter: "someone" authority_id: "reading" visit_id: "one" revision: 2
    revision_digest: "secret")";
constexpr char kErasure[] = R"(format: 1 sequence: 8 commit_time_micros: 1772357400000123
    submitter: "someone" kind: CHANGE_KIND_ERASURE authority_id: "reading" visit_id: "one"
    revision: 1 erased_sequence: 6 reason: "a \"name\"\n" request_id: "r 1")";

struct Case {
  std::string name;
  std::string record;
  std::string text;
  std::string json;
};

class ChangeLineTest : public testing::TestWithParam<Case> {};

TEST_P(ChangeLineTest, SaysWhoChangedWhatAndWhen) {
  const auto record = ParseText<ChangeRecord>(GetParam().record);

  EXPECT_EQ(ChangeText(record), GetParam().text);
  EXPECT_EQ(ChangeJson(record), GetParam().json);
}

const Case kCases[] = {
    {"Revision", std::string(kRevision) + " kind: CHANGE_KIND_REVISION",
     "     7  2026-03-01T09:30:00.000123Z  someone  revision  authorities/reading/visits/one  2",
     R"({"sequence":7,"time":"2026-03-01T09:30:00.000123Z","submitter":"someone",)"
     R"("kind":"revision","visit":"authorities/reading/visits/one","revision":2})"},
    {"Deletion", std::string(kRevision) + " kind: CHANGE_KIND_DELETION request_id: 'r1'",
     "     7  2026-03-01T09:30:00.000123Z  someone  deletion  authorities/reading/visits/one  2  "
     "request=\"r1\"",
     R"({"sequence":7,"time":"2026-03-01T09:30:00.000123Z","submitter":"someone",)"
     R"("kind":"deletion","visit":"authorities/reading/visits/one","revision":2,)"
     R"("request_id":"r1"})"},
    {"Erasure", kErasure,
     "     8  2026-03-01T09:30:00.000123Z  someone  erasure   authorities/reading/visits/one  1  "
     R"(request="r 1"  reason="a \"name\"\n")",
     R"({"sequence":8,"time":"2026-03-01T09:30:00.000123Z","submitter":"someone",)"
     R"("kind":"erasure","visit":"authorities/reading/visits/one","revision":1,)"
     R"("request_id":"r 1","erased_sequence":6,"reason":"a \"name\"\n"})"},
    {"KindOfANewerVersion", std::string(kRevision) + " kind: 9",
     "     7  2026-03-01T09:30:00.000123Z  someone  kind 9    authorities/reading/visits/one  2",
     R"({"sequence":7,"time":"2026-03-01T09:30:00.000123Z","submitter":"someone",)"
     R"("kind":"kind 9","visit":"authorities/reading/visits/one","revision":2})"},
};

INSTANTIATE_TEST_SUITE_P(ChangeLine, ChangeLineTest, testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

TEST(ChangeText, StaysOnItsLineWhateverIsWritten) {
  auto record = ParseText<ChangeRecord>(kRevision);
  record.set_submitter("some\x1b[2Jone\n");

  EXPECT_EQ(ChangeText(record).find_first_of("\x1b\n"), std::string::npos);
}

}  // namespace
}  // namespace waymark::ingest
