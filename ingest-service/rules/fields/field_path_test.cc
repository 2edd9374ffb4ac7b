#include "ingest-service/rules/fields/field_path.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxBytes = 500;

std::vector<v1::ViolationReason> Judge(std::string_view path) {
  const VisitIds ids = {
      .sources = {"s1"}, .findings = {"f2"}, .observations = {"o1"}, .recommendations = {"r1"}};
  Violations violations;
  CheckFieldPath(path, kMaxBytes, ids, violations);
  std::vector<v1::ViolationReason> reasons;
  for (const auto& violation : violations.found()) reasons.push_back(violation.reason);
  return reasons;
}

TEST(CheckFieldPath, TakesFieldsAndElements) {
  for (const char* path :
       {"start_date", "findings", "findings[f2]", "findings[f2].standing", "findings[f2].themes",
        "findings[f2].themes[0]", "observations[o1].value", "sources[s1].title",
        "recommendations[r1].text", "judgements[care-leavers].grade", "stated_numbers[0].number",
        "labels"}) {
    EXPECT_THAT(Judge(path), testing::IsEmpty()) << path;
  }
}

TEST(CheckFieldPath, RefusesWhatIsNoPath) {
  for (const char* path : {"",
                           ".",
                           "weather",
                           "start_date.",
                           ".start_date",
                           "visit.start_date",
                           "start date",
                           "start_date[0]",
                           "findings.standing",
                           "findings[].standing",
                           "findings[f2",
                           "findings]f2[",
                           "findings[f2]x",
                           "findings[f 2]",
                           "findings[f2].weather",
                           "findings[f2].standing.x",
                           "findings[f2][f2]",
                           "labels[key]",
                           "labels[key].value",
                           "findings[0].x",
                           "startDate"}) {
    EXPECT_THAT(Judge(path), testing::ElementsAre(v1::VIOLATION_REASON_MALFORMED)) << path;
  }
}

TEST(CheckFieldPath, RefusesIdsThatTheVisitDoesNotHave) {
  for (const char* path :
       {"findings[f1]", "sources[s9].title", "observations[o2].value", "recommendations[r2]"}) {
    EXPECT_THAT(Judge(path), testing::ElementsAre(v1::VIOLATION_REASON_UNKNOWN_ID)) << path;
  }
}

TEST(CheckFieldPath, RefusesLongPaths) {
  EXPECT_THAT(Judge(std::string(kMaxBytes + 1, 'x')),
              testing::ElementsAre(v1::VIOLATION_REASON_TOO_LONG));
}

}  // namespace
}  // namespace waymark::ingest
