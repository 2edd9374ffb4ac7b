#include "query-service/projections/entries.h"

#include <algorithm>
#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint64_t kSince = 7;

// "timeline leicester 2016-06-14 v1": an entry's family and the ids in its key.
std::string Brief(const Entry& entry) {
  std::string brief = keys::Families()[entry.family];
  const auto parts = keys::Split(entry.key);
  EXPECT_TRUE(parts.has_value());
  EXPECT_EQ(parts->since, kSince);
  for (const std::string_view id : parts->ids) brief.append(" ").append(id);
  return brief;
}

std::string_view BytesOf(const Entry& entry) {
  const auto value = keys::SplitValue(entry.value);
  EXPECT_TRUE(value.has_value());
  EXPECT_EQ(value->until, keys::kForever);
  return value->bytes;
}

std::vector<std::string> Brief(const std::vector<Entry>& entries) {
  std::vector<std::string> brief;
  for (const Entry& entry : entries) brief.push_back(Brief(entry));
  return brief;
}

// The one entry of that family and these ids.
v1::Visit Held(const v1::Visit& visit, const std::string& brief) {
  v1::Visit held;
  for (const Entry& entry : EntriesOf(visit, kSince)) {
    if (Brief(entry) != brief) continue;
    EXPECT_TRUE(held.ParseFromString(std::string(BytesOf(entry))));
    return held;
  }
  ADD_FAILURE() << "no entry " << brief;
  return held;
}

TEST(SortDay, IsTheFirstDayOfTheFirstDateThereIs) {
  struct Case {
    const char* visit;
    const char* want;
  };
  for (const Case& c : {
           Case{R"(start_date: "2016-06-14" end_date: "2016-06-16")", "2016-06-14"},
           Case{R"(start_date: "2016-06")", "2016-06-01"},
           Case{R"(start_date: "2016")", "2016-01-01"},
           Case{R"(start_date: "../2017-09")", "2017-09-30"},
           Case{R"(end_date: "2016-06-16" published_date: "2016-07-20")", "2016-06-16"},
           Case{R"(published_date: "2016-07-20")", "2016-07-20"},
           Case{R"(start_date: "soon" published_date: "2016-07-20")", "2016-07-20"},
           Case{"", "~"},
       }) {
    EXPECT_EQ(SortDay(ParseText<v1::Visit>(c.visit)), c.want) << c.visit;
  }
}

TEST(SplitOffDetails, DividesAVisitWithoutLoss) {
  constexpr char kRest[] = R"(
      name: "authorities/leicester/visits/v1" type: VISIT_TYPE_MONITORING_VISIT
      start_date: "2016-06" focus { wording: "care leavers" } judgements { area: "overall" }
      overall_progress { phrase: "steady" } sources { id: "s1" } labels { key: "k" value: "v" }
      conflicting_reports { field: "start_date" } stated_numbers { number: 2 } revision: 3
      etag: "e" submitter: "someone")";
  constexpr char kDetails[] = R"(
      findings { id: "f1" } observations { id: "o1" } recommendations { id: "r1" }
      recommendation_updates { recommendation: "r1" } responses { statement: "agreed" }
      evidence { description: "records" } notes { text: "a note" })";
  v1::Visit visit = ParseText<v1::Visit>(std::string(kRest) + kDetails);

  const v1::Visit details = SplitOffDetails(visit);

  EXPECT_THAT(visit, EqualsProto(kRest));
  EXPECT_THAT(details, EqualsProto(kDetails));
}

TEST(EntriesOf, SayWhereEverythingGoes) {
  const v1::Visit visit = NamedVisit("leicester/v1", R"(
      start_date: "2016-06-14"
      findings { id: "f1" themes: "themes/supervision" themes: "themes/caseloads" }
      observations { id: "o1" measure: "measures/cl-in-touch" })");

  EXPECT_THAT(Brief(EntriesOf(visit, kSince)),
              ElementsAre("timeline leicester 2016-06-14 v1", "details leicester 2016-06-14 v1",
                          "words leicester 2016-06-14 v1"));
}

TEST(EntriesOf, PutAVisitWithoutDatesLast) {
  EXPECT_THAT(Brief(EntriesOf(NamedVisit("leicester/v1"), kSince)),
              ElementsAre("timeline leicester ~ v1", "details leicester ~ v1"));
}

TEST(EntriesOf, DivideTheVisitBetweenTimelineAndDetails) {
  const v1::Visit visit = NamedVisit("leicester/v1", R"(
      delivery_body: "a trust" findings { id: "f1" statement: "words" })");

  EXPECT_THAT(Held(visit, "timeline leicester ~ v1"), EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                delivery_body: "a trust")pb"));
  EXPECT_THAT(Held(visit, "details leicester ~ v1"),
              EqualsProto(R"pb(findings { id: "f1" statement: "words" })pb"));
}

TEST(EntriesOf, HoldTheTermsOfTheVisitInOrder) {
  const v1::Visit visit = NamedVisit("leicester/v1", R"(
      start_date: "2016-06-14"
      findings { id: "f1" themes: "themes/caseloads" statement: "Caseloads fell, caseloads" })");

  const std::vector<Entry> entries = EntriesOf(visit, kSince);

  std::vector<std::uint32_t> want;
  for (const char* term : {"caseloads", "fell", "themes/caseloads"}) {
    want.push_back(keys::Term(term));
  }
  std::sort(want.begin(), want.end());
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(BytesOf(entries[2]), keys::Terms(want));
}

TEST(EntriesOf, AreNoneForAVisitWithoutAName) {
  EXPECT_THAT(EntriesOf(v1::Visit(), kSince), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
