// What is erased is in none of the store's files.
#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/test_files.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/revision_batch.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::IsEmpty;
using testing::Not;

// The mark that bytes are still to be purged.
bool IsOwed(TestStore& store) {
  store.Close();
  bool owed = false;
  {
    const auto database =
        storage::Database::Open({.directory = store.path(), .families = keys::Families()});
    EXPECT_THAT(database, IsOk());
    owed = (*database)->Get(keys::kMeta, keys::kPurgeKey)->has_value();
  }
  store.Reopen();
  return owed;
}

class VisitPurgeTest : public testing::Test {
 protected:
  // A revision with the marker in every kind of piece, and the one that replaces it.
  void ApplyMarkedAndCorrected() {
    v1::Visit marked = NamedVisit("leicester/v1", R"(
        start_date: "2016" findings { id: "f1" themes: "themes/caseloads" }
        observations { id: "o1" measure: "measures/cl-in-touch" })");
    marked.set_delivery_body(marker_);
    marked.add_notes()->set_text(marker_);
    marked.mutable_findings(0)->set_statement(marker_);
    marked.mutable_observations(0)->set_label(marker_);
    store_.Apply({marked});
    store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")")});
  }
  [[nodiscard]] std::vector<std::string> FilesWithMarker() const {
    return storage::FilesWith(store_.path(), marker_);
  }

  const std::string marker_ = storage::UniqueMarker();
  TestStore store_;
};

TEST_F(VisitPurgeTest, RemovesTheBytesFromEveryFile) {
  ApplyMarkedAndCorrected();
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
  EXPECT_FALSE(IsOwed(store_));
}

TEST_F(VisitPurgeTest, RemovesTheWordsOfTheIndex) {
  ApplyMarkedAndCorrected();
  const std::string word = absl::AsciiStrToLower(marker_);
  ASSERT_THAT(storage::FilesWith(store_.path(), keys::TermKey(keys::Term(word))), Not(IsEmpty()));

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(storage::FilesWith(store_.path(), word), IsEmpty());
  // RocksDB's list of files may name the hash until the store is opened again.
  EXPECT_THAT(storage::FilesWith(store_.path(), keys::TermKey(keys::Term(word))),
              testing::Each(testing::StartsWith("MANIFEST-")));
  store_.Reopen();
  EXPECT_THAT(storage::FilesWith(store_.path(), keys::TermKey(keys::Term(word))), IsEmpty());
}

TEST_F(VisitPurgeTest, RemovesThemFromTheFilesOfAnEarlierRun) {
  ApplyMarkedAndCorrected();
  store_.Reopen();
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(VisitPurgeTest, RemovesThemFromBelowAnEarlierErasure) {
  ApplyMarkedAndCorrected();
  store_.Apply({NamedVisit("leicester/v0", R"(start_date: "2015")")});
  store_.Apply({NamedVisit("leicester/v0", R"(start_date: "2017")")});
  store_.Erase("leicester/v0", 1, 3);
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  store_.Erase("leicester/v1", 1, 1);

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(VisitPurgeTest, RemovesWhatCameInTheSameBatch) {
  v1::Visit marked = NamedVisit("leicester/v1");
  marked.add_notes()->set_text(marker_);
  std::vector<ProjectedChange> changes;
  changes.push_back(store_.Written(marked));
  changes.push_back(store_.Written(NamedVisit("leicester/v1")));
  changes.push_back(store_.Next(NameOf("leicester/v1"), Erasure{.revision = 1, .sequence = 1}));

  store_.ApplyAll(std::move(changes));

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(VisitPurgeTest, IsMadeUpForWhenTheStoreIsOpenedAfterACrash) {
  ApplyMarkedAndCorrected();
  store_.Close();
  {
    // As a crash leaves it between the batch and the purge.
    const auto database =
        storage::Database::Open({.directory = store_.path(), .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
    AuthorityNumbers numbers;
    ASSERT_THAT(numbers.Load(**database), IsOk());
    RevisionBatch batch(**database, numbers);
    ASSERT_THAT(
        batch.Add(store_.Next(NameOf("leicester/v1"), Erasure{.revision = 1, .sequence = 1})),
        IsOk());
    ASSERT_THAT(batch.PutSayers(Sayings()), IsOk());
    batch.batch().Put(keys::kMeta, std::string(keys::kPurgeKey), "");
    ASSERT_THAT((*database)->Write(batch.batch(), storage::Sync::kNo), IsOk());
  }
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  store_.Reopen();

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
  EXPECT_FALSE(IsOwed(store_));
}

TEST_F(VisitPurgeTest, LeavesTheBytesOfOtherRevisions) {
  ApplyMarkedAndCorrected();
  v1::Visit other = NamedVisit("leicester/v1", R"(start_date: "2016")");
  other.add_notes()->set_text(marker_);
  store_.Apply({other});

  store_.Erase("leicester/v1", 1, 1);

  const auto found = FindVisit(*store_.store(), "leicester/v1", 4);
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ((*found)->notes(0).text(), marker_);
}

}  // namespace
}  // namespace waymark::query
