#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/summary/themes/theme_summary.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;

ThemesAnswer Noted(const std::vector<AuthorityRecord>& records) {
  return Summarized<ThemeSummarizer>(records, v1::SummarizeThemesRequest());
}

std::string Weak(const std::string& theme) { return Found("f1", theme, Standing("WEAK")); }

TEST(ThemeSummaryNotes, TellOfThemesThatAreNotKnownHere) {
  const ThemesAnswer answer =
      Noted({RecordOf("barnet", {Monitoring("v1", "2016-01-05", Weak("of-tomorrow"))})});

  ASSERT_EQ(answer.themes.size(), 1u);
  EXPECT_EQ(answer.themes[0].theme().name(), "themes/of-tomorrow");
  EXPECT_THAT(BriefNotes(answer.themes[0].notes()), Contains("UNKNOWN_REFERENCE of-tomorrow"));
}

TEST(ThemeSummaryNotes, TellWhatIsKnownSecondHandAndInPart) {
  const ThemesAnswer answer = Noted(
      {RecordOf("barnet", {"name: 'v1' type: VISIT_TYPE_MONITORING_VISIT start_date: '2016-01-05' "
                           "sources { id: 's1' type: SOURCE_TYPE_PRESS partial: true }" +
                           Weak("caseloads")})});

  EXPECT_THAT(BriefNotes(answer.themes.at(0).notes()), Contains("SECOND_HAND v1"));
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("PARTIAL_SOURCES v1"));
}

TEST(ThemeSummaryNotes, TellHowVisitsThatSaySomethingWerePlaced) {
  const ThemesAnswer answer = Noted(
      {RecordOf("barnet", {Inspection("i", "2015-06-30", "2015-08-01"),
                           Monitoring("v1", "2016-01-05", "baseline: 'lost' " + Weak("caseloads")),
                           Monitoring("v2", "2016-02-05", Weak("caseloads")),
                           Monitoring("v3", "2016-02", Weak("caseloads")),
                           Monitoring("v4", "2016-03-05", "baseline: 'lost'")})});

  EXPECT_THAT(BriefNotes(answer.whole.notes()),
              ElementsAre("BASELINE_UNRESOLVED v1", "ORDER_UNKNOWN v2"));
}

}  // namespace
}  // namespace waymark::query
