#include "query-service/analysis/comparison/comparison.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::CompareAuthoritiesRequest RequestOf(const std::string& text) {
  v1::CompareAuthoritiesRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

const char kEet[] = "measure { measure: 'measures/cl-eet' } ";

template <typename Messages>
std::vector<std::string> AuthoritiesOf(const Messages& messages) {
  std::vector<std::string> names;
  for (const auto& message : messages) names.push_back(message.authority().display_name());
  return names;
}

std::vector<AuthorityRecord> ThreeRecords() {
  return {RecordOf("wandsworth", {BaselineWith(Observed("value: 30"))}),
          RecordOf("sunderland", {BaselineWith()}),
          RecordOf("leicester", {BaselineWith(Observed("value: 40"))}), RecordOf("reading", {})};
}

TEST(BuildComparison, RowsAndExclusionsAreTheWholeGroupByDisplayName) {
  const Comparison comparison = BuildComparison(Reference(), ThreeRecords(), RequestOf(kEet));

  EXPECT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Leicester", "Wandsworth"));
  EXPECT_THAT(AuthoritiesOf(comparison.excluded), ElementsAre("Reading", "Sunderland"));
  EXPECT_THAT(BriefNotes(comparison.notes), IsEmpty());
}

TEST(BuildComparison, ComparesTheSeriesAskedFor) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {BaselineWith(Observed("value: 40") +
                                 Observed("value: 50 basis: SERIES_BASIS_OFFICIAL_STATISTICS "
                                          "cohort: 'age:19-21'"))}));

  const Comparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf("measure { measure: 'measures/cl-eet' cohort: 'age:19-21' "
                                "basis: SERIES_BASIS_OFFICIAL_STATISTICS }"));

  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(ValueOf(comparison.rows[0].point()), "50");
}

TEST(BuildComparison, ComparesAThemeAsOfADate) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {BaselineWith("findings { themes: 'themes/caseloads' standing: STANDING_WEAK "
                                 "speaker: SPEAKER_INSPECTORATE }")}));

  const Comparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf("theme { theme: 'themes/caseloads' } as_of_date: '2016'"));

  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].standing(), v1::STANDING_WEAK);
  EXPECT_TRUE(comparison.rows[0].has_age_months());
}

std::string JudgedBaseline(const std::string& name, const std::string& date,
                           const std::string& grade, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_INSPECTION start_date: '" + date + "' end_date: '" +
         date + "' framework: FRAMEWORK_SIF " +
         "judgements { area: 'overall-effectiveness' grade: " + grade + " } " + rest;
}

TEST(BuildComparison, BaselineGradeIsThatOfTheRowsEpisode) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {JudgedBaseline("b", "2015-06-04", "GRADE_INADEQUATE", Observed("value: 40")),
                    JudgedBaseline("b2", "2018-06-04", "GRADE_GOOD", "")}));
  records.push_back(RecordOf(
      "wandsworth", {JudgedBaseline("b", "2015-06-04", "GRADE_GOOD", Observed("value: 40"))}));

  const Comparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf(kEet + std::string("peers { baseline_grade: GRADE_INADEQUATE }")));

  EXPECT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Leicester"));
  EXPECT_THAT(AuthoritiesOf(comparison.excluded), IsEmpty());
}

TEST(BuildComparison, BaselineGradeWithoutARowIsThatOfTheEpisodeInForce) {
  const auto compare = [](const std::string& alignment) {
    std::vector<AuthorityRecord> records;
    records.push_back(
        RecordOf("leicester", {JudgedBaseline("b", "2015-06-04", "GRADE_INADEQUATE", ""),
                               JudgedBaseline("b2", "2018-06-04", "GRADE_GOOD", "")}));
    return BuildComparison(
        Reference(), std::move(records),
        RequestOf(kEet + std::string("peers { baseline_grade: GRADE_INADEQUATE } ") + alignment));
  };

  EXPECT_THAT(AuthoritiesOf(compare("").excluded), IsEmpty());
  EXPECT_THAT(AuthoritiesOf(compare("as_of_date: '2016'").excluded), ElementsAre("Leicester"));
}

TEST(BuildComparison, NotesDatesMoreThanTwelveMonthsApart) {
  const auto notes_for = [](const std::string& date) {
    std::vector<AuthorityRecord> records;
    records.push_back(RecordOf("leicester", {VisitWith("v", "2016-06-01", Observed("value: 1"))}));
    records.push_back(RecordOf("reading", {VisitWith("v", date, Observed("value: 1"))}));
    return BriefNotes(BuildComparison(Reference(), std::move(records), RequestOf(kEet)).notes);
  };

  EXPECT_THAT(notes_for("2017-06-01"), IsEmpty());
  EXPECT_THAT(notes_for("2017-06-02"), ElementsAre("DATES_FAR_APART leicester reading"));
  EXPECT_THAT(notes_for("2017"), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
