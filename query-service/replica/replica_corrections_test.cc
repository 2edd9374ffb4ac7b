// Deletions and erasures on their way from the feed into the store.
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/test_files.h"
#include "query-service/replica/replica.h"
#include "query-service/replica/test_feed.h"

namespace waymark::query {
namespace {

using testing::IsEmpty;
using testing::Not;

class ReplicaCorrectionsTest : public testing::Test {
 protected:
  ReplicaCorrectionsTest() : replica_(Open(directory_)) {}

  static std::unique_ptr<Replica> Open(const TemporaryDirectory& directory) {
    auto replica = Replica::Open(directory.path(), "digest");
    EXPECT_THAT(replica, IsOk());
    (*replica)->Observe({.on_applied = [](std::uint64_t) {},
                         .on_closed = [](std::int64_t) {},
                         .on_start_anew = [] {},
                         .on_answers = [](bool) {}});
    return *std::move(replica);
  }

  // A revision that holds the marker, and the one that replaces it.
  void WriteMarkedAndCorrected() {
    feed_.Write("leicester/v1", "notes { text: '" + marker_ + "' }");
    feed_.Write("leicester/v1", R"(start_date: "2016")");
  }

  const std::string marker_ = storage::UniqueMarker();
  const TemporaryDirectory directory_;
  TestFeed feed_;
  std::unique_ptr<Replica> replica_;
};

// The newest state, as one sees it who sees everything.
View AllIn(const Replica& replica) {
  const auto view = replica.CurrentView();
  EXPECT_THAT(view, IsOk());
  return view->For(Visibility::Everything());
}

// What a replica tells of every revision of the visit.
std::vector<std::string> RevisionsIn(const Replica& replica) {
  std::vector<std::string> revisions;
  const View view = AllIn(replica);
  const auto places = view.store->FindRevisions(NameOf("leicester/v1"), view.at());
  EXPECT_THAT(places, IsOk());
  for (const RevisionPlace& place : *places) {
    const auto held = view.store->ReadRevision(NameOf("leicester/v1"), place.since);
    EXPECT_THAT(held, IsOk());
    revisions.push_back(held->location.ShortDebugString() +
                        (held->visit.has_value() ? " of " + held->visit->ShortDebugString() : ""));
  }
  return revisions;
}

TEST_F(ReplicaCorrectionsTest, ADeletedVisitIsKeptAsSuch) {
  feed_.Write("leicester/v1", R"(start_date: "2016")");
  feed_.Delete("leicester/v1", R"(start_date: "2016" delete_reason: "recorded twice")");

  ASSERT_THAT(replica_->Apply(feed_.SendAll()), IsOk());

  const View view = AllIn(*replica_);
  EXPECT_THAT(*view.store->Timeline("leicester", view.at()), IsEmpty());
  const auto visit = FindVisit(*view.store, "leicester/v1", view.at());
  ASSERT_THAT(visit, IsOk());
  EXPECT_TRUE((*visit)->deleted());
  EXPECT_EQ((*visit)->delete_reason(), "recorded twice");
}

TEST_F(ReplicaCorrectionsTest, NoFileHoldsAnErasedRevisionOnceItsErasureIsApplied) {
  WriteMarkedAndCorrected();
  ASSERT_THAT(replica_->Apply(feed_.SendAll()), IsOk());
  ASSERT_THAT(storage::FilesWith(directory_.path(), marker_), Not(IsEmpty()));
  feed_.Erase("leicester/v1", 1);

  ASSERT_THAT(replica_->Apply(feed_.Send(2, 3)), IsOk());

  EXPECT_THAT(storage::FilesWith(directory_.path(), marker_), IsEmpty());
  EXPECT_EQ(replica_->CurrentView()->at(), 3U);
}

TEST_F(ReplicaCorrectionsTest, OneThatStartsLaterTellsTheSameOfAnErasedRevision) {
  WriteMarkedAndCorrected();
  ASSERT_THAT(replica_->Apply(feed_.SendAll()), IsOk());
  feed_.Erase("leicester/v1", 1);
  ASSERT_THAT(replica_->Apply(feed_.Send(2, 3)), IsOk());
  const TemporaryDirectory later_directory;
  const auto later = Open(later_directory);

  ASSERT_THAT(later->Apply(feed_.SendAll()), IsOk());

  EXPECT_EQ(RevisionsIn(*later).size(), 2U);
  EXPECT_EQ(RevisionsIn(*later), RevisionsIn(*replica_));
}

}  // namespace
}  // namespace waymark::query
