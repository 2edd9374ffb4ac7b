#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/reports/progress/progress_report.h"
#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

std::string InheritedReport(const std::string& answer) {
  return DocumentText(ProgressReport(ParseText<v1::GetProgressResponse>(answer)), 120);
}

TEST(InheritedReportTest, MarksWhatIsAPredecessors) {
  const std::string report = InheritedReport(R"pb(
    authority { name: "authorities/new" display_name: "New" }
    episode {
      baseline {
        name: "authorities/old/visits/2018"
        type: VISIT_TYPE_INSPECTION
        start_date: "2018"
      }
      inherited: true
      end: EPISODE_END_OPEN
    }
    visits {
      visit { name: "authorities/old/visits/mv-1" type: VISIT_TYPE_MONITORING_VISIT }
      inherited: true
      joint_with: "authorities/older/visits/mv-1"
    }
    visits { visit { name: "authorities/new/visits/mv-2" type: VISIT_TYPE_MONITORING_VISIT } }
    other_episodes {
      baseline { name: "authorities/old/visits/2013" start_date: "2013" }
      inherited: true
    })pb");

  EXPECT_THAT(report, HasSubstr("Baseline     inspection, 2018 (2018), inherited: of old, whose "
                                "inspection counts until there is one of its own\n"));
  EXPECT_THAT(report, HasSubstr("\nmv-1: monitoring visit, inherited: of old\n"));
  EXPECT_THAT(report, HasSubstr("  Held with    older/mv-1\n"));
  EXPECT_THAT(report, HasSubstr("\nmv-2: monitoring visit\n"));
  EXPECT_THAT(report, HasSubstr("2013 (2013), inherited: of old: no overall grade given"));
}

TEST(InheritedReportTest, ListsTheBaselinesOfWhichNoneWasChosen) {
  const std::string report = InheritedReport(R"pb(
    episode {
      inherited: true
      candidate_baselines {
        name: "authorities/a/visits/2013"
        type: VISIT_TYPE_INSPECTION
        start_date: "2013"
      }
      candidate_baselines { name: "authorities/b/visits/2016" type: VISIT_TYPE_INSPECTION }
    })pb");

  EXPECT_THAT(report, HasSubstr("Baseline     none chosen: what its predecessors left is shown\n"));
  EXPECT_THAT(report, HasSubstr("Candidate    inspection, 2013 (2013), inherited: of a; "
                                "--baseline=authorities/a/visits/2013"));
  EXPECT_THAT(report, HasSubstr("--baseline=authorities/b/visits/2016"));
}

TEST(InheritedReportTest, SaysWhatMonthsRunTo) {
  struct Case {
    const char* end;
    const char* want;
  };
  for (const Case& test : {Case{"EPISODE_END_OPEN", "to the latest dated visit"},
                           Case{"EPISODE_END_REINSPECTED", "to the inspection that ended it"},
                           Case{"EPISODE_END_CONTINUED_BY", "to the authority's last day"}}) {
    EXPECT_THAT(InheritedReport(std::string("episode { baseline { name: 'authorities/a/visits/i' } "
                                            "months_since_publication { low: 5 high: 5 } end: ") +
                                test.end + " }"),
                HasSubstr(test.want));
  }
}

}  // namespace
}  // namespace waymark::query::client
