#include "query-service/analysis/visit_list/number_filter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// "no", "CERTAIN" or "POSSIBLE", and the reasons of notes.
std::string Asked(const v1::Visit& visit, const NumberFilter& filter,
                  const CountedNumber* counted = nullptr) {
  v1::VisitMatch match;
  match.set_certainty(v1::MATCH_CERTAINTY_CERTAIN);
  if (!HasNumber(visit, filter, counted, match)) return "no";
  std::string answer = match.certainty() == v1::MATCH_CERTAINTY_CERTAIN ? "CERTAIN" : "POSSIBLE";
  for (const std::string& note : BriefNotes(match.notes())) answer += " " + note;
  return answer;
}

v1::Visit Numbered(const std::string& numbers) {
  return VisitOf("leicester", R"(name: "v1" type: VISIT_TYPE_MONITORING_VISIT )" + numbers);
}

constexpr char kFromBaseline[] = "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE }";
constexpr char kOther[] = "stated_numbers { number: 5 counted_from: COUNTED_FROM_BASELINE }";
constexpr char kUnstated[] = "stated_numbers { number: 4 counted_from: COUNTED_FROM_UNSTATED }";
constexpr char kOfBody[] = "stated_numbers { number: 4 counted_from: COUNTED_FROM_DELIVERY_BODY }";

TEST(HasNumber, LooksAtStatedNumbersCountedFromWhatIsAsked) {
  struct Case {
    const char* name;
    std::string numbers;
    NumberFilter filter;
    const char* want;
  };
  const NumberFilter any_count{.number = 4, .counted_from = v1::COUNTED_FROM_UNSPECIFIED};
  const NumberFilter from_baseline{.number = 4, .counted_from = v1::COUNTED_FROM_BASELINE};
  const NumberFilter of_body{.number = 4, .counted_from = v1::COUNTED_FROM_DELIVERY_BODY};
  const NumberFilter of_authority{.number = 4, .counted_from = v1::COUNTED_FROM_AUTHORITY};
  const NumberFilter unstated{.number = 4, .counted_from = v1::COUNTED_FROM_UNSTATED};
  for (const Case& c : {
           Case{"nothing asked", "", {.number = 0}, "CERTAIN"},
           Case{"by default from the baseline", kFromBaseline, any_count, "CERTAIN"},
           Case{"from the baseline", kFromBaseline, from_baseline, "CERTAIN"},
           Case{"another number", kOther, from_baseline, "no"},
           Case{"unstated counts as from it", kUnstated, from_baseline,
                "CERTAIN NUMBER_UNSTATED v1"},
           Case{"stated both ways", std::string(kUnstated) + kFromBaseline, from_baseline,
                "CERTAIN"},
           Case{"sources differ", std::string(kFromBaseline) + kOther, from_baseline,
                "POSSIBLE NUMBERS_DIFFER v1"},
           Case{"of another count", kOfBody, from_baseline, "no"},
           Case{"of the count asked for", kOfBody, of_body, "CERTAIN"},
           Case{"of neither", kOfBody, of_authority, "no"},
           Case{"another count beside", std::string(kOfBody) + kOther, of_body, "CERTAIN"},
           Case{"unstated asked for", kUnstated, unstated, "CERTAIN"},
           Case{"unstated asked for, not given", kFromBaseline, unstated, "no"},
           Case{"no number", "", from_baseline, "no"},
       }) {
    EXPECT_EQ(Asked(Numbered(c.numbers), c.filter), c.want) << c.name;
  }
}

TEST(HasNumber, TakesTheCountedNumberOnlyWhereNoneIsStated) {
  struct Case {
    const char* name;
    std::string numbers;
    v1::CountedFrom counted_from;
    CountedNumber counted;
    const char* want;
  };
  const CountedNumber fourth{.monitoring = 4, .with_focused = 6, .is_lower_bound = false};
  const CountedNumber at_least{.monitoring = 4, .with_focused = 4, .is_lower_bound = true};
  const CountedNumber focused{.monitoring = std::nullopt, .with_focused = 4};
  constexpr auto kBaseline = v1::COUNTED_FROM_BASELINE;
  for (const Case& c : {
           Case{"counted", "", kBaseline, fourth, "CERTAIN NUMBER_COUNTED v1"},
           Case{"another is stated", kOther, kBaseline, fourth, "no"},
           Case{"one of another count is stated", kOfBody, kBaseline, fourth,
                "CERTAIN NUMBER_COUNTED v1"},
           Case{"another count is asked for", "", v1::COUNTED_FROM_AUTHORITY, fourth, "no"},
           Case{"unstated is asked for", "", v1::COUNTED_FROM_UNSTATED, fourth, "no"},
           Case{"a lower bound", "", kBaseline, at_least, "no"},
           Case{"not a monitoring visit", "", kBaseline, focused, "no"},
       }) {
    EXPECT_EQ(Asked(Numbered(c.numbers), {.number = 4, .counted_from = c.counted_from}, &c.counted),
              c.want)
        << c.name;
  }
}

TEST(CountAllVisits, CountsEachEpisodeFromItsBaseline) {
  const CountedNumbers counted = CountAllVisits(
      Reference(),
      RecordOf("leicester",
               {R"(name: "i1" type: VISIT_TYPE_INSPECTION end_date: "2015-01-01")",
                R"(name: "m1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-06-01")",
                R"(name: "m2" type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-09-01")",
                R"(name: "i2" type: VISIT_TYPE_INSPECTION end_date: "2018-01-01")",
                R"(name: "m3" type: VISIT_TYPE_MONITORING_VISIT start_date: "2018-06-01")",
                R"(name: "p1" type: VISIT_TYPE_MONITORING_VISIT status: VISIT_STATUS_PLANNED)"}));

  std::vector<std::string> brief;
  for (const auto& [name, number] : counted) {
    brief.push_back(ShortName(name) + " " + std::to_string(number.monitoring.value_or(0)));
  }
  EXPECT_THAT(brief, ElementsAre("m1 1", "m2 2", "m3 1"));
}

// cumberland was split from cumbria on 2023-04-01.
TEST(CountAllVisits, GoesOnFromThePredecessorsBaseline) {
  const CountedNumbers counted = CountAllVisits(
      Reference(),
      Inheriting(
          RecordOf("cumberland",
                   {R"(name: "m2" type: VISIT_TYPE_MONITORING_VISIT start_date: "2023-09-01")"}),
          "cumbria",
          {R"(name: "i1" type: VISIT_TYPE_INSPECTION end_date: "2022-09-30")",
           R"(name: "m1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2023-01-18")"}));

  EXPECT_EQ(counted.at("authorities/cumberland/visits/m2").monitoring, 2);
}

TEST(CountAllVisits, CountsNothingWithoutAnInspection) {
  EXPECT_THAT(CountAllVisits(Reference(),
                             RecordOf("leicester", {R"(name: "m1" type: VISIT_TYPE_MONITORING_VISIT
                                               start_date: "2015-06-01")"})),
              testing::IsEmpty());
}

}  // namespace
}  // namespace waymark::query
