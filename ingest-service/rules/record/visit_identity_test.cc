#include "ingest-service/rules/record/visit_identity.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

TEST(IdentityOf, TakesWhatTellsVisitsApart) {
  const auto visit = ParseText<v1::Visit>(R"(
      name: "authorities/a/visits/v"
      type: VISIT_TYPE_MONITORING_VISIT
      status: VISIT_STATUS_HELD
      start_date: "2016-06-27" end_date: "2016-06-28" published_date: "2016-08"
      baseline: "2015-05"
      stated_numbers { number: 4 counted_from: COUNTED_FROM_UNSTATED of_planned: 6
                       source_ids: "s1" }
      inspector_count: 2
      sources { id: "s1" type: SOURCE_TYPE_LETTER })");

  EXPECT_THAT(
      IdentityOf(visit), EqualsProto(R"pb(
        type: VISIT_TYPE_MONITORING_VISIT
        status: VISIT_STATUS_HELD
        start_date: "2016-06-27"
        end_date: "2016-06-28"
        published_date: "2016-08"
        baseline: "2015-05"
        stated_numbers { number: 4 counted_from: COUNTED_FROM_UNSTATED of_planned: 6 })pb"));
}

TEST(IdentityOf, TakesTheServiceAreasOfAllFocusesOnceInOrder) {
  const auto visit = ParseText<v1::Visit>(R"(
      focus { service_area: "service_areas/care-leavers" }
      focus { wording: "supervision" }
      focus { service_area: "service_areas/adoption" }
      focus { service_area: "service_areas/care-leavers" place: "a team" })");

  EXPECT_THAT(IdentityOf(visit), EqualsProto(R"pb(
                service_areas: "service_areas/care-leavers"
                service_areas: "service_areas/adoption")pb"));
}

}  // namespace
}  // namespace waymark::ingest
