#include "ingest-service/log/log_store.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/keys.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using internal::v1::Change;
using internal::v1::ChangeRecord;
using internal::v1::LoggedChange;
using testing::ElementsAre;

constexpr std::size_t kNoLimit = std::size_t{1} << 30;
constexpr char kGarbage[] = "\xff";

// Writes into the closed log, past the class.
void PutRaw(const std::filesystem::path& directory, storage::Family family, std::string key,
            std::string value) {
  auto database = storage::Database::Open({.directory = directory, .families = keys::Families()});
  ASSERT_THAT(database, IsOk());
  storage::Batch batch;
  batch.Put(family, std::move(key), std::move(value));
  ASSERT_THAT((*database)->Write(batch, storage::Sync::kNo), IsOk());
}

std::string EntryOf(std::uint64_t sequence, std::size_t hash_bytes = chain::kHashBytes) {
  ChangeRecord record;
  record.set_sequence(sequence);
  LoggedChange logged;
  logged.set_record(record.SerializeAsString());
  logged.set_hash(std::string(hash_bytes, 'h'));
  return logged.SerializeAsString();
}

std::vector<std::string> VisitIds(const absl::StatusOr<std::vector<Change>>& changes) {
  EXPECT_THAT(changes, IsOk());
  std::vector<std::string> ids;
  for (const Change& change : *changes) {
    ChangeRecord record;
    EXPECT_TRUE(record.ParseFromString(change.record()));
    ids.push_back(record.visit_id());
  }
  return ids;
}

TEST(LogStore, KeepsItsIdentityAcrossReopening) {
  const TemporaryDirectory directory;
  const std::string made = OpenLog(directory.path())->log_id();

  const std::string read = OpenLog(directory.path())->log_id();

  EXPECT_EQ(read, made);
  EXPECT_THAT(made, testing::MatchesRegex("[0-9a-f]{32}"));
}

TEST(LogStore, EveryNewLogIsAnother) {
  const TemporaryDirectory one;
  const TemporaryDirectory two;

  EXPECT_NE(OpenLog(one.path())->log_id(), OpenLog(two.path())->log_id());
}

TEST(LogStore, AnEmptyLogStandsAtItsGenesis) {
  const TemporaryDirectory directory;

  const auto store = OpenLog(directory.path());

  EXPECT_EQ(store->head().sequence, 0U);
  EXPECT_EQ(store->head().hash, chain::GenesisHash(store->log_id()));
  EXPECT_EQ(store->head().commit_time_micros, 0);
}

TEST(Append, WritesTheWholeRecord) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  NewChange change = ChangeOf("v1", 3);
  change.revision_digest = "digest";

  ASSERT_THAT(store->Append(AdditionOf({change}, 1234)), IsOk());

  const auto changes = store->ReadAfter(0, kNoLimit);
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 1U);
  ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(changes->front().record()));
  EXPECT_THAT(record, EqualsProto(R"pb(
                format: 1
                sequence: 1
                commit_time_micros: 1234
                submitter: "someone"
                kind: CHANGE_KIND_REVISION
                authority_id: "leicester"
                visit_id: "v1"
                revision: 3
                revision_digest: "digest")pb"));
  EXPECT_EQ(changes->front().revision(), change.stored_revision);
}

TEST(Append, ChainsEachChangeToTheOneBefore) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 1)), IsOk());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v3")}, 2)), IsOk());

  const auto changes = store->ReadAfter(0, kNoLimit);

  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 3U);
  std::string hash = chain::GenesisHash(store->log_id());
  for (const Change& change : *changes) {
    hash = chain::NextHash(hash, change.record());
    EXPECT_EQ(change.hash(), hash);
  }
  EXPECT_EQ(store->head().hash, hash);
}

TEST(Append, MovesTheHead) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());

  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 7)), IsOk());

  EXPECT_EQ(store->head().sequence, 2U);
  EXPECT_EQ(store->head().commit_time_micros, 7);
}

TEST(Append, GoesOnWhereTheLogEndedBeforeReopening) {
  const TemporaryDirectory directory;
  LogHead before;
  {
    const auto store = OpenLog(directory.path());
    ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 7)), IsOk());
    before = store->head();
  }
  const auto store = OpenLog(directory.path());
  EXPECT_EQ(store->head().sequence, before.sequence);
  EXPECT_EQ(store->head().hash, before.hash);
  EXPECT_EQ(store->head().commit_time_micros, before.commit_time_micros);

  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v3")}, 8)), IsOk());

  EXPECT_THAT(VisitIds(store->ReadAfter(0, kNoLimit)), ElementsAre("v1", "v2", "v3"));
}

TEST(FindHead, IsTheLastRevisionOfTheVisit) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  const NewChange last = ChangeOf("v1", 2);
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2"), last}, 5)), IsOk());

  const auto head = store->FindHead(NameOf("v1"));

  ASSERT_THAT(head, IsOk());
  ASSERT_TRUE(head->has_value());
  EXPECT_EQ((*head)->sequence(), 3U);
  EXPECT_EQ((*head)->revision(), 2);
  EXPECT_EQ((*head)->etag(), chain::Etag(last.revision_digest));
  EXPECT_EQ((*head)->create_time_micros(), last.create_time_micros);
}

TEST(FindHead, IsNothingForAVisitNeverWritten) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1")}, 5)), IsOk());

  const auto head = store->FindHead(NameOf("v"));

  ASSERT_THAT(head, IsOk());
  EXPECT_FALSE(head->has_value());
}

TEST(FindRevision, IsWhatWasWrittenThere) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 5)), IsOk());

  EXPECT_EQ((**store->FindRevision(2)).visit().name(), "authorities/leicester/visits/v2");
  EXPECT_FALSE(store->FindRevision(3)->has_value());
}

TEST(FindHash, IsTheGenesisAtTheStartAndNothingBeyondTheEnd) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 5)), IsOk());

  EXPECT_EQ(*store->FindHash(0), chain::GenesisHash(store->log_id()));
  EXPECT_EQ(*store->FindHash(1), store->ReadAfter(0, 1)->front().hash());
  EXPECT_EQ(*store->FindHash(2), store->head().hash);
  EXPECT_EQ(*store->FindHash(3), std::nullopt);
}

TEST(ReadAfter, BeginsBehindTheSequence) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2"), ChangeOf("v3")}, 1)),
              IsOk());

  EXPECT_THAT(VisitIds(store->ReadAfter(0, kNoLimit)), ElementsAre("v1", "v2", "v3"));
  EXPECT_THAT(VisitIds(store->ReadAfter(2, kNoLimit)), ElementsAre("v3"));
  EXPECT_THAT(VisitIds(store->ReadAfter(3, kNoLimit)), ElementsAre());
  EXPECT_THAT(VisitIds(store->ReadAfter(99, kNoLimit)), ElementsAre());
}

TEST(ReadAfter, KeepsTheOrderOfTheLogPastOneByteOfSequence) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  std::vector<NewChange> changes;
  std::vector<std::string> ids;
  for (int i = 0; i < 300; ++i) {
    ids.push_back("v" + std::to_string(i));
    changes.push_back(ChangeOf(ids.back()));
  }
  ASSERT_THAT(store->Append(AdditionOf(changes, 1)), IsOk());

  EXPECT_EQ(VisitIds(store->ReadAfter(0, kNoLimit)), ids);
}

TEST(ReadAfter, StopsOnceTheBytesArePassed) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2"), ChangeOf("v3")}, 1)),
              IsOk());
  const std::size_t one = store->ReadAfter(0, 1)->front().ByteSizeLong();

  EXPECT_THAT(VisitIds(store->ReadAfter(0, 1)), ElementsAre("v1"));
  EXPECT_THAT(VisitIds(store->ReadAfter(0, one)), ElementsAre("v1"));
  EXPECT_THAT(VisitIds(store->ReadAfter(0, one + 1)), ElementsAre("v1", "v2"));
}

TEST(ReadAfter, LeavesWhatWasErasedEmpty) {
  const TemporaryDirectory directory;
  { const auto made = OpenLog(directory.path()); }
  for (const std::uint64_t sequence : {1, 2, 3}) {
    PutRaw(directory.path(), keys::kLog, keys::Sequence(sequence), EntryOf(sequence));
    if (sequence == 2) continue;
    PutRaw(directory.path(), keys::kRevisions, keys::Sequence(sequence),
           "revision " + std::to_string(sequence));
  }

  const auto changes = OpenLog(directory.path())->ReadAfter(0, kNoLimit);

  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 3U);
  EXPECT_EQ(changes->at(0).revision(), "revision 1");
  EXPECT_EQ(changes->at(1).revision(), "");
  EXPECT_EQ(changes->at(2).revision(), "revision 3");
}

TEST(Open, RefusesTheFormatOfANewerVersion) {
  const TemporaryDirectory directory;
  { const auto made = OpenLog(directory.path()); }
  PutRaw(directory.path(), keys::kMeta, std::string(keys::kFormatKey), "4");

  const auto opened = LogStore::Open(directory.path());

  EXPECT_EQ(opened.status().code(), absl::StatusCode::kFailedPrecondition) << opened.status();
}

TEST(Open, RefusesALogWithoutItsId) {
  const TemporaryDirectory directory;
  PutRaw(directory.path(), keys::kMeta, std::string(keys::kFormatKey), "1");

  const auto opened = LogStore::Open(directory.path());

  EXPECT_EQ(opened.status().code(), absl::StatusCode::kDataLoss) << opened.status();
}

TEST(Open, RefusesADamagedLastEntry) {
  struct Case {
    const char* name;
    std::string entry;
  };
  LoggedChange unreadable;
  unreadable.set_record(kGarbage);
  unreadable.set_hash(std::string(chain::kHashBytes, 'h'));
  for (const Case& c :
       {Case{"no entry", kGarbage}, Case{"no record", unreadable.SerializeAsString()},
        Case{"record of another sequence", EntryOf(2)}, Case{"short hash", EntryOf(1, 31)}}) {
    const TemporaryDirectory directory;
    { const auto made = OpenLog(directory.path()); }
    PutRaw(directory.path(), keys::kLog, keys::Sequence(1), c.entry);

    const auto opened = LogStore::Open(directory.path());

    EXPECT_EQ(opened.status().code(), absl::StatusCode::kDataLoss) << c.name;
  }
}

TEST(Open, GivesNoNewIdToALogThatHoldsChanges) {
  const TemporaryDirectory directory;
  {
    const auto database =
        storage::Database::Open({.directory = directory.path(), .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
  }
  PutRaw(directory.path(), keys::kLog, keys::Sequence(1), EntryOf(1));

  EXPECT_EQ(LogStore::Open(directory.path()).status().code(), absl::StatusCode::kDataLoss);
}

TEST(LogStore, SaysDataLossOfWhatItCannotRead) {
  const TemporaryDirectory directory;
  {
    const auto store = OpenLog(directory.path());
    ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1"), ChangeOf("v2")}, 1)), IsOk());
  }
  PutRaw(directory.path(), keys::kLog, keys::Sequence(1), kGarbage);
  PutRaw(directory.path(), keys::kRevisions, keys::Sequence(1), kGarbage);
  PutRaw(directory.path(), keys::kHeads, keys::Visit(NameOf("v1")), kGarbage);
  const auto store = OpenLog(directory.path());

  EXPECT_EQ(store->FindHash(1).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(store->ReadAfter(0, kNoLimit).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(store->FindRevision(1).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(store->FindHead(NameOf("v1")).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(VisitIds(store->ReadAfter(1, kNoLimit)), ElementsAre("v2"));
}

}  // namespace
}  // namespace waymark::ingest
