#include <optional>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/commit/test_writes.h"
#include "ingest-service/log/logged_revision.h"
#include "tests/support/temporary_directory.h"

// What the committer decides of updates, deletions, erasures and repeated requests.
namespace waymark::ingest {
namespace {

using testing::IsEmpty;

constexpr char kId[] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

VisitWrite UpdateOf(const std::string& visit_id, const std::string& etag, const std::string& text) {
  VisitWrite write = WriteOf(visit_id, v1::EXISTING_VISIT_FAIL, text);
  write.intent = VisitWrite::Intent::kUpdate;
  write.etag = etag;
  return write;
}

VisitWrite DeletionOf(const std::string& visit_id, const std::string& etag) {
  VisitWrite write = UpdateOf(visit_id, etag, "");
  write.intent = VisitWrite::Intent::kDelete;
  write.visit.set_deleted(true);
  return write;
}

VisitWrite ErasureOf(const std::string& visit_id, std::int64_t revision, std::uint64_t sequence) {
  VisitWrite write{.intent = VisitWrite::Intent::kErase,
                   .name = NameOf(visit_id),
                   .erasure = {.revision = revision, .sequence = sequence, .reason = "slipped in"},
                   .submitter = "operator"};
  return write;
}

VisitWrite WithId(VisitWrite write, const std::string& digest = "content") {
  write.request = {.id = kId, .digest = digest};
  return write;
}

class CorrectionsTest : public testing::Test {
 protected:
  CorrectionsTest() { Open(); }

  void Open() {
    queue_.reset();
    store_.reset();
    store_ = OpenLog(directory_.path());
    queue_.emplace(*store_, CommitQueue::Options{.max_waiting = 100},
                   CommitQueue::Observers{
                       .on_durable = [](const LogHead&) {},
                       .on_write_failed = [](const absl::Status& cause) { FAIL() << cause; }});
  }

  absl::StatusOr<CommittedVisit> Told(VisitWrite write) {
    return Commit(*queue_, std::move(write));
  }
  CommittedVisit Done(VisitWrite write) {
    auto result = Told(std::move(write));
    EXPECT_THAT(result, IsOk());
    return result.ok() ? *std::move(result) : CommittedVisit{};
  }

  // Sends all in one group: the committer is busy with another write until they wait.
  std::vector<absl::StatusOr<CommittedVisit>> ToldTogether(std::vector<VisitWrite> writes) {
    std::vector<absl::StatusOr<CommittedVisit>> told(writes.size());
    queue_.reset();
    absl::Notification held;
    absl::Notification released;
    bool first = true;
    queue_.emplace(*store_, CommitQueue::Options{.max_waiting = 100},
                   CommitQueue::Observers{.on_durable =
                                              [&](const LogHead&) {
                                                if (!first) return;
                                                first = false;
                                                held.Notify();
                                                released.WaitForNotification();
                                              },
                                          .on_write_failed = [](const absl::Status&) {}});
    queue_->Submit(WriteOf("held", v1::EXISTING_VISIT_REPLACE, std::to_string(++held_)),
                   [](const absl::StatusOr<CommittedVisit>&) {});
    held.WaitForNotification();
    for (std::size_t i = 0; i < writes.size(); ++i) {
      queue_->Submit(std::move(writes[i]), [&told, i](absl::StatusOr<CommittedVisit> result) {
        told[i] = std::move(result);
      });
    }
    released.Notify();
    queue_.reset();
    Open();
    return told;
  }

  const TemporaryDirectory directory_;
  std::unique_ptr<LogStore> store_;
  std::optional<CommitQueue> queue_;
  int held_ = 0;
};

TEST_F(CorrectionsTest, AnUpdateIsANewRevision) {
  const CommittedVisit created = Done(WriteOf("v1"));

  const CommittedVisit updated = Done(UpdateOf("v1", created.etag, "2016"));

  EXPECT_EQ(updated.revision, 2);
  EXPECT_NE(updated.etag, created.etag);
  EXPECT_EQ(updated.create_time_micros, created.create_time_micros);
  EXPECT_EQ(store_->FindRevision(updated.sequence)->value().visit().start_date(), "2016");
  EXPECT_EQ(store_->FindRevision(created.sequence)->value().visit().start_date(), "");
}

TEST_F(CorrectionsTest, AnUpdateThatChangesNothingWritesNothing) {
  const CommittedVisit created = Done(WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"));

  const CommittedVisit updated = Done(UpdateOf("v1", created.etag, "2016"));

  EXPECT_EQ(updated.outcome, v1::IMPORT_OUTCOME_UNCHANGED);
  EXPECT_EQ(updated.revision, 1);
  EXPECT_EQ(store_->head().sequence, 1U);
}

TEST_F(CorrectionsTest, RefusesWhatRestsOnAnEarlierRevision) {
  const CommittedVisit created = Done(WriteOf("v1"));
  Done(UpdateOf("v1", created.etag, "2016"));

  EXPECT_THAT(Told(UpdateOf("v1", created.etag, "2017")), HasReason(v1::ERROR_REASON_ETAG_STALE));
  EXPECT_THAT(Told(DeletionOf("v1", created.etag)), HasReason(v1::ERROR_REASON_ETAG_STALE));
  EXPECT_THAT(Told(UpdateOf("v2", created.etag, "")), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(CorrectionsTest, OfTwoUpdatesWithOneEtagInOneGroupTheSecondIsStale) {
  const CommittedVisit created = Done(WriteOf("v1"));

  const auto told =
      ToldTogether({UpdateOf("v1", created.etag, "2016"), UpdateOf("v1", created.etag, "2017")});

  EXPECT_THAT(told[0], IsOk());
  EXPECT_THAT(told[1], HasReason(v1::ERROR_REASON_ETAG_STALE));
  EXPECT_NE(std::string(told[1].status().message()).find("revision 2 was written by 'someone'"),
            std::string::npos);
}

TEST_F(CorrectionsTest, ADeletedVisitIsOutOfReachUntilItIsRecordedAnew) {
  const CommittedVisit created = Done(WriteOf("v1"));
  const CommittedVisit deleted = Done(DeletionOf("v1", created.etag));

  EXPECT_EQ(deleted.revision, 2);
  EXPECT_THAT(Told(UpdateOf("v1", deleted.etag, "")), HasReason(v1::ERROR_REASON_VISIT_DELETED));
  EXPECT_THAT(Told(DeletionOf("v1", deleted.etag)), HasReason(v1::ERROR_REASON_VISIT_DELETED));
  EXPECT_EQ(Done(WriteOf("v1", v1::EXISTING_VISIT_SKIP)).outcome, v1::IMPORT_OUTCOME_SKIPPED);

  const CommittedVisit anew = Done(WriteOf("v1"));
  EXPECT_EQ(anew.outcome, v1::IMPORT_OUTCOME_CREATED);
  EXPECT_EQ(anew.revision, 3);
  EXPECT_EQ(anew.create_time_micros, created.create_time_micros);
}

TEST_F(CorrectionsTest, ARepeatedRequestGetsItsFirstAnswer) {
  const CommittedVisit created = Done(WithId(WriteOf("v1")));
  Done(UpdateOf("v1", created.etag, "2016"));
  Open();

  const CommittedVisit again = Done(WithId(WriteOf("v1")));

  EXPECT_TRUE(again.recalled);
  EXPECT_EQ(again.revision, 1);
  EXPECT_EQ(again.etag, created.etag);
  EXPECT_EQ(again.sequence, created.sequence);
  EXPECT_EQ(again.position.hash_head, created.position.hash_head);
  EXPECT_EQ(store_->head().sequence, 2U);
}

TEST_F(CorrectionsTest, ARequestRepeatedInOneGroupIsDoneOnce) {
  const auto told = ToldTogether({WithId(WriteOf("v1")), WithId(WriteOf("v1"))});

  ASSERT_THAT(told[0], IsOk());
  ASSERT_THAT(told[1], IsOk());
  EXPECT_FALSE(told[0]->recalled);
  EXPECT_TRUE(told[1]->recalled);
  EXPECT_EQ(told[1]->etag, told[0]->etag);
}

TEST_F(CorrectionsTest, ARequestIdServesOneContentOnly) {
  Done(WithId(WriteOf("v1")));

  EXPECT_THAT(Told(WithId(WriteOf("v2"), "other content")),
              HasReason(v1::ERROR_REASON_REQUEST_ID_REUSED));
}

TEST_F(CorrectionsTest, WhatWasRefusedMayBeSentAgainWithItsId) {
  Done(WriteOf("v1"));
  EXPECT_THAT(Told(WithId(WriteOf("v1"))), HasReason(v1::ERROR_REASON_VISIT_EXISTS));

  EXPECT_THAT(Told(WithId(WriteOf("v2"), "mended")), IsOk());
}

TEST_F(CorrectionsTest, RemembersARequestThatChangedNothing) {
  Done(WriteOf("v1"));
  Done(WithId(WriteOf("v1", v1::EXISTING_VISIT_SKIP)));
  Open();

  const CommittedVisit again = Done(WithId(WriteOf("v1", v1::EXISTING_VISIT_FAIL)));

  EXPECT_TRUE(again.recalled);
  EXPECT_EQ(again.outcome, v1::IMPORT_OUTCOME_SKIPPED);
}

TEST_F(CorrectionsTest, ToValidateOnlyChangesNothing) {
  VisitWrite write = WithId(WriteOf("v1"));
  write.validate_only = true;

  const CommittedVisit answer = Done(std::move(write));

  EXPECT_EQ(answer.outcome, v1::IMPORT_OUTCOME_CREATED);
  EXPECT_EQ(answer.sequence, 0U);
  EXPECT_EQ(store_->head().sequence, 0U);
  EXPECT_FALSE(Done(WithId(WriteOf("v1"))).recalled);
}

TEST_F(CorrectionsTest, ToValidateOnlyTellsWhatTheRequestIdIsAnsweredWith) {
  const CommittedVisit first = Done(WithId(WriteOf("v1")));
  VisitWrite same = WithId(WriteOf("v1"));
  same.validate_only = true;
  VisitWrite other = WithId(WriteOf("v1"), "other content");
  other.validate_only = true;

  const CommittedVisit answer = Done(std::move(same));

  EXPECT_TRUE(answer.recalled);
  EXPECT_EQ(answer.sequence, first.sequence);
  EXPECT_THAT(Told(std::move(other)), HasReason(v1::ERROR_REASON_REQUEST_ID_REUSED));
}

TEST_F(CorrectionsTest, DoesNotBeginWhatNobodyWaitsFor) {
  VisitWrite write = WriteOf("v1");
  write.still_wanted = [] { return errors::CallerGone(); };

  EXPECT_THAT(Told(std::move(write)), HasReason(v1::ERROR_REASON_CALLER_GONE));
  EXPECT_EQ(store_->head().sequence, 0U);
}

TEST_F(CorrectionsTest, ErasesAnEarlierRevisionForGood) {
  const CommittedVisit created = Done(WithId(WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")));
  Done(UpdateOf("v1", created.etag, "2017"));

  const CommittedVisit erased = Done(ErasureOf("v1", 1, created.sequence));
  ASSERT_THAT(store_->PurgeErased(), IsOk());
  Open();

  EXPECT_EQ(erased.sequence, 3U);
  EXPECT_EQ(store_->FindRevision(created.sequence)->has_value(), false);
  EXPECT_EQ(store_->FindRequest("someone", kId)->value().digest(), "");
  EXPECT_EQ(store_->FindHead(NameOf("v1"))->value().revision(), 2);
  EXPECT_EQ(FindLoggedRevision(*store_, NameOf("v1"), 1)->erased_by, 3U);
  EXPECT_EQ(store_->FindRecord(3)->reason(), "slipped in");
}

TEST_F(CorrectionsTest, KeepsNoDigestOfWhatIsErasedAndRepeatsNoRequestForIt) {
  const std::string other_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3302";
  const CommittedVisit created = Done(WithId(WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")));
  VisitWrite unchanged = WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2016");
  unchanged.request = {.id = other_id, .digest = "content"};
  Done(unchanged);
  Done(UpdateOf("v1", created.etag, "2017"));

  Done(ErasureOf("v1", 1, created.sequence));

  EXPECT_EQ(store_->FindRequest("someone", kId)->value().digest(), "");
  EXPECT_EQ(store_->FindRequest("someone", other_id)->value().digest(), "");
  EXPECT_THAT(Told(WithId(WriteOf("v1"))), HasReason(v1::ERROR_REASON_REQUEST_ID_REUSED));
}

TEST_F(CorrectionsTest, DoesNotEraseTheCurrentRevision) {
  const CommittedVisit created = Done(WriteOf("v1"));

  EXPECT_THAT(Told(ErasureOf("v1", 1, created.sequence)),
              HasReason(v1::ERROR_REASON_REVISION_CURRENT));
  EXPECT_THAT(Told(ErasureOf("v2", 1, 1)), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(CorrectionsTest, RefusesAProbableDuplicateUnlessItIsAllowed) {
  VisitWrite first = WriteOf("v1");
  first.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  first.visit.set_start_date("2016-06-27");
  VisitWrite second = first;
  second.name = NameOf("v2");
  second.allow_probable_duplicate = false;
  Done(first);

  const auto refused = Told(second);
  EXPECT_THAT(refused, HasReason(v1::ERROR_REASON_PROBABLE_DUPLICATE));
  EXPECT_NE(std::string(refused.status().message()).find("authorities/leicester/visits/v1"),
            std::string::npos);

  second.allow_probable_duplicate = true;
  EXPECT_THAT(Told(second), IsOk());
}

TEST_F(CorrectionsTest, SeesADuplicateInItsOwnGroupAndNoneInADeletedVisit) {
  VisitWrite first = WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016-06-27");
  first.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  VisitWrite second = first;
  second.name = NameOf("v2");
  second.allow_probable_duplicate = false;

  const auto told = ToldTogether({first, second});

  ASSERT_THAT(told[0], IsOk());
  EXPECT_THAT(told[1], HasReason(v1::ERROR_REASON_PROBABLE_DUPLICATE));
  Done(DeletionOf("v1", told[0]->etag));
  EXPECT_THAT(Told(second), IsOk());
}

// Whether it is recorded, and as what, is for those who may read it.
TEST_F(CorrectionsTest, SaysNothingOfABaselineThatItsWriterMayNotRead) {
  VisitWrite elsewhere = WriteOf("v0", v1::EXISTING_VISIT_FAIL, "2014");
  elsewhere.name.authority_id = "reading";
  elsewhere.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  Done(elsewhere);
  VisitWrite visit = WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016");
  visit.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.hides_predecessors = true;
  visit.validate_only = true;

  for (const char* baseline :
       {"authorities/reading/visits/v0", "authorities/reading/visits/v9", "2014-05-06"}) {
    visit.visit.set_baseline(baseline);

    EXPECT_THAT(Done(visit).warnings, testing::IsEmpty()) << baseline;
  }
  visit.lineage.predecessors = {"reading"};
  visit.visit.set_baseline("authorities/reading/visits/v0");
  EXPECT_THAT(Told(visit), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST_F(CorrectionsTest, WarnsWhereTheBaselineIsNotRecordedAndRefusesOneThatIsNoInspection) {
  VisitWrite visit = WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016");
  visit.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.visit.set_baseline(NameOf("v0").ToString());

  const CommittedVisit created = Done(visit);

  ASSERT_EQ(created.warnings.size(), 1U);
  EXPECT_EQ(created.warnings[0].reason(), v1::WARNING_REASON_BASELINE_NOT_RECORDED);
  VisitWrite other = visit;
  other.name = NameOf("v2");
  other.visit.set_baseline(NameOf("v1").ToString());
  EXPECT_THAT(Told(other), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST_F(CorrectionsTest, WarnsOfTheVisitsThatNameADeletedInspection) {
  VisitWrite inspection = WriteOf("v0", v1::EXISTING_VISIT_FAIL, "2015");
  inspection.visit.set_type(v1::VISIT_TYPE_INSPECTION);
  VisitWrite visit = WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016");
  visit.visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.visit.set_baseline(NameOf("v0").ToString());
  const CommittedVisit recorded = Done(inspection);
  EXPECT_THAT(Done(visit).warnings, IsEmpty());

  const CommittedVisit deleted = Done(DeletionOf("v0", recorded.etag));

  ASSERT_EQ(deleted.warnings.size(), 1U);
  EXPECT_EQ(deleted.warnings[0].reason(), v1::WARNING_REASON_NAMED_AS_BASELINE);
}

}  // namespace
}  // namespace waymark::ingest
