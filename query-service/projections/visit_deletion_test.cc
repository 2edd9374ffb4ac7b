// Revisions that withdraw their visit.
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/permitted_store.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "leicester/v1" and "leicester/v1 deleted", in the order of the walk.
std::vector<std::string> Walk(const TestStore& store, std::uint64_t at) {
  std::vector<std::string> names;
  EXPECT_THAT(
      store->Walk("", "", at,
                  [&](const v1::Visit& visit, const std::string&) {
                    names.push_back(BriefName(visit.name()) + (visit.deleted() ? " deleted" : ""));
                    return true;
                  }),
      IsOk());
  return names;
}

std::vector<std::int64_t> Revisions(const TestStore& store, const std::string& brief,
                                    std::uint64_t at) {
  std::vector<std::int64_t> numbers;
  const auto places = store->FindRevisions(NameOf(brief), at);
  EXPECT_THAT(places, IsOk());
  for (const RevisionPlace& place : *places) numbers.push_back(place.revision);
  return numbers;
}

std::vector<std::string> BriefNamesOf(const absl::StatusOr<std::vector<v1::Visit>>& visits) {
  EXPECT_THAT(visits, IsOk());
  return BriefNames(*visits);
}

// Two visits, of which the first is deleted by change 3.
class DeletionTest : public testing::Test {
 protected:
  DeletionTest() {
    store_.Apply({NamedVisit("leicester/v1", R"(
                      start_date: "2016" findings { id: "f1" themes: "themes/caseloads" }
                      observations { id: "o1" measure: "measures/cl-in-touch" })"),
                  NamedVisit("leicester/v2", R"(
                      start_date: "2017" findings { id: "f2" themes: "themes/caseloads" }
                      observations { id: "o2" measure: "measures/cl-in-touch" })")});
    store_.Delete("leicester/v1", R"(start_date: "2016" delete_reason: "recorded twice")");
  }

  TestStore store_;
};

TEST_F(DeletionTest, IsARevisionOfItsOwn) {
  const auto found = FindVisit(*store_.store(), "leicester/v1", 3);

  ASSERT_THAT(found, IsOk());
  ASSERT_TRUE(found->has_value());
  EXPECT_THAT(**found, EqualsProto(R"pb(
    name: "authorities/leicester/visits/v1"
    start_date: "2016"
    revision: 2
    deleted: true
    delete_reason: "recorded twice"
    create_time { seconds: 1 })pb"));
}

TEST_F(DeletionTest, LeavesTheRevisionBeforeReadable) {
  const auto places = store_->FindRevisions(NameOf("leicester/v1"), 3);
  ASSERT_THAT(places, IsOk());
  ASSERT_EQ(places->size(), 2U);

  const auto before = store_->ReadRevision(NameOf("leicester/v1"), places->front().since);

  ASSERT_THAT(before, IsOk());
  ASSERT_TRUE(before->visit.has_value());
  EXPECT_EQ(before->visit->findings(0).id(), "f1");
  EXPECT_FALSE(before->location.deleted());
}

TEST_F(DeletionTest, TakesTheVisitOutOfEveryAnalysis) {
  const ProjectionStore& store = *store_.store();

  EXPECT_THAT(BriefNamesOf(store.Timeline("leicester", 3)), ElementsAre("leicester/v2"));
  EXPECT_THAT(BriefNamesOf(store.WholeVisits("leicester", 3)), ElementsAre("leicester/v2"));
  EXPECT_EQ(store.WholeVisits("leicester", 3)->at(0).findings(0).id(), "f2");
  EXPECT_THAT(BriefNamesOf(store.VisitsWithThemes("leicester", {"caseloads"}, 3)),
              ElementsAre("leicester/v2"));
  EXPECT_THAT(BriefNamesOf(store.VisitsWithMeasures("leicester", {"cl-in-touch"}, 3)),
              ElementsAre("leicester/v2"));
}

TEST_F(DeletionTest, LeavesEarlierStatesAsTheyWere) {
  const ProjectionStore& store = *store_.store();

  EXPECT_THAT(BriefNamesOf(store.Timeline("leicester", 2)),
              ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_EQ(store.VisitsWithThemes("leicester", {"caseloads"}, 2)->at(0).findings(0).id(), "f1");
  EXPECT_THAT(Revisions(store_, "leicester/v1", 2), ElementsAre(1));
  EXPECT_THAT(Walk(store_, 2), ElementsAre("leicester/v1", "leicester/v2"));
}

TEST_F(DeletionTest, KeepsThePlaceInTheWalk) {
  EXPECT_THAT(Walk(store_, 3), ElementsAre("leicester/v1 deleted", "leicester/v2"));
}

TEST_F(DeletionTest, OfEveryVisitTakesTheAuthorityOut) {
  store_.Apply({NamedVisit("barnet/v1"), NamedVisit("barnet/v2"), NamedVisit("sunderland/v1")});
  const std::uint64_t one = store_.Delete("barnet/v1");
  const std::uint64_t both = store_.Delete("barnet/v2");

  const PermittedStore all(store_.store(), Visibility::Everything());
  EXPECT_TRUE(*all.HasVisits("barnet", one));
  EXPECT_FALSE(*all.HasVisits("barnet", both));
  EXPECT_TRUE(*all.HasVisits("sunderland", both));
}

TEST_F(DeletionTest, IsFollowedByTheRevisionThatRecordsTheVisitAnew) {
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2018" findings { id: "f3" })")});

  const auto found = FindVisit(*store_.store(), "leicester/v1", 4);
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ((*found)->revision(), 3);
  EXPECT_FALSE((*found)->deleted());
  EXPECT_THAT((*found)->create_time(), EqualsProto("seconds: 1"));
  EXPECT_THAT(Revisions(store_, "leicester/v1", 4), ElementsAre(1, 2, 3));
  EXPECT_THAT(BriefNamesOf(store_->Timeline("leicester", 4)),
              ElementsAre("leicester/v2", "leicester/v1"));
  EXPECT_THAT(Walk(store_, 4), ElementsAre("leicester/v2", "leicester/v1"));
}

TEST(Deletion, InOneBatchWithWhatItDeletesAndTheVisitAnew) {
  TestStore store;
  v1::Visit deleted = NamedVisit("leicester/v1", R"(start_date: "2016" deleted: true)");

  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "f1" })"), deleted,
               NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "f2" })")});

  EXPECT_THAT(BriefNamesOf(store->Timeline("leicester", 1)), ElementsAre("leicester/v1"));
  EXPECT_THAT(BriefNamesOf(store->Timeline("leicester", 2)), IsEmpty());
  EXPECT_EQ(store->WholeVisits("leicester", 3)->at(0).findings(0).id(), "f2");
  EXPECT_THAT((*FindVisit(*store.store(), "leicester/v1", 3))->create_time(),
              EqualsProto("seconds: 1"));
}

}  // namespace
}  // namespace waymark::query
