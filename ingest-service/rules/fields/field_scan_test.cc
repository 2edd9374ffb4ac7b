#include "ingest-service/rules/fields/field_scan.h"

#include <cstddef>
#include <string>

#include "google/protobuf/unknown_field_set.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/fields/field_walk.h"
#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

bool ScanPasses(const v1::Visit& visit, const std::string& bytes) {
  Violations violations;
  return ScanFindsNothing(TestReference(), kToday, CollectIds(visit, violations), bytes);
}

bool ScanPasses(const v1::Visit& visit) { return ScanPasses(visit, visit.SerializeAsString()); }

bool WalkPasses(const v1::Visit& visit) {
  Violations violations;
  WalkFields(TestReference(), kToday, CollectIds(visit, violations), visit, violations);
  return violations.empty();
}

v1::Visit VisitOf(const std::string& edit) { return Submission(edit).visit; }

TEST(FieldScan, PassesWhatTheWalkPasses) {
  for (const std::string& edit :
       {std::string(), Finding(), Finding("cohorts: 'cohorts/parents' cohorts: 'age:16-17'"),
        Finding() + Observation(), Inspection(), Observation("numerator: 0 denominator: 3"),
        std::string("stated_numbers { number: 1 } labels { key: 'a' value: 'b' }"),
        std::string("inspector_count: 3 end_date: '2016-06-30'")}) {
    EXPECT_TRUE(WalkPasses(VisitOf(edit))) << edit;
    EXPECT_TRUE(ScanPasses(VisitOf(edit))) << edit;
  }
}

TEST(FieldScan, PassesNothingThatTheWalkReports) {
  for (const std::string& edit :
       {std::string("start_date: 'June'"),
        std::string("type: VISIT_TYPE_UNSPECIFIED"),
        std::string("stated_numbers { }"),
        std::string("stated_numbers { number: -1 }"),
        std::string("inspector_count: 0"),
        std::string("inspector_count: -1"),
        std::string("sources { id: 's2' }"),
        std::string("sources { id: 's 2' type: SOURCE_TYPE_PRESS }"),
        std::string("findings { id: 'f1' statement: 'It is so.' speaker: SPEAKER_PRESS }"),
        Finding("statement: ''"),
        Finding("statement: '\\t '"),
        Finding("statement: 'a\\x01'"),
        Finding("speaker: SPEAKER_UNSPECIFIED"),
        Finding("themes: 'themes/none'"),
        Finding("themes: 'themes/retired-theme'"),
        Finding("themes: 'themes/supervision'"),
        Finding("source_ids: 's9'"),
        Finding("cohorts: ''"),
        Observation("numerator: -1"),
        Observation("denominator: 0"),
        Observation("value: nan"),
        Observation("value: inf"),
        Finding("statement: 'Write to someone@example.org.'")}) {
    EXPECT_FALSE(WalkPasses(VisitOf(edit))) << edit;
    EXPECT_FALSE(ScanPasses(VisitOf(edit))) << edit;
  }
}

TEST(FieldScan, PassesNoEnumValueOrFieldThatIsUnknown) {
  for (const int value : {99, 63, 64, -1}) {
    v1::Visit visit = VisitOf(Finding());
    visit.mutable_findings(0)->set_standing(static_cast<v1::Standing>(value));
    EXPECT_FALSE(ScanPasses(visit)) << value;
  }
  for (const int number : {63, 64, 900}) {
    v1::Visit visit = VisitOf(Finding());
    v1::Finding& finding = *visit.mutable_findings(0);
    finding.GetReflection()->MutableUnknownFields(&finding)->AddVarint(number, 1);
    EXPECT_FALSE(ScanPasses(visit)) << number;
  }
}

// Where fields stand in another order, or twice, a parser may take the last; the scan cannot know.
TEST(FieldScan, LeavesOtherOrdersToTheWalk) {
  const v1::Visit visit = VisitOf(Finding());
  const std::string bytes = visit.SerializeAsString();
  v1::Visit dates;
  dates.set_start_date("2016-07");
  v1::Visit again;
  *again.add_findings() = visit.findings(0);

  EXPECT_TRUE(ScanPasses(visit, bytes));
  EXPECT_FALSE(ScanPasses(visit, bytes + dates.SerializeAsString()));
  EXPECT_FALSE(ScanPasses(visit, bytes + visit.SerializeAsString()));
  EXPECT_FALSE(ScanPasses(visit, bytes + again.SerializeAsString()));
}

TEST(FieldScan, PassesNothingThatIsCutOff) {
  const v1::Visit visit = VisitOf(Finding() + Observation());
  const std::string bytes = visit.SerializeAsString();
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    v1::Visit rest;
    const bool is_visit = rest.ParseFromString(bytes.substr(0, size));
    if (!is_visit || !WalkPasses(rest)) {
      EXPECT_FALSE(ScanPasses(rest, bytes.substr(0, size))) << size;
    }
  }
}

}  // namespace
}  // namespace waymark::ingest
