#include "ingest-service/rules/personal_data_rule.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using testing::Not;

TEST(PersonalData, IsRefusedInTextsLabelsAndVisitIds) {
  ExpectFaults({
      {"a statement",
       "findings { themes: 'themes/supervision' speaker: SPEAKER_INSPECTORATE "
       "statement: 'Call 07700 900123.' }",
       {"visit.findings[0].statement PERSONAL_DATA"}},
      {"a phrase", "focus { place: 'SW1A 1AA' }", {"visit.focus[0].place PERSONAL_DATA"}},
      {"two kinds in one text",
       "notes { text: 'born on 3 May 2009, someone@example.org' }",
       {"visit.notes[0].text PERSONAL_DATA", "visit.notes[0].text PERSONAL_DATA"}},
      {"an improvement partner",
       "improvement_partners: 'Write to someone@example.org'",
       {"visit.improvement_partners[0] PERSONAL_DATA"}},
      {"labels", "labels { key: 'case' value: '943 476 5919' }", {"visit.labels PERSONAL_DATA"}},
      {"none in figures, dates and codes",
       "labels { key: 'urn' value: '80554' } labels { key: 'gss' value: 'E08000024' } "
       "notes { text: 'Of 1,250 plans 82 % were up to date on 27 June 2016.' }",
       {}},
  });
}

TEST(PersonalData, IsNamedByItsDetectorAndNotEchoed) {
  const std::string description =
      OnlyDescriptionOf(Submission("notes { text: 'Ring 07700 900123 first.' }"));

  EXPECT_EQ(description,
            "PERSONAL_DATA: UK_PHONE seems to stand in it; leave out what identifies a person");
}

TEST(PersonalData, StandsInNoErrorAboutAnotherFault) {
  VisitSubmission submission = Submission();
  submission.parent = "authorities/943 476 5919";

  const std::string description = OnlyDescriptionOf(std::move(submission));

  EXPECT_THAT(description, Not(testing::HasSubstr("476")));
}

TEST(PersonalData, IsRefusedInIdsAndWhatCitesThem) {
  ExpectFaults({
      {"a finding", Finding("id: '943-476-5919'"), {"visit.findings[0].id PERSONAL_DATA"}},
      {"underscores", Finding("id: 'AB_12_34_56_C'"), {"visit.findings[0].id PERSONAL_DATA"}},
      {"an observation",
       Observation("id: 'tel-07700900123'"),
       {"visit.observations[0].id PERSONAL_DATA"}},
      {"a source, and who cites it",
       Finding("source_ids: 'AB123456C'") + "sources { id: 'AB123456C' type: SOURCE_TYPE_LETTER }",
       {"visit.sources[1].id PERSONAL_DATA", "visit.findings[0].source_ids[0] PERSONAL_DATA"}},
      {"a recommendation",
       Inspection("recommendations { id: '943-476-5919' text: 'x' }"),
       {"visit.recommendations[0].id PERSONAL_DATA"}},
      {"a recommendation of another visit",
       "recommendation_updates { recommendation: '943-476-5919' "
       "status: RECOMMENDATION_STATUS_MET }",
       {"visit.recommendation_updates[0].recommendation PERSONAL_DATA"}},
      {"ids the visit does not have",
       Finding("source_ids: '943-476-5919' observation_ids: '943-476-5919'") +
           Observation("rival_ids: '943-476-5919'"),
       {"visit.findings[0].source_ids[0] PERSONAL_DATA",
        "visit.findings[0].observation_ids[0] PERSONAL_DATA",
        "visit.observations[0].rival_ids[0] PERSONAL_DATA"}},
      {"what is no id", Finding("id: '943 476 5919'"), {"visit.findings[0].id PERSONAL_DATA"}},
      {"a definition",
       Observation("definition: 'nhs-943-476-5919'"),
       {"visit.observations[0].definition PERSONAL_DATA"}},
      {"an area of before the frameworks",
       "type: VISIT_TYPE_INSPECTION framework: FRAMEWORK_PRE_SIF "
       "judgements { area: 'nhs-943-476-5919' grade: GRADE_ADEQUATE }",
       {"visit.judgements[0].area PERSONAL_DATA"}},
      {"an area that is not the framework's",
       "type: VISIT_TYPE_INSPECTION framework: FRAMEWORK_SIF "
       "judgements { area: 'nhs-943-476-5919' grade: GRADE_GOOD }",
       {"visit.judgements[0].area PERSONAL_DATA"}},
  });
}

TEST(PersonalData, IsRefusedInPathsOfFields) {
  ExpectFaults({
      {"of a conflicting report",
       "conflicting_reports { field: 'findings[943-476-5919].standing' value: 'x' "
       "source_ids: 's1' }",
       {"visit.conflicting_reports[0].field PERSONAL_DATA"}},
      {"of a note",
       "notes { text: 'x' field: 'judgements[943-476-5919].grade' }",
       {"visit.notes[0].field PERSONAL_DATA"}},
      {"of what is no path",
       "notes { text: 'x' field: '943 476 5919' }",
       {"visit.notes[0].field PERSONAL_DATA"}},
  });
}

TEST(PersonalData, IsRefusedInNamesOfOtherVisits) {
  const std::string sunderland = "'authorities/sunderland/visits/943-476-5919'";
  const std::string other = "'authorities/barnet/visits/943-476-5919'";
  ExpectFaults({
      {"of the baseline", "baseline: " + sunderland, {"visit.baseline PERSONAL_DATA"}},
      {"in place of a date", "baseline: '943 476 5919'", {"visit.baseline PERSONAL_DATA"}},
      {"of what was held jointly", "joint_with: " + other, {"visit.joint_with[0] PERSONAL_DATA"}},
      {"of what a source covers",
       "sources { type: SOURCE_TYPE_LETTER also_covers: " + other + " }",
       {"visit.sources[1].also_covers[0] PERSONAL_DATA"}},
      {"of no form", "joint_with: '943-476-5919'", {"visit.joint_with[0] PERSONAL_DATA"}},
  });
}

TEST(PersonalData, IsRefusedInAddresses) {
  ExpectFaults({
      {"a path",
       "sources { type: SOURCE_TYPE_LETTER uri: 'https://example.org/943-476-5919.pdf' }",
       {"visit.sources[1].uri PERSONAL_DATA"}},
      {"a query",
       "sources { type: SOURCE_TYPE_LETTER uri: 'https://example.org/?by=someone%40example.org' }",
       {"visit.sources[1].uri PERSONAL_DATA"}},
      {"a file of the inspectorate",
       "sources { type: SOURCE_TYPE_LETTER uri: 'https://files.ofsted.gov.uk/v1/file/50004321' }",
       {}},
      {"a council's paper",
       "sources { type: SOURCE_TYPE_COUNCIL_PAPER "
       "uri: 'https://example.gov.uk/s12345/Report%2001-02-2021%2010.00%20SR1%203AA.pdf' }",
       {}},
  });
}

TEST(PersonalData, InAnIdStandsInNoErrorAboutIt) {
  const absl::Status status =
      PrepareVisit(TestReference(), kToday,
                   Submission(Finding("id: '943_476_5919' observation_ids: '943-476-5919'") +
                              Finding("id: '943_476_5919' source_ids: '943-476-5919'") +
                              "joint_with: 'authorities/943-476-5919/visits/v' "
                              "baseline: 'authorities/sunderland/visits/943-476-5919'"))
          .status();

  EXPECT_FALSE(status.ok());
  EXPECT_THAT(status.ToString(), Not(testing::HasSubstr("476")));
}

TEST(PersonalData, IsRefusedInAVisitId) {
  VisitSubmission submission = Submission();
  submission.visit_id = "943-476-5919";

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit_id PERSONAL_DATA"));
}

TEST(PersonalData, InAVisitIdStandsInNoErrorAboutTheName) {
  VisitSubmission submission = Submission();
  submission.visit_id = "943-476-5919";
  submission.visit.set_name("authorities/sunderland/visits/other");

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit_id PERSONAL_DATA"));
}

}  // namespace
}  // namespace waymark::ingest
