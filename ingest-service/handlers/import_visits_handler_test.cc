#include "ingest-service/handlers/import_visits_handler.h"

#include <map>
#include <utility>

#include "absl/synchronization/blocking_counter.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

#include "common/tokens/consistency_token.h"
#include "ingest-service/commit/test_writes.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;

constexpr std::size_t kNoLimit = std::size_t{1} << 30;

v1::ImportVisitsRequest RecordOf(std::int64_t index, const std::string& visit_id,
                                 v1::ExistingVisit on_existing = v1::EXISTING_VISIT_FAIL,
                                 std::string_view edit = "") {
  VisitSubmission submission = Submission(edit);
  v1::ImportVisitsRequest request;
  request.set_index(index);
  request.set_parent(submission.parent);
  request.set_visit_id(visit_id);
  *request.mutable_visit() = std::move(submission.visit);
  request.set_on_existing(on_existing);
  // They differ by their names only.
  request.set_allow_probable_duplicate(true);
  return request;
}

class ImportVisitsTest : public testing::Test {
 protected:
  ImportVisitsTest() : store_(OpenLog(directory_.path())) {}

  // What each record was told, in the order of their answers.
  std::vector<absl::StatusOr<v1::ImportVisitsResponse>> Import(
      const std::vector<v1::ImportVisitsRequest>& records) {
    std::vector<absl::StatusOr<v1::ImportVisitsResponse>> told;
    absl::Mutex mutex;
    CommitQueue queue(
        *store_, {.max_waiting = 10},
        {.on_durable = [](const LogHead&) {}, .on_write_failed = [](const absl::Status&) {}});
    ImportVisitsHandler handler(TestReference(), queue);
    absl::BlockingCounter left(static_cast<int>(records.size()));
    for (const v1::ImportVisitsRequest& record : records) {
      handler.Commit(handler.Judge(Writer{}, record),
                     [&](absl::StatusOr<v1::ImportVisitsResponse> answer) {
                       {
                         const absl::MutexLock lock(&mutex);
                         told.push_back(std::move(answer));
                       }
                       left.DecrementCount();
                     });
    }
    left.Wait();
    return told;
  }

  v1::ImportVisitsResponse ImportOne(const v1::ImportVisitsRequest& record) {
    auto told = Import({record});
    EXPECT_THAT(told.front(), IsOk());
    return *std::move(told.front());
  }

  const TemporaryDirectory directory_;
  const std::unique_ptr<LogStore> store_;
};

TEST_F(ImportVisitsTest, AnswersWithWhatBecameOfTheRecord) {
  v1::ImportVisitsResponse answer = ImportOne(RecordOf(7, "v1"));

  const auto position = DecodeConsistencyToken(answer.consistency_token());
  ASSERT_THAT(position, IsOk());
  EXPECT_EQ(position->log_id, store_->log_id());
  EXPECT_EQ(position->sequence, 1U);
  answer.clear_consistency_token();
  EXPECT_THAT(answer, EqualsProto(R"pb(
                index: 7
                name: "authorities/sunderland/visits/v1"
                outcome: IMPORT_OUTCOME_CREATED
                revision: 1)pb"));
}

TEST_F(ImportVisitsTest, DoesWithAVisitThatExistsWhatTheRecordSays) {
  struct Case {
    v1::ExistingVisit on_existing;
    const char* edit;
    v1::ImportOutcome want;
    std::int64_t revision;
  };
  for (const Case& c : {
           Case{v1::EXISTING_VISIT_SKIP, "inspector_count: 2", v1::IMPORT_OUTCOME_SKIPPED, 1},
           Case{v1::EXISTING_VISIT_REPLACE, "", v1::IMPORT_OUTCOME_UNCHANGED, 1},
           Case{v1::EXISTING_VISIT_REPLACE, "inspector_count: 3", v1::IMPORT_OUTCOME_REPLACED, 2},
       }) {
    (void)Import({RecordOf(1, "v1", v1::EXISTING_VISIT_SKIP)});

    const auto answer = ImportOne(RecordOf(2, "v1", c.on_existing, c.edit));

    EXPECT_EQ(answer.outcome(), c.want) << c.edit;
    EXPECT_EQ(answer.revision(), c.revision) << c.edit;
    EXPECT_NE(answer.consistency_token(), "") << c.edit;
  }
}

TEST_F(ImportVisitsTest, RejectsAVisitThatExistsWithTheError) {
  for (const auto on_existing : {v1::EXISTING_VISIT_FAIL, v1::EXISTING_VISIT_UNSPECIFIED}) {
    (void)Import({RecordOf(1, "v1", v1::EXISTING_VISIT_SKIP)});

    const auto answer = ImportOne(RecordOf(2, "v1", on_existing));

    EXPECT_EQ(answer.index(), 2);
    EXPECT_EQ(answer.name(), "authorities/sunderland/visits/v1");
    EXPECT_EQ(answer.outcome(), v1::IMPORT_OUTCOME_REJECTED);
    EXPECT_EQ(answer.error().code(), static_cast<int>(absl::StatusCode::kAlreadyExists));
    EXPECT_EQ(answer.consistency_token(), "");
  }
}

TEST_F(ImportVisitsTest, RejectsAFaultyRecordWithEveryFault) {
  const auto answer = ImportOne(RecordOf(3, "v1", v1::EXISTING_VISIT_FAIL, R"(
      start_date: "2016-13-40"
      findings { themes: "themes/none" speaker: SPEAKER_INSPECTORATE statement: "words" })"));

  EXPECT_EQ(answer.index(), 3);
  EXPECT_EQ(answer.outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(answer.error().code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  google::rpc::BadRequest bad_request;
  for (const auto& detail : answer.error().details()) (void)detail.UnpackTo(&bad_request);
  EXPECT_EQ(bad_request.field_violations_size(), 2);
  EXPECT_EQ(store_->head().sequence, 0U);
}

TEST_F(ImportVisitsTest, RejectsAWayOfDealingItDoesNotKnow) {
  const auto answer = ImportOne(RecordOf(4, "v1", static_cast<v1::ExistingVisit>(99)));

  EXPECT_EQ(answer.index(), 4);
  EXPECT_EQ(answer.outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_THAT(answer.error().message(), testing::HasSubstr("on_existing"));
  EXPECT_EQ(store_->head().sequence, 0U);
}

TEST_F(ImportVisitsTest, OneBadRecordDoesNotStopTheOthers) {
  const auto told = Import(
      {RecordOf(1, "v1"), RecordOf(2, "v2", v1::EXISTING_VISIT_FAIL, R"(start_date: "2016-13-40")"),
       RecordOf(3, "v3")});

  ASSERT_EQ(told.size(), 3U);
  std::map<std::int64_t, v1::ImportOutcome> outcomes;
  for (const auto& answer : told) outcomes[answer->index()] = answer->outcome();
  EXPECT_THAT(outcomes, ElementsAre(std::pair(1, v1::IMPORT_OUTCOME_CREATED),
                                    std::pair(2, v1::IMPORT_OUTCOME_REJECTED),
                                    std::pair(3, v1::IMPORT_OUTCOME_CREATED)));
}

TEST_F(ImportVisitsTest, CommitsRecordsInTheirOrder) {
  std::vector<v1::ImportVisitsRequest> records;
  std::vector<std::string> ids;
  for (int i = 1; i <= 20; ++i) {
    ids.push_back("v" + std::to_string(i));
    records.push_back(RecordOf(i, ids.back()));
  }

  (void)Import(records);

  const auto changes = store_->ReadAfter(0, kNoLimit);
  ASSERT_THAT(changes, IsOk());
  std::vector<std::string> written;
  for (const internal::v1::Change& change : *changes) {
    internal::v1::ChangeRecord record;
    ASSERT_TRUE(record.ParseFromString(change.record()));
    written.push_back(record.visit_id());
  }
  EXPECT_EQ(written, ids);
}

}  // namespace
}  // namespace waymark::ingest
