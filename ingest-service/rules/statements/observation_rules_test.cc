#include <cmath>
#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An observation of nothing yet.
std::string Bare(const std::string& edit) {
  return "observations { speaker: SPEAKER_INSPECTORATE " + edit + "}";
}

std::string OfMeasure(const std::string& measure, const std::string& edit) {
  return Bare("measure: 'measures/" + measure + "' " + edit);
}

TEST(ObservationRules, AcceptEverythingThatSaysSomething) {
  ExpectFaults({
      {"value", Observation(), {}},
      {"value of zero", Observation("value: 0"), {}},
      {"wording", OfMeasure("cl-in-touch", "wording: 'most'"), {}},
      {"movement", OfMeasure("cl-in-touch", "movement: MOVEMENT_ROSE"), {}},
      {"stated change",
       OfMeasure("cl-in-touch", "stated_change: 5 stated_change_form: CHANGE_FORM_IN_UNIT"),
       {}},
      {"fall by a fifth",
       OfMeasure("cl-in-touch", "stated_change: -0.2 stated_change_form: CHANGE_FORM_RELATIVE"),
       {}},
      {"range", Observation("upper_value: 85"), {}},
      {"range of one", Observation("upper_value: 82"), {}},
      {"lower bound", Observation("qualifier: QUALIFIER_AT_LEAST"), {}},
      {"words with a value to sort by",
       Observation("wording: 'most' qualifier: QUALIFIER_WORDED"),
       {}},
      {"fraction", Observation("numerator: 82 denominator: 100"), {}},
      {"label with unit", Bare("label: 'Dogs' unit: 'dogs' value: -3.5"), {}},
      {"date", Observation("as_of_date: '2015-05'"), {}},
      {"event", Observation("as_of_event: AS_OF_EVENT_BASELINE"), {}},
      {"local data", Observation("speaker: SPEAKER_AUTHORITY basis: SERIES_BASIS_LOCAL_DATA"), {}},
      {"statistics the inspectorate quotes",
       Observation("basis: SERIES_BASIS_OFFICIAL_STATISTICS"),
       {}},
      {"rivals", Observation("rival_ids: 'o2'") + Observation("id: 'o2' rival_ids: 'o1'"), {}},
  });
}

TEST(ObservationRules, RefuseWhatSaysNothingOrNothingCountable) {
  ExpectFaults({
      {"nothing said", OfMeasure("cl-in-touch", ""), {"visit.observations[0] REQUIRED"}},
      {"blank wording",
       OfMeasure("cl-in-touch", "wording: ' '"),
       {"visit.observations[0] REQUIRED"}},
      {"neither measure nor label", Bare("value: 1"), {"visit.observations[0].measure REQUIRED"}},
      {"measure and label",
       Observation("label: 'x'"),
       {"visit.observations[0].label CONTRADICTION"}},
      {"unit of a measure",
       Observation("unit: 'per cent'"),
       {"visit.observations[0].unit CONTRADICTION"}},
      {"no speaker",
       Observation("speaker: SPEAKER_UNSPECIFIED basis: SERIES_BASIS_LETTER"),
       {"visit.observations[0].speaker REQUIRED"}},
  });
}

TEST(ObservationRules, HoldFiguresToTheMeasuresUnit) {
  const std::vector<std::string> bad = {"visit.observations[0].value OUT_OF_RANGE"};
  ExpectFaults({
      {"percent 0", OfMeasure("cl-in-touch", "value: 0"), {}},
      {"percent 100", OfMeasure("cl-in-touch", "value: 100"), {}},
      {"percent 140", OfMeasure("cl-in-touch", "value: 140"), bad},
      {"percent below 0", OfMeasure("cl-in-touch", "value: -0.1"), bad},
      {"count", OfMeasure("cl-total", "value: 312"), {}},
      {"half a person", OfMeasure("cl-total", "value: 312.5"), bad},
      {"count below 0", OfMeasure("cl-total", "value: -1"), bad},
      {"fte", OfMeasure("pa-fte", "value: 12.4"), {}},
      {"fte below 0", OfMeasure("pa-fte", "value: -1"), bad},
      {"ratio", OfMeasure("pa-caseload-mean", "value: 21.5"), {}},
      {"ratio below 0", OfMeasure("pa-caseload-mean", "value: -1"), bad},
      {"upper end too",
       Observation("upper_value: 101"),
       {"visit.observations[0].upper_value OUT_OF_RANGE"}},
  });
}

TEST(ObservationRules, RefuseNumbersThatAreNotFinite) {
  for (const double number : {std::nan(""), std::numeric_limits<double>::infinity(),
                              -std::numeric_limits<double>::infinity()}) {
    VisitSubmission submission = Submission(
        Observation("numerator: 1 denominator: 2 stated_change_form: CHANGE_FORM_IN_UNIT"));
    v1::Observation& observation = *submission.visit.mutable_observations(0);
    observation.set_value(number);
    observation.set_stated_change(number);
    observation.set_denominator(number);

    EXPECT_THAT(FaultsOf(std::move(submission)),
                ElementsAre("visit.observations[0].value OUT_OF_RANGE",
                            "visit.observations[0].denominator OUT_OF_RANGE",
                            "visit.observations[0].stated_change OUT_OF_RANGE"))
        << number;
  }
}

TEST(ObservationRules, RefuseFieldsWithoutTheirPartner) {
  ExpectFaults({
      {"upper end alone",
       OfMeasure("cl-in-touch", "wording: 'some' upper_value: 5"),
       {"visit.observations[0].upper_value CONTRADICTION"}},
      {"upper end below",
       Observation("upper_value: 81"),
       {"visit.observations[0].upper_value OUT_OF_RANGE"}},
      {"exactly nothing",
       OfMeasure("cl-in-touch", "wording: 'some' qualifier: QUALIFIER_EXACT"),
       {"visit.observations[0].qualifier CONTRADICTION"}},
      {"bound of nothing",
       OfMeasure("cl-in-touch", "wording: 'x' qualifier: QUALIFIER_AT_MOST"),
       {"visit.observations[0].qualifier CONTRADICTION"}},
      {"numerator alone",
       Observation("numerator: 4"),
       {"visit.observations[0].denominator REQUIRED"}},
      {"denominator alone",
       Observation("denominator: 4"),
       {"visit.observations[0].numerator REQUIRED"}},
      {"numerator below 0",
       Observation("numerator: -4 denominator: 4"),
       {"visit.observations[0].numerator OUT_OF_RANGE"}},
      {"denominator of 0",
       Observation("numerator: 4 denominator: 0"),
       {"visit.observations[0].denominator OUT_OF_RANGE"}},
      {"change without form",
       Observation("stated_change: 4"),
       {"visit.observations[0].stated_change_form REQUIRED"}},
      {"form without change",
       Observation("stated_change_form: CHANGE_FORM_RELATIVE"),
       {"visit.observations[0].stated_change_form CONTRADICTION"}},
      {"date and event",
       Observation("as_of_date: '2015-05' as_of_event: AS_OF_EVENT_VISIT"),
       {"visit.observations[0].as_of_event CONTRADICTION"}},
  });
}

TEST(ObservationRules, NeverGuessWhoseFiguresTheyAre) {
  ExpectFaults({
      {"unsaid",
       Observation("speaker: SPEAKER_AUTHORITY"),
       {"visit.observations[0].basis REQUIRED"}},
      {"letter of another",
       Observation("speaker: SPEAKER_PRESS basis: SERIES_BASIS_LETTER"),
       {"visit.observations[0].basis CONTRADICTION"}},
      {"local data of the inspectorate",
       Observation("basis: SERIES_BASIS_LOCAL_DATA"),
       {"visit.observations[0].basis CONTRADICTION"}},
  });
}

TEST(ObservationRules, JudgeReferencesAndIds) {
  ExpectFaults({
      {"unknown measure",
       OfMeasure("cl-in-tuch", "value: 140"),
       {"visit.observations[0].measure UNKNOWN_REFERENCE"}},
      {"retired measure",
       OfMeasure("retired-measure", "value: 1"),
       {"visit.observations[0].measure RETIRED_REFERENCE"}},
      {"bare measure",
       Bare("measure: 'cl-in-touch' value: 1"),
       {"visit.observations[0].measure MALFORMED"}},
      {"cohort", Observation("cohort: 'age:19-21'"), {}},
      {"unknown cohort",
       Observation("cohort: 'cohorts/pirates'"),
       {"visit.observations[0].cohort UNKNOWN_REFERENCE"}},
      {"definition", Observation("definition: 'including-abroad'"), {}},
      {"definition with capitals",
       Observation("definition: 'Including abroad'"),
       {"visit.observations[0].definition MALFORMED"}},
      {"rival of itself",
       Observation("rival_ids: 'o1'"),
       {"visit.observations[0].rival_ids[0] CONTRADICTION"}},
      {"unknown rival",
       Observation("rival_ids: 'o7'"),
       {"visit.observations[0].rival_ids[0] UNKNOWN_ID"}},
      {"unknown source",
       Observation("source_ids: 's7'"),
       {"visit.observations[0].source_ids[0] UNKNOWN_ID"}},
      {"long label",
       Bare("value: 1 label: '" + std::string(501, 'x') + "'"),
       {"visit.observations[0].label TOO_LONG"}},
      {"long unit",
       Bare("value: 1 label: 'x' unit: '" + std::string(101, 'x') + "'"),
       {"visit.observations[0].unit TOO_LONG"}},
  });
}

}  // namespace
}  // namespace waymark::ingest
