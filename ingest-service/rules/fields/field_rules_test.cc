#include "ingest-service/rules/fields/field_rules.h"

#include <utility>

#include "gmock/gmock.h"
#include "google/protobuf/unknown_field_set.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::string Repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part + " ";
  return all;
}

TEST(FieldRules, RefuseUnknownEnumValues) {
  VisitSubmission submission = Submission(Finding() + Observation());
  submission.visit.set_type(static_cast<v1::VisitType>(99));
  submission.visit.set_publication_status(static_cast<v1::PublicationStatus>(-1));
  submission.visit.mutable_findings(0)->set_standing(static_cast<v1::Standing>(99));
  submission.visit.mutable_observations(0)->set_movement(static_cast<v1::Movement>(99));

  EXPECT_THAT(FaultsOf(std::move(submission)),
              UnorderedElementsAre("visit.type UNKNOWN_ENUM_VALUE",
                                   "visit.publication_status UNKNOWN_ENUM_VALUE",
                                   "visit.findings[0].standing UNKNOWN_ENUM_VALUE",
                                   "visit.observations[0].movement UNKNOWN_ENUM_VALUE"));
}

TEST(FieldRules, RefuseUnknownFieldsAtAnyDepth) {
  VisitSubmission submission = Submission(Finding());
  v1::Visit& visit = submission.visit;
  visit.GetReflection()->MutableUnknownFields(&visit)->AddVarint(900, 1);
  v1::Finding& finding = *visit.mutable_findings(0);
  finding.GetReflection()->MutableUnknownFields(&finding)->AddLengthDelimited(901, "secret");

  const absl::Status status = PrepareVisit(TestReference(), kToday, std::move(submission)).status();

  EXPECT_THAT(FaultsOf(status),
              ElementsAre("visit UNKNOWN_FIELD", "visit.findings[0] UNKNOWN_FIELD"));
  EXPECT_THAT(DescriptionsOf(status), ElementsAre(HasSubstr("900"), HasSubstr("901")));
}

TEST(FieldRules, LimitEveryList) {
  const std::string text = "text: 'x' ";
  ExpectFaults({
      {"100 notes", Repeated("notes { text: 'x' }", kMaxElements), {}},
      {"101 notes", Repeated("notes { text: 'x' }", kMaxElements + 1), {"visit.notes TOO_LONG"}},
      {"500 findings", Repeated(Finding("id: ''"), kMaxFindings), {}},
      {"501 findings", Repeated(Finding("id: ''"), kMaxFindings + 1), {"visit.findings TOO_LONG"}},
      {"501 observations",
       Repeated(Observation("id: ''"), kMaxObservations + 1),
       {"visit.observations TOO_LONG"}},
      {"51 sources",
       Repeated("sources { type: SOURCE_TYPE_PRESS }", kMaxSources),
       {"visit.sources TOO_LONG"}},
      {"11 numbers",
       Repeated("stated_numbers { number: 1 }", kMaxStatedNumbers + 1),
       {"visit.stated_numbers TOO_LONG"}},
      {"21 phrases",
       Repeated("overall_progress { phrase: 'x' speaker: SPEAKER_PRESS }", kMaxNames + 1),
       {"visit.overall_progress TOO_LONG"}},
  });
}

TEST(FieldRules, LimitNamesInAList) {
  VisitSubmission submission = Submission(Finding());
  v1::Finding& finding = *submission.visit.mutable_findings(0);
  finding.clear_themes();
  for (int i = 0; i <= kMaxNames; ++i) {
    finding.add_themes("themes/" + TestReference().themes()[static_cast<std::size_t>(i)].id);
  }

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit.findings[0].themes TOO_LONG"));
}

TEST(FieldRules, LimitLabels) {
  VisitSubmission submission = Submission();
  for (int i = 0; i <= kMaxLabels; ++i) {
    (*submission.visit.mutable_labels())["k" + std::to_string(i)] = "v";
  }

  EXPECT_THAT(FaultsOf(std::move(submission)), ElementsAre("visit.labels TOO_LONG"));
}

TEST(FieldRules, NameWhatIsNearAndWhatReplaces) {
  struct Case {
    const char* edit;
    const char* want;
  };
  const std::vector<Case> cases = {
      {"themes: 'themes/supervison'", "nearest: themes/supervision"},
      {"themes: 'caseloads'", "write themes/caseloads"},
      {"themes: 'measures/cl-in-touch'", "write themes/{id}"},
      {"themes: 'themes/retired-theme'", "after 2020-03-31; write themes/supervision"},
      {"doubts_measures: 'measures/retired-measure'", "no replacement"},
      {"cohorts: 'parents'", "write cohorts/parents"},
      {"cohorts: 'cohorts/age:16-17'", "as age:16-17"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(OnlyDescriptionOf(Submission(Finding(c.edit))), HasSubstr(c.want)) << c.edit;
  }
}

TEST(FieldRules, AcceptARetiredEntryOnItsLastDay) {
  const absl::CivilDay last(2020, 3, 31);
  const VisitSubmission submission = Submission(Finding("themes: 'themes/retired-theme'"));

  EXPECT_TRUE(PrepareVisit(TestReference(), last, submission).ok());
  EXPECT_FALSE(PrepareVisit(TestReference(), last + 1, submission).ok());
}

}  // namespace
}  // namespace waymark::ingest
