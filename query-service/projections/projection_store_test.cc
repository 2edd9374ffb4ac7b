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
  auto found = FindVisit(*store.store(), brief, at);
  EXPECT_THAT(found, IsOk());
  return std::move(*found).value_or(v1::Visit());
}

std::vector<std::string> Timeline(const TestStore& store, std::uint64_t at) {
  const auto visits = store->Timeline("leicester", at);
  EXPECT_THAT(visits, IsOk());
  return BriefNames(*visits);
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

TEST(ReadRevision, GivesBackTheWholeVisit) {
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

TEST(FindRevisions, FindsNothingUnderAnotherName) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1")});

  for (const char* name : {"leicester/v", "leicester/v11", "leiceste/v1", "sunderland/v1"}) {
    EXPECT_THAT(*store->FindRevisions(NameOf(name), 1), IsEmpty()) << name;
  }
}

TEST(FindRevisionsOfEach, FindsThoseOfEachVisitInWhateverOrder) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1"), NamedVisit("leicester/v10"), NamedVisit("reading/v1")});
  store.Apply({NamedVisit("leicester/v1")});
  const std::uint64_t at = store.sequence();
  store.Apply({NamedVisit("leicester/v10")});
  std::vector<model::VisitName> names;
  for (const char* name : {"leicester/v10", "leicester/v1", "leicester/v2", "reading/v1",
                           "leicester/v1", "dorset/v1", "leicester/v", "reading/v2"}) {
    names.push_back(NameOf(name));
  }

  const auto all = store->FindRevisionsOfEach(names, at);

  ASSERT_THAT(all, IsOk());
  ASSERT_EQ(all->size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto alone = store->FindRevisions(names[i], at);
    ASSERT_EQ((*all)[i].size(), alone->size()) << i;
    for (std::size_t j = 0; j < alone->size(); ++j) {
      EXPECT_EQ((*all)[i][j].revision, (*alone)[j].revision);
      EXPECT_EQ((*all)[i][j].since, (*alone)[j].since);
    }
  }
  EXPECT_EQ((*all)[0].size(), 1);
  EXPECT_EQ((*all)[1].size(), 2);
  EXPECT_THAT((*all)[2], IsEmpty());
}

TEST(Apply, KeepsEveryStateReadable) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "old" })")});
  store.Apply({NamedVisit("leicester/other")});
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "new" })")});

  EXPECT_FALSE(FindVisit(*store.store(), "leicester/v1", 0)->has_value());
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

TEST(Apply, MovesThePositionAlsoWithoutRevisions) {
  TestStore store;

  store.Apply({});

  EXPECT_THAT(store->position(), EqualsProto(R"pb(log_id: "log" caught_up: true)pb"));
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

TEST(WholeVisits, HaveTheirFindingsBesideThemWhereThatIsAsked) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "replaced" })"),
               NamedVisit("leicester/v2", R"(start_date: "2017" findings { id: "second" }
                                             observations { id: "o1" })"),
               NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "first" })")});
  const auto whole = store->WholeVisits("leicester", store.sequence());
  ASSERT_THAT(whole, IsOk());

  StoredFindings findings;
  const auto visits = store->WholeVisits("leicester", store.sequence(), findings);

  ASSERT_THAT(visits, IsOk());
  ASSERT_EQ(visits->size(), whole->size());
  for (std::size_t i = 0; i < visits->size(); ++i) {
    v1::Visit visit = visits->at(i);
    EXPECT_THAT(FindingIds(visit), IsEmpty());
    for (const FindingView& finding : findings.Of(visit.name())) {
      *visit.add_findings() = finding.Message();
    }
    EXPECT_THAT(visit, EqualsProto(whole->at(i).DebugString()));
  }
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

}  // namespace
}  // namespace waymark::query
