#include "query-service/analysis/visit_list/visit_gaps.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::IsEmpty;

std::string Brief(bool given, const v1::Range& range) {
  return given ? absl::StrCat(range.low(), "..", range.high()) : "none";
}

v1::VisitMatch Gaps(const std::string& visit, const std::optional<std::string>& previous) {
  const DatedVisit dated = ReadDates(VisitOf("leicester", R"(name: "v2" )" + visit));
  v1::VisitMatch match;
  if (!previous.has_value()) {
    FillInGaps(dated, nullptr, match);
    return match;
  }
  const DatedVisit before = ReadDates(VisitOf("leicester", R"(name: "v1" )" + *previous));
  FillInGaps(dated, &before, match);
  return match;
}

TEST(FillInGaps, CountsDaysSinceThePreviousVisit) {
  struct Case {
    const char* name;
    const char* visit;
    const char* previous;
    const char* days;
    std::vector<std::string> notes;
  };
  for (const Case& c : {
           Case{"days",
                R"(start_date: "2016-06-15")",
                R"(start_date: "2016-06-01" end_date: "2016-06-05")",
                "10..10",
                {}},
           Case{"months",
                R"(start_date: "2016-06")",
                R"(start_date: "2016-04" end_date: "2016-04")",
                "32..90",
                {}},
           Case{"the previous has a first day alone",
                R"(start_date: "2016-06-15")",
                R"(start_date: "2016-06-01")",
                "14..14",
                {}},
           Case{"its last day alone",
                R"(end_date: "2016-06-15")",
                R"(end_date: "2016-06-01")",
                "14..14",
                {"VISIT_DATE_UNKNOWN v2"}},
           Case{"publications alone",
                R"(published_date: "2016-06-15")",
                R"(published_date: "2016-06-01")",
                "14..14",
                {"VISIT_DATE_UNKNOWN v2", "VISIT_DATE_UNKNOWN v1"}},
           Case{"an open start",
                R"(start_date: "../2016-06-15")",
                R"(end_date: "2016-06-01")",
                "none",
                {"ORDER_UNKNOWN v2 v1"}},
           Case{"the same month",
                R"(start_date: "2016-06")",
                R"(start_date: "2016-06")",
                "-29..29",
                {"ORDER_UNKNOWN v2 v1"}},
       }) {
    const v1::VisitMatch match = Gaps(c.visit, c.previous);

    EXPECT_EQ(match.previous_visit(), "authorities/leicester/visits/v1") << c.name;
    EXPECT_EQ(Brief(match.has_days_since_previous_visit(), match.days_since_previous_visit()),
              c.days)
        << c.name;
    EXPECT_EQ(BriefNotes(match.notes()), c.notes) << c.name;
  }
}

TEST(FillInGaps, GivesNoneWhereNothingCanBeMeasured) {
  struct Case {
    const char* name;
    const char* visit;
    std::optional<std::string> previous;
  };
  const std::string before = R"(start_date: "2016-06-01")";
  for (const Case& c : {
           Case{"the first", R"(start_date: "2016-06-15")", std::nullopt},
           Case{"undated", "", before},
           Case{"planned", R"(start_date: "2016-06-15" status: VISIT_STATUS_PLANNED)", before},
           Case{"deleted", R"(start_date: "2016-06-15" deleted: true)", before},
       }) {
    const v1::VisitMatch match = Gaps(c.visit, c.previous);

    EXPECT_EQ(match.previous_visit(), "") << c.name;
    EXPECT_FALSE(match.has_days_since_previous_visit()) << c.name;
    EXPECT_THAT(match.notes(), IsEmpty()) << c.name;
  }
}

TEST(FillInGaps, CountsDaysToPublication) {
  struct Case {
    const char* visit;
    const char* want;
  };
  for (const Case& c : {
           Case{R"(end_date: "2016-06-15" published_date: "2016-07-20")", "35..35"},
           Case{R"(start_date: "2016-06-14" end_date: "2016-06-15" published_date: "2016-07-20")",
                "35..35"},
           Case{R"(start_date: "2016-06-15" published_date: "2016-07-20")", "35..35"},
           Case{R"(start_date: "2016-06-15" published_date: "2016-07")", "16..46"},
           Case{R"(start_date: "2016-06" published_date: "../2016-07-20")", "none"},
           Case{R"(start_date: "2016-06-15")", "none"},
           Case{R"(published_date: "2016-07-20")", "none"},
       }) {
    const v1::VisitMatch match = Gaps(c.visit, std::nullopt);

    EXPECT_EQ(Brief(match.has_days_to_publication(), match.days_to_publication()), c.want)
        << c.visit;
  }
}

TEST(TakesPartInGaps, OnlyWhatWasHeldAndHasADate) {
  const auto takes_part = [](const std::string& text) {
    return TakesPartInGaps(ReadDates(VisitOf("leicester", text)));
  };

  EXPECT_TRUE(takes_part(R"(published_date: "2016")"));
  EXPECT_FALSE(takes_part(""));
  EXPECT_FALSE(takes_part(R"(start_date: "2016" status: VISIT_STATUS_CANCELLED)"));
  EXPECT_FALSE(takes_part(R"(start_date: "2016" deleted: true)"));
}

}  // namespace
}  // namespace waymark::query
