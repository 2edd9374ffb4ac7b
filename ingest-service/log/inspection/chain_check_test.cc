#include "ingest-service/log/inspection/chain_check.h"

#include <functional>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/made_log.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using internal::v1::CHANGE_KIND_DELETION;
using internal::v1::ChangeRecord;

// 1 and 3 write visit "a", 2 writes "b", 4 withdraws "a", 5 erases the first revision of "a".
MadeLog CleanLog() {
  MadeLog log;
  log.Write("a", 1);
  log.Write("b", 1);
  log.Write("a", 2);
  log.Write("a", 3, CHANGE_KIND_DELETION);
  log.Erase("a", 1, 1);
  log.Lose(1);
  return log;
}

absl::Status Check(const MadeLog& log, ChainCheck& check) {
  for (const internal::v1::Change& change : log.changes) {
    WAYMARK_RETURN_IF_ERROR(check.Next(change));
  }
  return check.Finish();
}

absl::Status Check(const MadeLog& log) {
  ChainCheck check(MadeLog::kLogId);
  return Check(log, check);
}

TEST(ChainCheck, FindsACleanLogWhole) {
  const MadeLog log = CleanLog();
  ChainCheck check(MadeLog::kLogId);

  EXPECT_THAT(Check(log, check), IsOk());
  EXPECT_EQ(check.sequence(), 5U);
  EXPECT_EQ(check.hash(), log.changes.back().hash());
  EXPECT_EQ(check.visits(), 2U);
}

TEST(ChainCheck, FindsAnEmptyLogWhole) {
  ChainCheck check(MadeLog::kLogId);

  EXPECT_THAT(check.Finish(), IsOk());
  EXPECT_EQ(check.sequence(), 0U);
  EXPECT_EQ(check.hash(), chain::GenesisHash(MadeLog::kLogId));
}

TEST(ChainCheck, TakesTheSameErasureTwice) {
  MadeLog log = CleanLog();
  log.Erase("a", 1, 1);

  EXPECT_THAT(Check(log), IsOk());
}

TEST(ChainCheck, TakesAVisitRecordedAgainAfterItWasWithdrawn) {
  MadeLog log = CleanLog();
  log.Write("a", 4);

  EXPECT_THAT(Check(log), IsOk());
}

TEST(ChainCheck, FindsALogThatBeganAsAnother) {
  ChainCheck check("fedcba9876543210fedcba9876543210");

  EXPECT_EQ(
      Check(CleanLog(), check).message(),
      "change 1 (revision 1 of authorities/leicester/visits/a): its hash does not follow from "
      "its record and the change before it");
}

TEST(ChainCheck, StaysAtTheLastChangeInOrder) {
  MadeLog log = CleanLog();
  log.at(3).set_hash("");
  ChainCheck check(MadeLog::kLogId);

  EXPECT_FALSE(Check(log, check).ok());
  EXPECT_EQ(check.sequence(), 2U);
}

void FlipLastBit(std::string& bytes) { bytes.back() = static_cast<char>(bytes.back() ^ 1); }

// Forges the record of one change.
std::function<void(MadeLog&)> Forged(std::uint64_t sequence,
                                     const std::function<void(ChangeRecord&)>& change) {
  return [=](MadeLog& log) { log.Forge(sequence, change); };
}

struct Case {
  std::string name;
  std::function<void(MadeLog&)> tamper;  // With a clean log.
  std::string want;
};

class TamperedLogTest : public testing::TestWithParam<Case> {};

TEST_P(TamperedLogTest, ItsFirstBreakIsNamed) {
  MadeLog log = CleanLog();

  GetParam().tamper(log);

  const absl::Status found = Check(log);
  EXPECT_EQ(found.code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(found.message(), GetParam().want);
}

const Case kCases[] = {
    {"FlippedBitInARecord", [](MadeLog& log) { FlipLastBit(*log.at(2).mutable_record()); },
     "change 2 (revision 1 of authorities/leicester/visits/b): its hash does not follow from its "
     "record and the change before it"},
    {"FlippedBitInAHash", [](MadeLog& log) { FlipLastBit(*log.at(2).mutable_hash()); },
     "change 2 (revision 1 of authorities/leicester/visits/b): its hash does not follow from its "
     "record and the change before it"},
    {"RecordThatIsNone", [](MadeLog& log) { log.at(2).set_record("\xff"); },
     "change 2: its record cannot be read"},
    {"ForgedRecordAlone",
     [](MadeLog& log) {
       ChangeRecord record;
       record.ParseFromString(log.at(2).record());
       record.set_submitter("somebody else");
       log.at(2).set_record(record.SerializeAsString());
     },
     "change 2 (revision 1 of authorities/leicester/visits/b): its hash does not follow from its "
     "record and the change before it"},
    {"SwappedChanges", [](MadeLog& log) { std::swap(log.at(2), log.at(3)); },
     "change 2: change 3 stands in its place"},
    {"MissingChange", [](MadeLog& log) { log.changes.erase(log.changes.begin() + 1); },
     "change 2: change 3 stands in its place"},
    {"MissingFirstChange", [](MadeLog& log) { log.changes.erase(log.changes.begin()); },
     "change 1: change 2 stands in its place"},
    {"RepeatedChange",
     [](MadeLog& log) { log.changes.insert(log.changes.begin() + 1, log.changes[1]); },
     "change 3: change 2 stands in its place"},
    {"MissingChangeWithTheRestNumberedAnew",
     [](MadeLog& log) {
       log.changes.erase(log.changes.begin() + 1);
       ChangeRecord record;
       record.ParseFromString(log.at(2).record());
       record.set_sequence(2);
       log.at(2).set_record(record.SerializeAsString());
     },
     "change 2 (revision 2 of authorities/leicester/visits/a): its hash does not follow from its "
     "record and the change before it"},
    {"FlippedBitInARevision", [](MadeLog& log) { FlipLastBit(*log.at(2).mutable_revision()); },
     "change 2 (revision 1 of authorities/leicester/visits/b): its revision is not what its digest "
     "says"},
    {"WrongDigest", Forged(2, [](ChangeRecord& record) { record.set_revision_digest("x"); }),
     "change 2 (revision 1 of authorities/leicester/visits/b): its revision is not what its digest "
     "says"},
    {"SwappedRevisions",
     [](MadeLog& log) { log.at(2).mutable_revision()->swap(*log.at(3).mutable_revision()); },
     "change 2 (revision 1 of authorities/leicester/visits/b): its revision is not what its digest "
     "says"},
    {"MissingRevision", [](MadeLog& log) { log.Lose(2); },
     "change 2 (revision 1 of authorities/leicester/visits/b): its revision is not there, and no "
     "change erased it"},
    {"TwoMissingRevisions",
     [](MadeLog& log) {
       log.Lose(4);
       log.Lose(3);
     },
     "change 3 (revision 2 of authorities/leicester/visits/a): its revision is not there, and no "
     "change erased it"},
    {"WrongRevisionNumber", Forged(3, [](ChangeRecord& record) { record.set_revision(3); }),
     "change 3: it is numbered revision 3 of authorities/leicester/visits/a, whose next is 2"},
    {"FirstRevisionIsNotOne", Forged(2, [](ChangeRecord& record) { record.set_revision(0); }),
     "change 2: it is numbered revision 0 of authorities/leicester/visits/b, whose next is 1"},
    {"RevisionOfAnotherVisit", Forged(3, [](ChangeRecord& record) { record.set_visit_id("c"); }),
     "change 3: it is numbered revision 2 of authorities/leicester/visits/c, whose next is 1"},
    {"TimeGoesBack",
     Forged(3, [](ChangeRecord& record) { record.set_commit_time_micros(1'999'999); }),
     "change 3 (revision 2 of authorities/leicester/visits/a): its commit time is before that of "
     "the change before it"},
    {"ErasedRevisionIsStillThere",
     [](MadeLog& log) {
       log.at(1).set_revision("bytes");
       log.Forge(1, [](ChangeRecord& record) {
         record.set_revision_digest(chain::RevisionDigest("bytes"));
       });
     },
     "change 5: it erases revision 1 of authorities/leicester/visits/a, whose bytes are still "
     "there at change 1"},
    {"ErasureWithARevision", [](MadeLog& log) { log.at(5).set_revision("bytes"); },
     "change 5 (revision 1 of authorities/leicester/visits/a): it is an erasure, and has a "
     "revision"},
    {"ErasureOfTheCurrentRevision", Forged(5, [](ChangeRecord& record) { record.set_revision(3); }),
     "change 5: it erases revision 3 of authorities/leicester/visits/a, which is the current one"},
    {"ErasureOfALaterRevision", Forged(5, [](ChangeRecord& record) { record.set_revision(4); }),
     "change 5: it erases revision 4 of authorities/leicester/visits/a, which is not there"},
    {"ErasureOfNoRevision", Forged(5, [](ChangeRecord& record) { record.set_revision(0); }),
     "change 5: it erases revision 0 of authorities/leicester/visits/a, which is not there"},
    {"ErasureOfNoVisit", Forged(5, [](ChangeRecord& record) { record.set_visit_id("c"); }),
     "change 5: it erases revision 1 of authorities/leicester/visits/c, which is not there"},
    {"ErasureOfAnotherChange",
     Forged(5, [](ChangeRecord& record) { record.set_erased_sequence(2); }),
     "change 5: it erases revision 1 of authorities/leicester/visits/a at change 2, which was "
     "written by change 1"},
    {"KindOfANewerVersion",
     Forged(
         2,
         [](ChangeRecord& record) { record.set_kind(static_cast<internal::v1::ChangeKind>(9)); }),
     "change 2 (revision 1 of authorities/leicester/visits/b): it is of a kind this version does "
     "not know; check with the version that wrote it, "
     "or a newer one"},
    {"FormatOfANewerVersion", Forged(2, [](ChangeRecord& record) { record.set_format(2); }),
     "change 2 (revision 1 of authorities/leicester/visits/b): its record has format 2, which this "
     "version does not know; check with the version "
     "that wrote it, or a newer one"},
};

INSTANTIATE_TEST_SUITE_P(ChainCheck, TamperedLogTest, testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace waymark::ingest
