#include "ingest-service/handlers/create_visit_handler.h"

#include "gmock/gmock.h"
#include "google/protobuf/util/time_util.h"
#include "gtest/gtest.h"

#include "common/tokens/consistency_token.h"
#include "ingest-service/commit/test_writes.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using google::protobuf::util::TimeUtil;

v1::CreateVisitRequest RequestOf(const std::string& visit_id, std::string_view edit = "") {
  VisitSubmission submission = Submission(edit);
  v1::CreateVisitRequest request;
  request.set_parent(submission.parent);
  request.set_visit_id(visit_id);
  *request.mutable_visit() = std::move(submission.visit);
  return request;
}

// Told once, of one call.
struct Call {
  CreateVisitHandler::Done Done() {
    return [this](const absl::StatusOr<std::string>& told) {
      status = told.status();
      EXPECT_TRUE(response.ParseFromString(told.value_or("")));
      done.Notify();
    };
  }

  absl::Status status;
  v1::CreateVisitResponse response;
  absl::Notification done;
};

class CreateVisitTest : public testing::Test {
 protected:
  CreateVisitTest() : store_(OpenLog(directory_.path())) {}

  // The answer to one request, from a queue of its own.
  absl::StatusOr<v1::CreateVisitResponse> Create(v1::CreateVisitRequest request) {
    CommitQueue queue(
        *store_, {.max_waiting = 10},
        {.on_durable = [](const LogHead&) {}, .on_write_failed = [](const absl::Status&) {}});
    CreateVisitHandler handler(TestReference(), *store_, queue);
    Call call;
    handler.Handle(Writer{}, request, call.Done());
    call.done.WaitForNotification();
    if (!call.status.ok()) return call.status;
    return call.response;
  }

  const TemporaryDirectory directory_;
  const std::unique_ptr<LogStore> store_;
};

TEST_F(CreateVisitTest, AnswersWithTheVisitAsItIsRecorded) {
  const auto answer = Create(RequestOf("2016-06-monitoring", Finding()));

  ASSERT_THAT(answer, IsOk());
  const v1::Visit& visit = answer->visit();
  const auto head =
      store_->FindHead({.authority_id = "sunderland", .visit_id = "2016-06-monitoring"});
  ASSERT_TRUE(head.ok() && head->has_value());
  EXPECT_EQ(visit.name(), "authorities/sunderland/visits/2016-06-monitoring");
  EXPECT_EQ(visit.status(), v1::VISIT_STATUS_HELD);
  EXPECT_EQ(visit.revision(), 1);
  EXPECT_EQ(visit.etag(), (*head)->etag());
  EXPECT_EQ(visit.submitter(), "unauthenticated");
  EXPECT_EQ(TimeUtil::TimestampToMicroseconds(visit.create_time()), (*head)->create_time_micros());
  EXPECT_EQ(TimeUtil::TimestampToMicroseconds(visit.update_time()),
            store_->head().commit_time_micros);
  EXPECT_EQ(visit.findings_size(), 1);
}

TEST_F(CreateVisitTest, StoresThePreparedVisitWithoutOutputFieldsButTheName) {
  ASSERT_THAT(Create(RequestOf("v1", Finding())), IsOk());

  const auto stored = store_->FindRevision(1);

  ASSERT_TRUE(stored.ok() && stored->has_value());
  const v1::Visit& visit = (*stored)->visit();
  EXPECT_EQ(visit.name(), "authorities/sunderland/visits/v1");
  EXPECT_EQ(visit.status(), v1::VISIT_STATUS_HELD);
  EXPECT_EQ(visit.revision(), 0);
  EXPECT_EQ(visit.etag(), "");
  EXPECT_FALSE(visit.has_create_time());
}

TEST_F(CreateVisitTest, GivesATokenOfTheStateThatIncludesTheVisit) {
  ASSERT_THAT(store_->Append(AdditionOf({ChangeOf("other")}, 1)), IsOk());

  const auto answer = Create(RequestOf("v1"));

  ASSERT_THAT(answer, IsOk());
  const auto position = DecodeConsistencyToken(answer->consistency_token());
  ASSERT_THAT(position, IsOk());
  EXPECT_EQ(position->log_id, store_->log_id());
  EXPECT_EQ(position->sequence, 2U);
}

TEST_F(CreateVisitTest, RefusesAVisitThatExists) {
  ASSERT_THAT(Create(RequestOf("v1")), IsOk());

  EXPECT_THAT(Create(RequestOf("v1")), HasReason(v1::ERROR_REASON_VISIT_EXISTS));

  EXPECT_EQ(store_->head().sequence, 1U);
}

TEST_F(CreateVisitTest, ReportsEveryFaultAndStoresNothing) {
  const auto answer = Create(RequestOf("v1", R"(
      start_date: "2016-13-40"
      findings { themes: "themes/none" speaker: SPEAKER_INSPECTORATE statement: "words" })"));

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(FaultsOf(answer.status()),
              testing::UnorderedElementsAre("visit.start_date INVALID_DATE",
                                            "visit.findings[0].themes[0] UNKNOWN_REFERENCE"));
  EXPECT_EQ(store_->head().sequence, 0U);
}

TEST_F(CreateVisitTest, SaysSoWhereTooManyWritesWait) {
  CommitQueue queue(
      *store_, {.max_waiting = 0},
      {.on_durable = [](const LogHead&) {}, .on_write_failed = [](const absl::Status&) {}});
  CreateVisitHandler handler(TestReference(), *store_, queue);
  v1::CreateVisitRequest request = RequestOf("v1");
  Call call;

  handler.Handle(Writer{}, request, call.Done());

  ASSERT_TRUE(call.done.HasBeenNotified());
  EXPECT_THAT(call.status, HasReason(v1::ERROR_REASON_OVERLOADED));
}

}  // namespace
}  // namespace waymark::ingest
