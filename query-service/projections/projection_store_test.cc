#include "query-service/projections/projection_store.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The visit as recorded at that state; an empty one where there is none.
v1::Visit Find(const TestStore& store, const std::string& brief, std::uint64_t at) {
  auto found = store->FindVisit(NameOf(brief), at);
  EXPECT_THAT(found, IsOk());
  return std::move(*found).value_or(v1::Visit());
}

std::vector<std::string> Timeline(const TestStore& store, std::uint64_t at) {
  const auto visits = store->Timeline("leicester", at);
  EXPECT_THAT(visits, IsOk());
  return BriefNames(*visits);
}

// One step of a walk: the visit and where it goes on after it.
struct Step {
  v1::Visit visit;
  std::string position;
};

std::vector<Step> Walk(const TestStore& store, std::string_view authority,
                       const std::string& position, std::uint64_t at) {
  std::vector<Step> steps;
  EXPECT_THAT(store->Walk(authority, position, at,
                          [&](v1::Visit visit, const std::string& next) {
                            steps.push_back({std::move(visit), next});
                            return true;
                          }),
              IsOk());
  return steps;
}

std::vector<std::string> Names(const std::vector<Step>& steps) {
  std::vector<std::string> names;
  for (const Step& step : steps) names.push_back(BriefName(step.visit.name()));
  return names;
}

std::vector<std::string> FindingIds(const v1::Visit& visit) {
  std::vector<std::string> ids;
  for (const v1::Finding& finding : visit.findings()) ids.push_back(finding.id());
  return ids;
}

std::vector<std::string> ObservationIds(const v1::Visit& visit) {
  std::vector<std::string> ids;
  for (const v1::Observation& observation : visit.observations()) ids.push_back(observation.id());
  return ids;
}

TEST(FindVisit, GivesBackTheWholeVisit) {
  TestStore store;
  const std::string visit = R"(
      start_date: "2016-06" focus { wording: "care leavers" }
      findings { id: "f1" themes: "themes/caseloads" } observations { id: "o1" }
      recommendations { id: "r1" } recommendation_updates { recommendation: "r1" }
      responses { statement: "agreed" } evidence { description: "records" } notes { text: "note" }
      labels { key: "k" value: "v" } revision: 3 etag: "e" submitter: "someone"
      update_time { seconds: 9 })";
  store.Apply({NamedVisit("leicester/v1", visit)});

  EXPECT_THAT(Find(store, "leicester/v1", 1), EqualsProto(visit + R"(
      name: "authorities/leicester/visits/v1" create_time { seconds: 1 })"));
}

TEST(FindVisit, FindsNothingUnderAnotherName) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1")});

  for (const char* name : {"leicester/v", "leicester/v11", "leiceste/v1", "sunderland/v1"}) {
    EXPECT_FALSE(store->FindVisit(NameOf(name), 1)->has_value()) << name;
  }
}

TEST(Apply, KeepsEveryStateReadable) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "old" })")});
  store.Apply({NamedVisit("leicester/other")});
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "new" })")});

  EXPECT_FALSE(store->FindVisit(NameOf("leicester/v1"), 0)->has_value());
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 1)), ElementsAre("old"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 2)), ElementsAre("old"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 3)), ElementsAre("new"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 99)), ElementsAre("new"));
}

TEST(Apply, MovesAVisitWhoseDateChanges) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016-06")"),
               NamedVisit("leicester/v2", R"(start_date: "2016-09")")});
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2017-01" findings { id: "f1" })")});
  store.Apply({NamedVisit("leicester/v2")});
  store.Apply({NamedVisit("leicester/v2", R"(start_date: "2016")")});

  EXPECT_THAT(Timeline(store, 2), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Timeline(store, 3), ElementsAre("leicester/v2", "leicester/v1"));
  EXPECT_THAT(Timeline(store, 4), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Timeline(store, 5), ElementsAre("leicester/v2", "leicester/v1"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 5)), ElementsAre("f1"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 2)), IsEmpty());
}

TEST(Apply, TakesTwoRevisionsOfAVisitInOneBatch) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2014" findings { id: "f1" })")});
  store.Apply(
      {NamedVisit("leicester/v1",
                  R"(start_date: "2015" findings { id: "f2" themes: "themes/caseloads" })"),
       NamedVisit("leicester/v1",
                  R"(start_date: "2016" findings { id: "f3" themes: "themes/caseloads" })")});

  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 1)), ElementsAre("f1"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 2)), ElementsAre("f2"));
  EXPECT_THAT(FindingIds(Find(store, "leicester/v1", 3)), ElementsAre("f3"));
  for (const std::uint64_t at : {1, 2, 3}) {
    EXPECT_THAT(Timeline(store, at), ElementsAre("leicester/v1")) << at;
  }
  const auto with_theme = store->VisitsWithThemes("leicester", {"caseloads"}, 3);
  EXPECT_THAT(FindingIds(with_theme->at(0)), ElementsAre("f3"));
}

TEST(Apply, KeepsTheCreateTimeOfTheFirstRevision) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1"), NamedVisit("leicester/v2")});
  store.Apply({NamedVisit("leicester/v2", R"(start_date: "2016")")});
  store.Apply({NamedVisit("leicester/v2", R"(start_date: "2017")"),
               NamedVisit("leicester/v2", R"(start_date: "2018")")});

  EXPECT_THAT(Find(store, "leicester/v2", 2).create_time(), EqualsProto("seconds: 2"));
  EXPECT_THAT(Find(store, "leicester/v2", 3).create_time(), EqualsProto("seconds: 2"));
  EXPECT_THAT(Find(store, "leicester/v2", 5).create_time(), EqualsProto("seconds: 2"));
}

TEST(Apply, AnErasedRevisionLeavesTheVisitWithoutAState) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(findings { themes: "themes/caseloads" })")});
  store.ApplyErased("leicester/v1");
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")")});

  EXPECT_TRUE(store->FindVisit(NameOf("leicester/v1"), 1)->has_value());
  EXPECT_FALSE(store->FindVisit(NameOf("leicester/v1"), 2)->has_value());
  EXPECT_THAT(Timeline(store, 2), IsEmpty());
  EXPECT_THAT(*store->RecordedAuthorities(2), IsEmpty());
  EXPECT_EQ(Find(store, "leicester/v1", 3).start_date(), "2016");
}

TEST(Apply, TakesAnErasedRevisionOfAVisitNeverSeen) {
  TestStore store;

  store.ApplyErased("leicester/v1");

  EXPECT_FALSE(store->FindVisit(NameOf("leicester/v1"), 1)->has_value());
  EXPECT_EQ(store->position().applied_sequence(), 1U);
}

TEST(Apply, MovesThePositionAlsoWithoutRevisions) {
  TestStore store;

  store.Apply({});

  EXPECT_THAT(store->position(), EqualsProto(R"pb(log_id: "log" caught_up: true)pb"));
}

TEST(RecordedAuthorities, AreThoseOfTheStateOnce) {
  TestStore store;
  store.Apply({NamedVisit("north-yorkshire-county/v1"), NamedVisit("north-yorkshire/v1"),
               NamedVisit("leicester/v1"), NamedVisit("leicester/v2")});
  store.Apply({NamedVisit("barnet/v1")});

  EXPECT_THAT(*store->RecordedAuthorities(0), IsEmpty());
  EXPECT_THAT(*store->RecordedAuthorities(4),
              ElementsAre("leicester", "north-yorkshire", "north-yorkshire-county"));
  EXPECT_THAT(*store->RecordedAuthorities(5),
              ElementsAre("barnet", "leicester", "north-yorkshire", "north-yorkshire-county"));
}

TEST(Timeline, IsOldestFirstOfOneAuthorityWithoutDetails) {
  TestStore store;
  store.Apply({NamedVisit("leicester/undated"),
               NamedVisit("leicester/v2", R"(start_date: "2017" findings { id: "f1" })"),
               NamedVisit("leicester/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v3", R"(start_date: "2018")"),
               NamedVisit("leicester-shire/other", R"(start_date: "2016")")});

  const auto visits = store->Timeline("leicester", store.sequence());

  ASSERT_THAT(visits, IsOk());
  EXPECT_THAT(BriefNames(*visits),
              ElementsAre("leicester/v1", "leicester/v2", "leicester/v3", "leicester/undated"));
  EXPECT_THAT(FindingIds(visits->at(1)), IsEmpty());
}

TEST(WholeVisits, HoldTheirOwnDetails) {
  TestStore store;
  store.Apply(
      {NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "replaced" })"),
       NamedVisit("leicester/v2", R"(start_date: "2017" findings { id: "second" })"),
       NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "first" })"),
       NamedVisit("leicester/v1a", R"(start_date: "2016" observations { id: "between" })")});

  const auto visits = store->WholeVisits("leicester", store.sequence());

  ASSERT_THAT(visits, IsOk());
  EXPECT_THAT(BriefNames(*visits), ElementsAre("leicester/v1", "leicester/v1a", "leicester/v2"));
  EXPECT_THAT(FindingIds(visits->at(0)), ElementsAre("first"));
  EXPECT_THAT(ObservationIds(visits->at(1)), ElementsAre("between"));
  EXPECT_THAT(FindingIds(visits->at(2)), ElementsAre("second"));
}

TEST(VisitsWithThemes, HoldEachFindingUnderThemOnce) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(
                   start_date: "2016"
                   findings { id: "f1" themes: "themes/caseloads" themes: "themes/supervision" }
                   findings { id: "f2" themes: "themes/supervision" }
                   findings { id: "f3" themes: "themes/cl-health" }
                   observations { id: "o1" measure: "measures/cl-in-touch" })"),
               NamedVisit("leicester/v2", R"(start_date: "2017")"),
               NamedVisit("sunderland/v1", R"(findings { id: "f4" themes: "themes/caseloads" })")});

  const auto visits = store->VisitsWithThemes("leicester", {"caseloads", "supervision"}, 3);

  ASSERT_THAT(visits, IsOk());
  EXPECT_THAT(BriefNames(*visits), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(FindingIds(visits->at(0)), ElementsAre("f1", "f2"));
  EXPECT_THAT(ObservationIds(visits->at(0)), IsEmpty());
  EXPECT_THAT(FindingIds(visits->at(1)), IsEmpty());
}

TEST(VisitsWithThemes, AreThoseOfTheState) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(findings { id: "f1" themes: "themes/caseloads" })")});
  store.Apply({NamedVisit("leicester/v1", R"(findings { id: "f2" themes: "themes/cl-health" })")});

  EXPECT_THAT(FindingIds(store->VisitsWithThemes("leicester", {"caseloads"}, 1)->at(0)),
              ElementsAre("f1"));
  EXPECT_THAT(FindingIds(store->VisitsWithThemes("leicester", {"caseloads"}, 2)->at(0)), IsEmpty());
}

TEST(VisitsWithMeasures, HoldEachObservationAndDoubtOnce) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(
      observations { id: "o1" measure: "measures/cl-in-touch" rival_ids: "o2" }
      observations { id: "o2" measure: "measures/cl-not-in-touch" }
      observations { id: "o3" measure: "measures/caseload" }
      findings { id: "f1" doubts_measures: "measures/cl-in-touch"
                 doubts_measures: "measures/cl-not-in-touch" }
      findings { id: "f2" themes: "themes/caseloads" })")});

  const auto visits = store->VisitsWithMeasures("leicester", {"cl-in-touch", "cl-not-in-touch"}, 1);

  ASSERT_THAT(visits, IsOk());
  EXPECT_THAT(ObservationIds(visits->at(0)), ElementsAre("o1", "o2"));
  EXPECT_THAT(FindingIds(visits->at(0)), ElementsAre("f1"));
}

TEST(Walk, GoesThroughOneAuthorityOrAll) {
  TestStore store;
  store.Apply({NamedVisit("north-yorkshire-county/v1", R"(start_date: "2012")"),
               NamedVisit("north-yorkshire/v2", R"(start_date: "2017")"),
               NamedVisit("north-yorkshire/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v1", R"(start_date: "2018")")});

  EXPECT_THAT(Names(Walk(store, "north-yorkshire", "", 4)),
              ElementsAre("north-yorkshire/v1", "north-yorkshire/v2"));
  EXPECT_THAT(Names(Walk(store, "", "", 4)),
              ElementsAre("leicester/v1", "north-yorkshire/v1", "north-yorkshire/v2",
                          "north-yorkshire-county/v1"));
  EXPECT_THAT(Names(Walk(store, "york", "", 4)), IsEmpty());
}

TEST(Walk, GoesOnAfterEveryPosition) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v10", R"(start_date: "2016")"),
               NamedVisit("leicester/v1", R"(start_date: "2016" delivery_body: "a trust")"),
               NamedVisit("leicester/undated"), NamedVisit("sunderland/v1")});
  for (const char* authority : {"", "leicester"}) {
    const std::vector<Step> all = Walk(store, authority, "", 5);
    ASSERT_GE(all.size(), 3U);

    for (std::size_t i = 0; i < all.size(); ++i) {
      std::vector<std::string> rest = Names(all);
      rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      EXPECT_EQ(Names(Walk(store, authority, all[i].position, 5)), rest);
    }
  }
}

TEST(Walk, StopsWhenToldTo) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1"), NamedVisit("leicester/v2")});
  int taken = 0;

  const absl::Status walked =
      store->Walk("", "", 2, [&taken](const v1::Visit&, const std::string&) {
        ++taken;
        return false;
      });

  EXPECT_THAT(walked, IsOk());
  EXPECT_EQ(taken, 1);
}

TEST(Walk, StaysInItsStateWhileOthersAreWritten) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v2", R"(start_date: "2017")")});
  const std::string position = Walk(store, "leicester", "", 2).front().position;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2018")"),
               NamedVisit("leicester/v0", R"(start_date: "2015")")});

  EXPECT_THAT(Names(Walk(store, "leicester", "", 2)), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Names(Walk(store, "leicester", position, 2)), ElementsAre("leicester/v2"));
  EXPECT_THAT(Names(Walk(store, "leicester", "", 4)),
              ElementsAre("leicester/v0", "leicester/v2", "leicester/v1"));
}

TEST(DetailsAt, AreThoseOfTheVisitAtThePositionAndState) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "old" })"),
               NamedVisit("leicester/v1a", R"(start_date: "2016" findings { id: "other" })")});
  const std::string position = Walk(store, "leicester", "", 2).front().position;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "new" })")});

  EXPECT_THAT(FindingIds(*store->DetailsAt(position, 2)), ElementsAre("old"));
  EXPECT_THAT(FindingIds(*store->DetailsAt(position, 3)), ElementsAre("new"));
}

}  // namespace
}  // namespace waymark::query
