// Revisions that are erased: what the store still says of them. That the bytes are gone from its
// files is visit_purge_test.cc's.
#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kFirst[] = R"(
    start_date: "2016" findings { id: "f1" themes: "themes/caseloads" }
    observations { id: "o1" measure: "measures/cl-in-touch" }
    etag: "e1" submitter: "someone" update_time { seconds: 1 })";

HeldRevision Read(const TestStore& store, std::uint64_t since) {
  auto held = store->ReadRevision(NameOf("leicester/v1"), since);
  EXPECT_THAT(held, IsOk());
  return held.ok() ? *std::move(held) : HeldRevision();
}

std::vector<std::int64_t> Revisions(const TestStore& store, std::uint64_t at) {
  std::vector<std::int64_t> numbers;
  const auto places = store->FindRevisions(NameOf("leicester/v1"), at);
  EXPECT_THAT(places, IsOk());
  for (const RevisionPlace& place : *places) numbers.push_back(place.revision);
  return numbers;
}

// "timeline leicester 2016-01-01 v1" for each key of a piece that change `since` wrote.
std::vector<std::string> PiecesOf(TestStore& store, std::uint64_t since) {
  store.Close();
  std::vector<std::string> pieces;
  {
    const auto database =
        storage::Database::Open({.directory = store.path(), .families = keys::Families()});
    EXPECT_THAT(database, IsOk());
    for (const storage::Family family : {keys::kTimeline, keys::kDetails, keys::kWords}) {
      for (storage::Scan scan = (*database)->NewScan(family, ""); scan.Valid(); scan.Next()) {
        const auto parts = keys::Split(scan.key());
        EXPECT_TRUE(parts.has_value());
        if (parts->since != since) continue;
        pieces.push_back(keys::Families()[family]);
        for (const std::string_view id : parts->ids) pieces.back().append(" ").append(id);
      }
    }
  }
  store.Reopen();
  return pieces;
}

// A visit whose first revision, of change 1, change 2 has replaced.
class ErasureTest : public testing::Test {
 protected:
  ErasureTest() {
    store_.Apply({NamedVisit("leicester/v1", kFirst)});
    store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2017" findings { id: "f2" })")});
  }

  TestStore store_;
};

TEST_F(ErasureTest, LeavesOnlyWhoWroteTheRevisionAndWhen) {
  store_.Erase("leicester/v1", 1, 1);

  const HeldRevision held = Read(store_, 1);
  EXPECT_FALSE(held.visit.has_value());
  EXPECT_THAT(held.location, EqualsProto(R"pb(
                create_time_micros: 1000000
                revision: 1
                erased: true
                commit_time_micros: 1000000
                submitter: "someone"
                etag: "e1")pb"));
  EXPECT_THAT(Revisions(store_, 3), ElementsAre(1, 2));
}

TEST_F(ErasureTest, DeletesEveryPieceOfTheRevisionAndNoOther) {
  ASSERT_THAT(PiecesOf(store_, 1),
              ElementsAre("timeline leicester 2016-01-01 v1", "details leicester 2016-01-01 v1",
                          "words leicester 2016-01-01 v1"));
  const std::vector<std::string> of_second = PiecesOf(store_, 2);

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(PiecesOf(store_, 1), IsEmpty());
  EXPECT_EQ(PiecesOf(store_, 2), of_second);
}

TEST_F(ErasureTest, KeepsTheOtherRevisionsAndTheCreateTime) {
  store_.Erase("leicester/v1", 1, 1);
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2018")")});

  EXPECT_EQ(Read(store_, 2).visit->findings(0).id(), "f2");
  EXPECT_THAT(Read(store_, 4).visit->create_time(), EqualsProto("seconds: 1"));
}

TEST_F(ErasureTest, TakesTheVisitOutOfTheStatesTheRevisionWasPartOf) {
  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(*store_->Timeline("leicester", 1), IsEmpty());
  EXPECT_THAT(*store_->WholeVisits("leicester", 1), IsEmpty());
  EXPECT_THAT(*store_->VisitsWithThemes("leicester", {"caseloads"}, 1), IsEmpty());
}

TEST_F(ErasureTest, OfADeletionSaysThatItWasOne) {
  store_.Delete("leicester/v1", R"(start_date: "2017" delete_reason: "a name")");
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2017")")});

  store_.Erase("leicester/v1", 3, 3);

  EXPECT_TRUE(Read(store_, 3).location.deleted());
  EXPECT_TRUE(Read(store_, 3).location.erased());
  EXPECT_FALSE(Read(store_, 3).visit.has_value());
}

TEST_F(ErasureTest, OfWhatIsErasedDoesNothing) {
  store_.Erase("leicester/v1", 1, 1);
  const std::string before = Read(store_, 1).location.SerializeAsString();

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_EQ(Read(store_, 1).location.SerializeAsString(), before);
  EXPECT_EQ(store_->position().applied_sequence(), 4U);
}

TEST_F(ErasureTest, IsRefusedForWhatItsChangeDidNotWrite) {
  struct Case {
    const char* name;
    const char* visit;
    Erasure erasure;
  };
  for (const Case& c : {
           Case{"another revision", "leicester/v1", {.revision = 2, .sequence = 1}},
           Case{"another visit", "leicester/v2", {.revision = 1, .sequence = 1}},
           Case{"no such change", "leicester/v1", {.revision = 1, .sequence = 9}},
       }) {
    const absl::Status applied = store_.TryApply({store_.Next(NameOf(c.visit), c.erasure)});

    EXPECT_EQ(applied.code(), absl::StatusCode::kDataLoss) << c.name;
    EXPECT_TRUE(Read(store_, 1).visit.has_value()) << c.name;
  }
}

TEST(Erasure, InOneBatchWithTheRevisionAndItsCorrection) {
  TestStore store;
  std::vector<ProjectedChange> changes;
  changes.push_back(store.Written(NamedVisit("leicester/v1", kFirst)));
  changes.push_back(store.Written(NamedVisit("leicester/v1", R"(start_date: "2017")")));
  changes.push_back(store.Next(NameOf("leicester/v1"), Erasure{.revision = 1, .sequence = 1}));
  changes.push_back(store.Written(NamedVisit("leicester/v1", R"(start_date: "2018")")));

  store.ApplyAll(std::move(changes));

  EXPECT_FALSE(Read(store, 1).visit.has_value());
  EXPECT_EQ(Read(store, 1).until, 2U);
  EXPECT_EQ(Read(store, 2).visit->start_date(), "2017");
  EXPECT_EQ(Read(store, 4).visit->start_date(), "2018");
  EXPECT_THAT(Read(store, 4).visit->create_time(), EqualsProto("seconds: 1"));
  EXPECT_THAT(PiecesOf(store, 1), IsEmpty());
}

TEST(Erasure, OfACurrentRevisionIsNotUndoneByTheNextOne) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", kFirst)});
  std::vector<ProjectedChange> changes;
  changes.push_back(store.Next(NameOf("leicester/v1"), Erasure{.revision = 1, .sequence = 1}));
  changes.push_back(store.Written(NamedVisit("leicester/v1", R"(start_date: "2017")")));

  store.ApplyAll(std::move(changes));

  EXPECT_THAT(PiecesOf(store, 1), IsEmpty());
  EXPECT_EQ(Read(store, 1).until, 3U);
  EXPECT_FALSE(Read(store, 1).visit.has_value());
  EXPECT_EQ(Read(store, 3).visit->start_date(), "2017");
}

TEST(ErasedRevision, LeavesTheVisitWithoutAState) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(findings { themes: "themes/caseloads" })")});
  store.ApplyErased("leicester/v1");
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")")});

  EXPECT_TRUE(Read(store, 1).visit.has_value());
  EXPECT_FALSE(Read(store, 2).visit.has_value());
  EXPECT_THAT(*store->Timeline("leicester", 2), IsEmpty());
  EXPECT_EQ(Read(store, 3).visit->start_date(), "2016");
}

TEST(ErasedRevision, OfAVisitNeverSeenIsRemembered) {
  TestStore store;
  store.ApplyErased("leicester/v1");
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")")});

  EXPECT_THAT(Revisions(store, 2), ElementsAre(1, 2));
  EXPECT_THAT(Read(store, 1).location, EqualsProto(R"pb(
                create_time_micros: 1000000
                revision: 1
                erased: true
                commit_time_micros: 1000000
                submitter: "someone"
                etag: "erased")pb"));
  EXPECT_THAT(Read(store, 2).visit->create_time(), EqualsProto("seconds: 1"));
}

TEST(ErasedRevision, StaysAsItIsWhenItsErasureComes) {
  TestStore store;
  store.ApplyErased("leicester/v1");
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")")});
  const std::string before = Read(store, 1).location.SerializeAsString();

  store.Erase("leicester/v1", 1, 1);

  EXPECT_EQ(Read(store, 1).location.SerializeAsString(), before);
}

TEST(Apply, OfWhatIsAppliedAlreadyChangesNothing) {
  TestStore store;
  const auto changes = [&store] {
    std::vector<ProjectedChange> all;
    all.push_back(store.Written(NamedVisit("leicester/v1", kFirst)));
    all.push_back(
        store.Written(NamedVisit("leicester/v1", R"(start_date: "2017" findings { id: "f2" })")));
    all.push_back(store.Next(NameOf("leicester/v1"), Erasure{.revision = 1, .sequence = 1}));
    return all;
  }();
  store.ApplyAll(changes);

  store.ApplyAll(changes);

  EXPECT_THAT(Revisions(store, 3), ElementsAre(1, 2));
  EXPECT_EQ(Read(store, 1).until, 2U);
  EXPECT_FALSE(Read(store, 1).visit.has_value());
  EXPECT_EQ(Read(store, 2).visit->findings(0).id(), "f2");
  EXPECT_THAT(Read(store, 2).visit->create_time(), EqualsProto("seconds: 1"));
  EXPECT_THAT(PiecesOf(store, 1), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
