#include "ingest-service/rules/statements/visit_rules.h"

#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(VisitRules, WantATypeASourceAndOneThingSaid) {
  VisitSubmission empty = Submission();
  empty.visit.Clear();

  EXPECT_THAT(FaultsOf(std::move(empty)),
              ElementsAre("visit REQUIRED", "visit.type REQUIRED", "visit.sources REQUIRED"));
}

TEST(VisitRules, TakeAnyStatementAsTheOneThingSaid) {
  const std::vector<std::string> statements = {
      "end_date: '2016'",
      "published_date: '2016'",
      "publication_status: PUBLICATION_STATUS_UNPUBLISHED",
      "baseline: '2015'",
      "stated_numbers { number: 1 }",
      "focus { place: 'x' }",
      "evidence { type: EVIDENCE_TYPE_CASE_RECORDS }",
      "inspector_count: 2",
      "delivery_body: 'A trust'",
      "joint_with: 'authorities/reading/visits/x'",
      "notes { text: 'x' }",
      Finding(),
      Observation(),
  };
  for (const std::string& statement : statements) {
    VisitSubmission submission = Submission(statement);
    submission.visit.clear_start_date();

    EXPECT_THAT(FaultsOf(std::move(submission)), IsEmpty()) << statement;
  }
}

TEST(VisitRules, DoNotTakeFilingForAStatement) {
  VisitSubmission submission = Submission(
      "status: VISIT_STATUS_PLANNED framework: FRAMEWORK_SIF labels { key: 'a' value: 'b' } "
      "revision: 7 etag: 'x' create_time { seconds: 5 }");
  submission.visit.clear_start_date();

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit REQUIRED"));
}

TEST(VisitRules, HoldForDatesAndNumbers) {
  ExpectFaults({
      {"no month 13", "published_date: '2016-13-40'", {"visit.published_date INVALID_DATE"}},
      {"end before start", "end_date: '2016-05-31'", {"visit.end_date END_BEFORE_START"}},
      {"end perhaps before start", "end_date: '2016-06-01'", {}},
      {"end of the same month", "end_date: '2016-06'", {}},
      {"101 visits before",
       Inspection("stated_visit_count: 101"),
       {"visit.stated_visit_count OUT_OF_RANGE"}},
      {"no visit before", Inspection("stated_visit_count: 0"), {}},
      {"no inspector", "inspector_count: 0", {"visit.inspector_count OUT_OF_RANGE"}},
      {"101 inspectors", "inspector_count: 101", {"visit.inspector_count OUT_OF_RANGE"}},
      {"body", "delivery_body: 'A trust' delivery_body_since: '2017-04'", {}},
      {"since without body",
       "delivery_body_since: '2017-04'",
       {"visit.delivery_body_since CONTRADICTION"}},
      {"body since no date",
       "delivery_body: 'A trust' delivery_body_since: 'May'",
       {"visit.delivery_body_since INVALID_DATE"}},
      {"long body",
       "delivery_body: '" + std::string(501, 'x') + "'",
       {"visit.delivery_body TOO_LONG"}},
  });
}

TEST(VisitRules, KeepToInspectionsWhatOnlyTheyHave) {
  const std::string all = Inspection(
      "stated_visit_count: 2 monitoring_follows: true recommendations { text: 'x' } type: ");
  for (const std::string type : {"INSPECTION", "SHORT_INSPECTION", "REINSPECTION"}) {
    EXPECT_THAT(FaultsOf(Submission(all + "VISIT_TYPE_" + type)), IsEmpty()) << type;
  }
  for (const std::string type : {"MONITORING_VISIT", "FOCUSED_VISIT", "ACTION_PLANNING_VISIT",
                                 "JOINT_TARGETED_AREA_INSPECTION", "ASSURANCE_VISIT"}) {
    EXPECT_THAT(
        FaultsOf(Submission(all + "VISIT_TYPE_" + type)),
        ElementsAre("visit.stated_visit_count CONTRADICTION", "visit.judgements CONTRADICTION",
                    "visit.monitoring_follows CONTRADICTION",
                    "visit.recommendations CONTRADICTION"))
        << type;
  }
}

TEST(VisitRules, HoldForLabelsWithoutShowingThem) {
  const std::string long_value(257, 'v');
  VisitSubmission submission = Submission();
  auto& labels = *submission.visit.mutable_labels();
  labels["case-id_7"] = "fine";
  labels["Secret Name"] = "x";
  labels[""] = "x";
  labels[std::string(64, 'k')] = "x";
  labels["long"] = long_value;
  labels["control"] = "secret\r";

  const absl::Status status = PrepareVisit(TestReference(), kToday, std::move(submission)).status();

  ASSERT_THAT(FaultsOf(status), ElementsAre("visit.labels MALFORMED", "visit.labels TOO_LONG",
                                            "visit.labels CONTROL_CHARACTER"));
  EXPECT_THAT(DescriptionsOf(status)[0], HasSubstr("3 of the keys"));
  EXPECT_THAT(absl::StrCat(testing::PrintToString(DescriptionsOf(status)), status.message()),
              Not(testing::AnyOf(HasSubstr("ecret"), HasSubstr(long_value))));
}

TEST(VisitRules, RefuseMoreThanAMebibyte) {
  VisitSubmission submission = Submission();
  for (int i = 0; i < kMaxFindings; ++i) {
    v1::Finding& finding = *submission.visit.add_findings();
    finding.add_themes("themes/supervision");
    finding.set_statement(std::string(2100, 'x'));
  }

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit TOO_LONG"));
}

// What comes out of the product must be taken in again.
TEST(VisitRules, CountIdsAndDefaultsIntoTheSize) {
  VisitSubmission submission = Submission(Finding("id: ''"));
  v1::Visit& visit = submission.visit;
  visit.mutable_findings(0)->set_statement(std::string(4000, 'x'));
  while (visit.ByteSizeLong() + 4100 < kMaxVisitBytes) {
    v1::Finding copy = visit.findings(0);
    *visit.add_findings() = std::move(copy);
  }
  // What is left is less than the ids that 250 findings are given.
  visit.mutable_sources(0)->set_note(std::string(kMaxVisitBytes - visit.ByteSizeLong() - 100, 'x'));
  ASSERT_LE(visit.ByteSizeLong(), kMaxVisitBytes);

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit TOO_LONG"));
}

}  // namespace
}  // namespace waymark::ingest
