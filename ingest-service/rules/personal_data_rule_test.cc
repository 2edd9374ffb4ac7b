#include "ingest-service/rules/personal_data_rule.h"

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
