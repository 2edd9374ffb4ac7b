#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/compare_authorities_handler.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::UnorderedElementsAre;
using v1::CompareAuthoritiesRequest;

// As the handler tells them, of a store without visits.
absl::Status Compare(const CompareAuthoritiesRequest& request) {
  TestStore store;
  return CompareAuthoritiesHandler(Reference()).Handle(ViewOf(store), request).status();
}

TEST(ComparisonChecks, ReportEveryFaultOfTheRequest) {
  struct Case {
    const char* request;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{R"(peers { authorities: "authorities/leicester" authorities: "authorities/none"
                           regions: "London" regions: "Narnia" baseline_grade: 99 }
                   as_of_date: "2016-13" page_size: -1)",
                {"peers.authorities[1] UNKNOWN_REFERENCE", "peers.regions[1] UNKNOWN_REFERENCE",
                 "peers.baseline_grade UNKNOWN_ENUM_VALUE", "subject REQUIRED",
                 "as_of_date INVALID_DATE", "page_size OUT_OF_RANGE"}},
           Case{R"(measure { measure: "measures/none" cohort: "age:99" basis: 99 } as_of_date: "")",
                {"measure.measure UNKNOWN_REFERENCE", "measure.cohort UNKNOWN_REFERENCE",
                 "measure.basis UNKNOWN_ENUM_VALUE", "as_of_date REQUIRED"}},
           Case{"measure {}", {"measure.measure REQUIRED"}},
           Case{R"(theme { theme: "caseloads" service_area: "service_areas/none" })",
                {"theme.theme MALFORMED", "theme.service_area UNKNOWN_REFERENCE"}},
           Case{R"(theme { theme: "themes/caseloads" } peers { baseline_area: "leadership" })",
                {"peers.baseline_area CONTRADICTION"}},
           Case{R"(theme { theme: "themes/caseloads" }
                   peers { baseline_area: "parking" baseline_grade: GRADE_GOOD })",
                {"peers.baseline_area UNKNOWN_REFERENCE"}},
           Case{R"(theme { theme: "themes/caseloads" }
                   peers { council_types: "unitary" council_types: "village"
                           statistical_neighbours_of: "authorities/none" neighbours_model: "1999"
                           baseline_from_date: "2017" baseline_to_date: "2016" })",
                {"peers.council_types[1] UNKNOWN_REFERENCE",
                 "peers.statistical_neighbours_of UNKNOWN_REFERENCE",
                 "peers.neighbours_model UNKNOWN_REFERENCE",
                 "peers.baseline_to_date END_BEFORE_START"}},
           Case{R"(theme { theme: "themes/caseloads" }
                   peers { neighbours_model: "2021" baseline_from_date: "soon" })",
                {"peers.neighbours_model CONTRADICTION", "peers.baseline_from_date INVALID_DATE"}},
           // The model of 2021 is older than this authority.
           Case{R"(theme { theme: "themes/caseloads" }
                   peers { statistical_neighbours_of: "authorities/cumberland"
                           neighbours_model: "2021" })",
                {"peers.statistical_neighbours_of UNKNOWN_REFERENCE"}},
           Case{R"(measure { measure: "measures/cl-eet" max_age_months: -1 rank_by: 99 })",
                {"measure.rank_by UNKNOWN_ENUM_VALUE", "measure.max_age_months OUT_OF_RANGE",
                 "measure.max_age_months CONTRADICTION"}},
           Case{"judgement {}", {"judgement.area REQUIRED"}},
           Case{R"(judgement { area: "looked-after-and-permanence" } visit_number: 1)",
                {"judgement.area UNKNOWN_REFERENCE", "visit_number CONTRADICTION"}},
           Case{R"(judgement { area: "children-in-care" framework: FRAMEWORK_SIF })",
                {"judgement.area UNKNOWN_REFERENCE"}},
           Case{R"(judgement { area: "care-leavers" framework: 99 })",
                {"judgement.framework UNKNOWN_ENUM_VALUE"}},
           Case{R"(overall { service_area: "service_areas/none" } months_since_baseline: 1201
                   clock: 99)",
                {"overall.service_area UNKNOWN_REFERENCE", "months_since_baseline OUT_OF_RANGE",
                 "clock UNKNOWN_ENUM_VALUE"}},
           Case{R"(recommendations { theme: "themes/none" } months_since_baseline: -1)",
                {"recommendations.theme UNKNOWN_REFERENCE", "months_since_baseline OUT_OF_RANGE"}},
           Case{"overall {} visit_number: 0", {"visit_number OUT_OF_RANGE"}},
           Case{"overall {} visit_number: 1 number_counted_from: COUNTED_FROM_UNSTATED",
                {"number_counted_from UNKNOWN_ENUM_VALUE"}},
           Case{"overall {} number_counted_from: COUNTED_FROM_BASELINE",
                {"number_counted_from CONTRADICTION"}},
           Case{R"(overall {} order_by: "rank")", {"order_by MALFORMED"}},
       }) {
    EXPECT_THAT(FaultsOf(Compare(ParseText<CompareAuthoritiesRequest>(c.request))),
                testing::UnorderedElementsAreArray(c.want))
        << c.request;
  }
}

TEST(ComparisonChecks, RefuseTooManyPeers) {
  auto request = ParseText<CompareAuthoritiesRequest>(R"(theme { theme: "themes/caseloads" })");
  for (int i = 0; i < 201; ++i) request.mutable_peers()->add_authorities("authorities/leicester");
  for (int i = 0; i < 21; ++i) request.mutable_peers()->add_regions("London");
  for (int i = 0; i < 11; ++i) request.mutable_peers()->add_council_types("unitary");

  EXPECT_THAT(FaultsOf(Compare(request)),
              UnorderedElementsAre("peers.authorities TOO_LONG", "peers.regions TOO_LONG",
                                   "peers.council_types TOO_LONG"));
}

}  // namespace
}  // namespace waymark::query
