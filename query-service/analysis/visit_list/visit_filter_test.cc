#include "query-service/analysis/visit_list/visit_filter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using v1::ListVisitsRequest;

// "no", "CERTAIN" or "POSSIBLE", and what the notes are about.
std::string Asked(const std::string& visit, const std::string& filters) {
  const auto request = ParseText<ListVisitsRequest>(filters);
  const SearchQuery phrase = *ParseSearchQuery(request.phrase());
  const VisitFilter filter(Reference(), request, phrase);
  const auto match =
      filter.Match(ReadDates(VisitOf("leicester", R"(name: "v1" )" + visit)), nullptr);
  if (!match.has_value()) return "no";
  std::string answer = match->certainty() == v1::MATCH_CERTAINTY_CERTAIN ? "CERTAIN" : "POSSIBLE";
  for (const v1::DataNote& note : match->notes()) answer += " " + Brief(note) + " " + note.field();
  return answer;
}

struct Case {
  const char* visit;
  const char* filters;
  const char* want;
};

TEST(VisitFilter, ByTypeStatusAndDeletion) {
  for (const Case& c : {
           Case{"", "", "CERTAIN"},
           Case{"type: VISIT_TYPE_INSPECTION", "types: VISIT_TYPE_INSPECTION", "CERTAIN"},
           Case{"type: VISIT_TYPE_INSPECTION", "types: VISIT_TYPE_REINSPECTION", "no"},
           Case{"", "statuses: VISIT_STATUS_HELD", "CERTAIN"},
           Case{"status: VISIT_STATUS_PLANNED", "statuses: VISIT_STATUS_HELD", "no"},
           Case{"status: VISIT_STATUS_PLANNED",
                "statuses: VISIT_STATUS_CANCELLED statuses: VISIT_STATUS_PLANNED", "CERTAIN"},
           Case{"deleted: true", "", "no"},
           Case{"deleted: true", "show_deleted: true", "CERTAIN"},
       }) {
    EXPECT_EQ(Asked(c.visit, c.filters), c.want) << c.visit << " by " << c.filters;
  }
}

TEST(VisitFilter, ByWhatItLookedAt) {
  const char* focus = R"(focus { service_area: "service_areas/care-leavers"
                                 themes: "themes/cl-eet" cohorts: "age:16-17" }
                         focus { service_area: "service_areas/front-door" })";
  for (const Case& c : {
           Case{focus, R"(service_areas: "service_areas/care-leavers")", "CERTAIN"},
           Case{focus, R"(service_areas: "service_areas/help-and-protection")", "CERTAIN"},
           Case{focus, R"(service_areas: "service_areas/adoption")", "no"},
           Case{focus, R"(service_areas: "service_areas/all")", "no"},
           Case{focus, R"(themes: "themes/caseloads" themes: "themes/cl-eet")", "CERTAIN"},
           Case{focus, R"(themes: "themes/caseloads")", "no"},
           Case{focus, R"(cohorts: "age:16-17")", "CERTAIN"},
           Case{focus, R"(cohorts: "cohorts/disabled")", "no"},
           Case{focus, R"(themes: "themes/cl-eet" cohorts: "cohorts/disabled")", "no"},
           Case{"", R"(service_areas: "service_areas/care-leavers")", "no"},
           Case{R"(focus { wording: "care leavers" })",
                R"(service_areas: "service_areas/care-leavers")", "no"},
       }) {
    EXPECT_EQ(Asked(c.visit, c.filters), c.want) << c.visit << " by " << c.filters;
  }
}

TEST(VisitFilter, ByWhenItWasHeld) {
  for (const Case& c : {
           Case{R"(start_date: "2016-06-15")", R"(from_date: "2016")", "CERTAIN"},
           Case{R"(start_date: "2016-06-15")", R"(to_date: "2016-06")", "CERTAIN"},
           Case{R"(start_date: "2016-06-15")", R"(from_date: "2016-06-16")", "no"},
           Case{R"(start_date: "2016-06-15")", R"(to_date: "2016-05")", "no"},
           Case{R"(start_date: "2016-06")", R"(from_date: "2016-06-15")",
                "POSSIBLE POSSIBLE v1 from_date"},
           Case{R"(start_date: "2016-06-13" end_date: "2016-06-17")", R"(to_date: "2016-06-15")",
                "POSSIBLE POSSIBLE v1 to_date"},
           Case{R"(start_date: "2016-06-13" end_date: "2016-06-17")",
                R"(from_date: "2016-06-13" to_date: "2016-06-17")", "CERTAIN"},
           Case{R"(published_date: "2016-06-15")", R"(to_date: "2016")", "CERTAIN"},
           Case{R"(published_date: "2016-06-15")", R"(from_date: "2016")",
                "POSSIBLE POSSIBLE v1 from_date"},
           Case{R"(published_date: "2016-06-15")", R"(from_date: "2017")", "no"},
           Case{"", R"(from_date: "2016")", "POSSIBLE POSSIBLE v1 from_date"},
       }) {
    EXPECT_EQ(Asked(c.visit, c.filters), c.want) << c.visit << " by " << c.filters;
  }
}

TEST(VisitFilter, ByWhenItWasPublished) {
  for (const Case& c : {
           Case{R"(published_date: "2016-07-20")", R"(published_from_date: "2016-07-20")",
                "CERTAIN"},
           Case{R"(published_date: "2016-07-20")", R"(published_to_date: "2016-07-19")", "no"},
           Case{R"(published_date: "../2016-07-20")", R"(published_from_date: "2016-07")",
                "POSSIBLE POSSIBLE v1 published_from_date"},
           Case{R"(start_date: "2016-06")", R"(published_to_date: "2016")",
                "POSSIBLE POSSIBLE v1 published_to_date"},
           Case{"publication_status: PUBLICATION_STATUS_UNPUBLISHED",
                R"(published_to_date: "2016")", "no"},
           Case{"publication_status: PUBLICATION_STATUS_DELAYED", R"(published_to_date: "2016")",
                "POSSIBLE POSSIBLE v1 published_to_date"},
           Case{R"(start_date: "2016-06")",
                R"(from_date: "2016-06-02" published_from_date: "2016")",
                "POSSIBLE POSSIBLE v1 from_date POSSIBLE v1 published_from_date"},
       }) {
    EXPECT_EQ(Asked(c.visit, c.filters), c.want) << c.visit << " by " << c.filters;
  }
}

TEST(VisitFilter, ByWhatIsSaidOfProgressAsAWhole) {
  const char* said = R"(overall_progress { rating: PROGRESS_RATING_SIGNIFICANT
                                           phrase: "Significant progress in most areas" }
                        overall_progress { rating: PROGRESS_RATING_LIMITED phrase: "limited" })";
  for (const Case& c : {
           Case{said, R"(phrase: "progress SIGNIFICANT")", "CERTAIN"},
           Case{said, R"(phrase: "\"significant progress\"")", "CERTAIN"},
           Case{said, R"(phrase: "\"progress significant\"")", "no"},
           Case{said, R"(phrase: "progress limited")", "no"},
           Case{said, "ratings: PROGRESS_RATING_LIMITED", "CERTAIN"},
           Case{said, "ratings: PROGRESS_RATING_STEADY ratings: PROGRESS_RATING_LIMITED",
                "CERTAIN"},
           Case{said, "ratings: PROGRESS_RATING_STEADY", "no"},
           Case{said, R"(phrase: "limited" ratings: PROGRESS_RATING_LIMITED)", "CERTAIN"},
           Case{said, R"(phrase: "limited" ratings: PROGRESS_RATING_SIGNIFICANT)", "no"},
           Case{"", "ratings: PROGRESS_RATING_STEADY", "no"},
       }) {
    EXPECT_EQ(Asked(c.visit, c.filters), c.want) << c.filters;
  }
}

TEST(VisitFilter, ByNumber) {
  const char* fourth = "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE }";

  EXPECT_EQ(Asked(fourth, "number: 4"), "CERTAIN");
  EXPECT_EQ(Asked(fourth, "number: 3"), "no");
  EXPECT_EQ(Asked(fourth, "number: 4 counted_from: COUNTED_FROM_AUTHORITY"), "no");
}

}  // namespace
}  // namespace waymark::query
