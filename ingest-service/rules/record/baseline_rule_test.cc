#include "ingest-service/rules/record/baseline_rule.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

AuthorityRecord Record() {
  return RecordOf({{"full", "type: VISIT_TYPE_INSPECTION"},
                   {"short", "type: VISIT_TYPE_SHORT_INSPECTION"},
                   {"again", "type: VISIT_TYPE_REINSPECTION"},
                   {"joint", "type: VISIT_TYPE_JOINT_TARGETED_AREA_INSPECTION"},
                   {"visit", "start_date: '2015-05'"}});
}

std::optional<internal::v1::VisitIdentity> Elsewhere(const model::VisitName& name) {
  if (name.visit_id == "unknown") return std::nullopt;
  return name.visit_id == "full" ? Inspected("") : Monitoring();
}

TEST(FaultOfBaseline, IsARecordedVisitThatIsNoInspection) {
  struct Case {
    std::string baseline;
    bool refused;
  };
  const std::vector<Case> cases = {
      {"authorities/sunderland/visits/full", false},
      {"authorities/sunderland/visits/short", false},
      {"authorities/sunderland/visits/again", false},
      {"authorities/sunderland/visits/joint", true},
      {"authorities/sunderland/visits/visit", true},
      {"authorities/sunderland/visits/unknown", false},
      {"authorities/reading/visits/full", false},
      {"authorities/reading/visits/visit", true},
      {"authorities/reading/visits/unknown", false},
      {"2015-05", false},
      {"", false},
  };
  for (const Case& c : cases) {
    const auto fault = FaultOfBaseline(Record(), Monitoring("baseline: '" + c.baseline + "'"),
                                       nullptr, &Elsewhere);

    EXPECT_EQ(fault.has_value(), c.refused) << c.baseline;
  }
}

TEST(FaultOfBaseline, IsNoneOfAVisitThatNamedItBefore) {
  const auto visit = Monitoring("baseline: 'authorities/sunderland/visits/visit'");
  const auto other = Monitoring("baseline: 'authorities/sunderland/visits/full'");

  EXPECT_FALSE(FaultOfBaseline(Record(), visit, &visit, nullptr).has_value());
  EXPECT_TRUE(FaultOfBaseline(Record(), visit, &other, nullptr).has_value());
}

TEST(FaultOfBaseline, NamesTheVisitAndItsType) {
  const auto fault = FaultOfBaseline(
      Record(), Monitoring("baseline: 'authorities/sunderland/visits/visit'"), nullptr, nullptr);

  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->field, "visit.baseline");
  EXPECT_EQ(fault->reason, v1::VIOLATION_REASON_CONTRADICTION);
  EXPECT_THAT(fault->description,
              AllOf(HasSubstr("authorities/sunderland/visits/visit is"),
                    HasSubstr("MONITORING_VISIT"), HasSubstr("name an INSPECTION")));
}

}  // namespace
}  // namespace waymark::ingest
