#include "query-service/projections/slices.h"

#include <string>

#include "gtest/gtest.h"

#include "query-service/projections/test_details.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

v1::Visit Of(const v1::Visit& visit, SliceWanted::Kind kind, const std::string& id) {
  v1::Visit found;
  EXPECT_THAT(AddSlices(StoredOf(visit), {kind, {id}}, found), IsOk());
  return found;
}

v1::Visit OfTheme(const v1::Visit& visit, const std::string& theme) {
  return Of(visit, SliceWanted::Kind::kThemes, theme);
}

v1::Visit OfMeasure(const v1::Visit& visit, const std::string& measure) {
  return Of(visit, SliceWanted::Kind::kMeasures, measure);
}

TEST(AddSlices, OfAThemeAreItsFindings) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" themes: "themes/supervision" }
      findings { id: "f2" themes: "themes/caseloads" }
      findings { id: "f3" themes: "themes/caseloads" themes: "themes/supervision" })");

  EXPECT_THAT(
      OfTheme(visit, "supervision"), EqualsProto(R"pb(
        findings { id: "f1" themes: "themes/supervision" }
        findings { id: "f3" themes: "themes/caseloads" themes: "themes/supervision" })pb"));
}

TEST(AddSlices, OfAMeasureAreItsObservations) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      observations { id: "o1" measure: "measures/cl-in-touch" value: 30 }
      observations { id: "o2" measure: "measures/caseload" value: 20 }
      observations { id: "o3" measure: "measures/cl-in-touch" value: 82 }
      observations { id: "o4" label: "of no measure" value: 1 })");

  EXPECT_THAT(OfMeasure(visit, "cl-in-touch"), EqualsProto(R"pb(
                observations { id: "o1" measure: "measures/cl-in-touch" value: 30 }
                observations { id: "o3" measure: "measures/cl-in-touch" value: 82 })pb"));
}

TEST(AddSlices, KeepRivalsBesideAnObservationWhicheverNamesTheOther) {
  struct Case {
    const char* name;
    const char* first;
    const char* second;
  };
  for (const Case& c : {
           Case{"the first", R"(rival_ids: "o2")", ""},
           Case{"the second", "", R"(rival_ids: "o1")"},
           Case{"both", R"(rival_ids: "o2")", R"(rival_ids: "o1")"},
       }) {
    const v1::Visit visit = ParseText<v1::Visit>(
        std::string(R"(observations { id: "o1" measure: "measures/cl-in-touch" )") + c.first +
        R"(} observations { id: "o2" measure: "measures/cl-not-in-touch" )" + c.second + "}");

    for (const char* measure : {"cl-in-touch", "cl-not-in-touch"}) {
      const v1::Visit held = OfMeasure(visit, measure);
      EXPECT_EQ(held.observations_size(), 2) << c.name << " of " << measure;
    }
  }
}

TEST(AddSlices, KeepARivalOfNoMeasureWithTheMeasureItRivals) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      observations { id: "o1" measure: "measures/cl-in-touch" }
      observations { id: "o2" label: "in touch, as the press has it" rival_ids: "o1" })");

  EXPECT_EQ(OfMeasure(visit, "cl-in-touch").observations_size(), 2);
}

TEST(AddSlices, KeepFindingsThatDoubtAMeasureWithIt) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" doubts_measures: "measures/cl-in-touch" }
      findings { id: "f2" })");

  EXPECT_THAT(OfMeasure(visit, "cl-in-touch"), EqualsProto(R"pb(
                findings { id: "f1" doubts_measures: "measures/cl-in-touch" })pb"));
}

TEST(AddSlices, KeepFindingsThatNameAnObservationWithItsMeasure) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" observation_ids: "o1" observation_ids: "o3" }
      findings { id: "f2" observation_ids: "o2" }
      findings { id: "f3" observation_ids: "o1" doubts_measures: "measures/cl-in-touch" }
      observations { id: "o1" measure: "measures/cl-in-touch" }
      observations { id: "o2" measure: "measures/caseload" }
      observations { id: "o3" label: "of no measure" })");

  const v1::Visit held = OfMeasure(visit, "cl-in-touch");

  ASSERT_EQ(held.findings_size(), 2);
  EXPECT_EQ(held.findings(0).id(), "f1");
  EXPECT_EQ(held.findings(1).id(), "f3");
}

TEST(AddSlices, KeepANameOfAnotherFormUnderItself) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(findings { themes: "odd" })");

  EXPECT_EQ(OfTheme(visit, "odd").findings_size(), 1);
}

TEST(AddSlices, AddEachFindingOnceIdById) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" themes: "themes/supervision" }
      findings { id: "f2" themes: "themes/caseloads" themes: "themes/supervision" }
      findings { id: "f3" themes: "themes/caseload" })");
  v1::Visit found;

  EXPECT_THAT(
      AddSlices(StoredOf(visit), {SliceWanted::Kind::kThemes, {"caseloads", "supervision"}}, found),
      IsOk());

  ASSERT_EQ(found.findings_size(), 2);
  EXPECT_EQ(found.findings(0).id(), "f2");
  EXPECT_EQ(found.findings(1).id(), "f1");
}

TEST(AddSlices, TakesNoOtherIdForOne) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" themes: "themes/caseloads-more" statement: "caseloads" }
      observations { id: "o1" measure: "measures/caseloads-more" })");

  EXPECT_EQ(OfTheme(visit, "caseloads").findings_size(), 0);
  EXPECT_EQ(OfMeasure(visit, "caseloads").observations_size(), 0);
}

TEST(AddSlices, OfOtherBytesAreRefused) {
  const std::string stored = StoredOf(ParseText<v1::Visit>(R"(
      findings { id: "f1" themes: "themes/caseloads" }
      observations { id: "o1" measure: "measures/caseload" })"));
  const SliceWanted theme{SliceWanted::Kind::kThemes, {"caseloads"}};
  const SliceWanted measure{SliceWanted::Kind::kMeasures, {"caseload"}};
  std::string no_observation = stored;
  no_observation[10] = '\x7f';  // Its length: after two numbers, and a tag of two bytes.

  v1::Visit found;
  EXPECT_EQ(AddSlices("", theme, found).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(AddSlices("caseloads", theme, found).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(AddSlices(stored.substr(0, stored.size() - 1), theme, found).code(),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(AddSlices(no_observation, measure, found).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace waymark::query
