#include "ingest-service/rules/defaults.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

struct Case {
  const char* given;
  const char* want;
};

TEST(FillDefaults, WritesWhatTheContractSays) {
  const std::vector<Case> cases = {
      {"", "status: VISIT_STATUS_HELD"},
      {"stated_numbers { number: 1 }",
       "status: VISIT_STATUS_HELD stated_numbers { number: 1 counted_from: COUNTED_FROM_UNSTATED "
       "}"},
      {"findings { }", "status: VISIT_STATUS_HELD findings { scope: FINDING_SCOPE_SERVICE }"},
      {"recommendation_updates { }",
       "status: VISIT_STATUS_HELD recommendation_updates { coverage: COVERAGE_ONE "
       "speaker: SPEAKER_INSPECTORATE }"},
      {"conflicting_reports { }",
       "status: VISIT_STATUS_HELD "
       "conflicting_reports { resolution: CONFLICT_RESOLUTION_UNRESOLVED }"},
      {"observations { value: 0 speaker: SPEAKER_INSPECTORATE }",
       "status: VISIT_STATUS_HELD observations { value: 0 speaker: SPEAKER_INSPECTORATE "
       "qualifier: QUALIFIER_EXACT as_of_event: AS_OF_EVENT_VISIT kind: OBSERVATION_KIND_ACTUAL "
       "basis: SERIES_BASIS_LETTER }"},
      {"observations { wording: 'most' as_of_date: '2016' speaker: SPEAKER_AUTHORITY }",
       "status: VISIT_STATUS_HELD observations { wording: 'most' as_of_date: '2016' "
       "speaker: SPEAKER_AUTHORITY qualifier: QUALIFIER_WORDED kind: OBSERVATION_KIND_ACTUAL }"},
  };
  for (const Case& c : cases) {
    auto visit = ParseText<v1::Visit>(c.given);

    FillDefaults(visit);

    EXPECT_THAT(visit, EqualsProto(c.want)) << c.given;
  }
}

TEST(FillDefaults, KeepsWhatWasSaid) {
  const std::string said =
      "status: VISIT_STATUS_PLANNED "
      "stated_numbers { counted_from: COUNTED_FROM_BASELINE } "
      "findings { scope: FINDING_SCOPE_SAMPLE } "
      "observations { value: 1 qualifier: QUALIFIER_WORDED as_of_event: AS_OF_EVENT_BASELINE "
      "  kind: OBSERVATION_KIND_TARGET basis: SERIES_BASIS_OFFICIAL_STATISTICS "
      "  speaker: SPEAKER_INSPECTORATE } "
      "recommendation_updates { coverage: COVERAGE_ALL speaker: SPEAKER_AUTHORITY } "
      "conflicting_reports { resolution: CONFLICT_RESOLUTION_MISTAKEN }";
  auto visit = ParseText<v1::Visit>(said);

  FillDefaults(visit);

  EXPECT_THAT(visit, EqualsProto(said));
}

TEST(ClearOutputOnly, LeavesTheRest) {
  auto visit = ParseText<v1::Visit>(
      "name: 'n' start_date: '2016' revision: 3 etag: 'e' submitter: 's' "
      "deleted: true delete_reason: 'r' "
      "create_time { seconds: 1 } update_time { seconds: 2 }");

  ClearOutputOnly(visit);

  EXPECT_THAT(visit, EqualsProto("name: 'n' start_date: '2016'"));
}

}  // namespace
}  // namespace waymark::ingest
