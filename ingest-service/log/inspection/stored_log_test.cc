#include "ingest-service/log/inspection/stored_log.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

// Checks the chain of what is read to it.
class CheckingReader : public LogReader {
 public:
  void Begin(const std::string& log_id, std::uint64_t last_sequence) override {
    check_ = std::make_unique<ChainCheck>(log_id);
    last_sequence_ = last_sequence;
  }
  absl::Status Take(const internal::v1::Change& change) override { return check_->Next(change); }

  std::unique_ptr<ChainCheck> check_;
  std::uint64_t last_sequence_ = 0;
};

class StoredLogTest : public testing::Test {
 protected:
  // Changes 1 to 4 write visits "a" (twice), "b" and "c", and change 5 erases change 1.
  void SetUp() override {
    std::filesystem::create_directories(data_dir());
    auto store = DataDirectory(data_dir()).Open();
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->Append(AdditionOf(
                    {ChangeOf("a"), ChangeOf("a", 2), ChangeOf("b"), ChangeOf("c"), Erasure()}, 1)),
                IsOk());
    ASSERT_THAT((*store)->PurgeErased(), IsOk());
    ASSERT_THAT(AcknowledgedMark::Write(data_dir() / "acknowledged", (*store)->log_id(), 5),
                IsOk());
  }

  static NewChange Erasure() {
    NewChange change;
    change.kind = internal::v1::CHANGE_KIND_ERASURE;
    change.name = NameOf("a");
    change.revision = 1;
    change.erased_sequence = 1;
    return change;
  }

  // Changes the stored log behind its back.
  void Tamper(const storage::Batch& batch) const {
    auto database =
        storage::Database::Open({.directory = data_dir() / "log", .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
    ASSERT_THAT((*database)->Write(batch, storage::Sync::kYes), IsOk());
  }
  void Put(storage::Family family, std::string key, std::string value) const {
    storage::Batch batch;
    batch.Put(family, std::move(key), std::move(value));
    Tamper(batch);
  }
  void Delete(storage::Family family, std::string key) const {
    storage::Batch batch;
    batch.Delete(family, std::move(key));
    Tamper(batch);
  }

  // The first break in the chain.
  absl::Status Read() const {
    const auto log = StoredLog::Open(data_dir());
    if (!log.ok()) return log.status();
    CheckingReader reader;
    const absl::Status read = (*log)->ReadTo(reader);
    return read.ok() ? reader.check_->Finish() : read;
  }

  absl::Status CheckHeads() const {
    const auto log = StoredLog::Open(data_dir());
    return log.ok() ? (*log)->CheckHeads() : log.status();
  }

  static internal::v1::StoredRequest RequestOf(const std::string& visit, std::uint64_t sequence) {
    internal::v1::StoredRequest request;
    request.set_sequence(sequence);
    request.set_visit(NameOf(visit).ToString());
    request.set_commit_time_micros(1);
    return request;
  }
  // Remembers it as r1, and perhaps when it is to be forgotten.
  void PutRequest(const internal::v1::StoredRequest& request, bool with_time) const {
    const std::string key = keys::Request("someone", "r1");
    Put(keys::kRequests, key, request.SerializeAsString());
    if (with_time) Put(keys::kRequestTimes, keys::RequestTime(1, key), "");
  }
  absl::Status CheckRequests() const {
    const auto log = StoredLog::Open(data_dir());
    return log.ok() ? (*log)->CheckRequests() : log.status();
  }

  std::filesystem::path data_dir() const { return directory_.path() / "data"; }

  TemporaryDirectory directory_;
};

TEST_F(StoredLogTest, ReadsEveryChangeInOrder) {
  const auto log = StoredLog::Open(data_dir());
  ASSERT_THAT(log, IsOk());
  CheckingReader reader;

  EXPECT_THAT((*log)->ReadTo(reader), IsOk());

  EXPECT_EQ(reader.last_sequence_, 5U);
  EXPECT_EQ(reader.check_->sequence(), 5U);
  EXPECT_THAT(reader.check_->Finish(), IsOk());
  EXPECT_THAT((*log)->CheckHeads(), IsOk());
  EXPECT_THAT((*log)->CheckMark(), IsOk());
}

TEST_F(StoredLogTest, RefusesALogThatIsBeingServed) {
  const auto serving = DataDirectory(data_dir()).Open();
  ASSERT_THAT(serving, IsOk());

  EXPECT_EQ(StoredLog::Open(data_dir()).status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(StoredLogTest, SaysWhereThereIsNoLog) {
  const auto log = StoredLog::Open(directory_.path() / "elsewhere");

  EXPECT_EQ(log.status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(directory_.path() / "elsewhere"));
}

TEST_F(StoredLogTest, SaysWhereTheLogIsGoneThatWasAcknowledged) {
  std::filesystem::remove_all(data_dir() / "log");

  EXPECT_EQ(StoredLog::Open(data_dir()).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(StoredLogTest, RefusesTheFormatOfANewerVersion) {
  Put(keys::kMeta, std::string(keys::kFormatKey), "99");

  EXPECT_EQ(StoredLog::Open(data_dir()).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(StoredLogTest, FindsALogWithoutItsIdentity) {
  Delete(keys::kMeta, std::string(keys::kLogIdKey));

  EXPECT_EQ(StoredLog::Open(data_dir()).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(StoredLogTest, FindsAChangeThatIsNotThere) {
  Delete(keys::kLog, keys::Sequence(2));

  EXPECT_EQ(Read().message(),
            "change 2: it is not there; it is a change to authorities/leicester/visits/a");
}

TEST_F(StoredLogTest, FindsAnEntryThatIsNone) {
  Put(keys::kLog, keys::Sequence(2), "\xff");

  EXPECT_EQ(Read().message(),
            "change 2: its entry cannot be read; it is a change to authorities/leicester/visits/a");
}

TEST_F(StoredLogTest, FindsARevisionThatIsNotThere) {
  Delete(keys::kRevisions, keys::Sequence(3));

  EXPECT_EQ(
      Read().message(),
      "change 3 (revision 1 of authorities/leicester/visits/b): its revision is not there, and "
      "no change erased it");
}

TEST_F(StoredLogTest, FindsARevisionWithoutAChange) {
  Put(keys::kRevisions, keys::Sequence(9), "bytes");

  EXPECT_EQ(Read().message(), "change 9: there is a revision, and no such change");
}

TEST_F(StoredLogTest, FindsAHeadThatIsNotThere) {
  Delete(keys::kHeads, keys::Visit(NameOf("b")));

  EXPECT_THAT(CheckHeads().message(), HasSubstr("authorities/leicester/visits/b "));
}

TEST_F(StoredLogTest, FindsAHeadTooMany) {
  Put(keys::kHeads, keys::Visit(NameOf("x")), "");

  EXPECT_THAT(CheckHeads().message(), HasSubstr("authorities/leicester/visits/x "));
}

TEST_F(StoredLogTest, FindsAHeadThatSaysAnotherThing) {
  Put(keys::kHeads, keys::Visit(NameOf("a")), HeadOf(ChangeOf("a", 2), 2).SerializeAsString());

  EXPECT_THAT(CheckHeads().message(), HasSubstr("authorities/leicester/visits/a "));
}

TEST_F(StoredLogTest, FindsNothingWrongWithRequestsThatTheLogAnswers) {
  PutRequest(RequestOf("a", 2), true);
  PutRequest(RequestOf("b", 3), true);

  EXPECT_THAT(CheckRequests(), IsOk());
}

TEST_F(StoredLogTest, FindsARequestThatIsNone) {
  Put(keys::kRequests, keys::Request("someone", "r1"), "\xff");

  EXPECT_THAT(CheckRequests().message(), HasSubstr("request 'r1' cannot be read"));
}

TEST_F(StoredLogTest, FindsARequestAnsweredWithAChangeThatIsNotThere) {
  PutRequest(RequestOf("a", 9), true);

  EXPECT_THAT(CheckRequests().message(),
              HasSubstr("request 'r1' is answered with change 9, and the log ends at change 5"));
}

TEST_F(StoredLogTest, FindsARequestAnsweredWithTheChangeOfAnotherVisit) {
  PutRequest(RequestOf("a", 3), true);

  EXPECT_THAT(CheckRequests().message(), HasSubstr("which is not of its visit"));
}

TEST_F(StoredLogTest, FindsARequestThatWouldNeverBeForgotten) {
  PutRequest(RequestOf("a", 2), false);

  EXPECT_THAT(CheckRequests().message(), HasSubstr("never be forgotten"));
}

TEST_F(StoredLogTest, FindsALogThatEndsBeforeWhatWasAcknowledged) {
  storage::Batch batch;
  for (const std::uint64_t sequence : {4, 5}) {
    batch.Delete(keys::kLog, keys::Sequence(sequence));
    batch.Delete(keys::kRevisions, keys::Sequence(sequence));
  }
  Tamper(batch);

  const auto log = StoredLog::Open(data_dir());

  ASSERT_THAT(log, IsOk());
  EXPECT_THAT((*log)->CheckMark().message(), HasSubstr("the log ends at change 3"));
}

TEST_F(StoredLogTest, ReadsALogOfTheFirstFormat) {
  Put(keys::kMeta, std::string(keys::kFormatKey), std::string(keys::kFirstFormat));

  EXPECT_THAT(Read(), IsOk());
  EXPECT_THAT(CheckHeads(), IsOk());
}

}  // namespace
}  // namespace waymark::ingest
