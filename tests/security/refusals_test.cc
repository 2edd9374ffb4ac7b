#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/security/audit/refusal_journal.h"
#include "tests/security/guarded_services.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"

namespace waymark {
namespace {

using security::Role;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Ingest = v1::IngestService::Stub;
using Query = v1::QueryService::Stub;

constexpr char kRequestId[] = "01234567-89AB-CDEF-0123-456789ABCDEF";

class RefusalsTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(services_.Start());
    Record(services_, other_);
  }

  absl::Status Delete(const std::string& name, const std::string& etag = "any") {
    v1::DeleteVisitRequest request;
    request.set_name(name);
    request.set_etag(etag);
    request.set_reason("recorded twice");
    request.set_request_id(kRequestId);
    return Call(services_.ingest(), &Ingest::DeleteVisit, request).status();
  }

  // What a journal holds once the services have ended.
  std::vector<nlohmann::json> Journal(const std::filesystem::path& data_dir) {
    services_.Stop();
    std::vector<nlohmann::json> lines;
    for (const auto& file : security::RefusalJournal::Files(data_dir / security::kAuditFolder)) {
      std::ifstream stream(file);
      for (std::string line; std::getline(stream, line);) {
        lines.push_back(nlohmann::json::parse(line));
      }
    }
    return lines;
  }

  GuardedServices services_;
  RecordedTarget other_ = OtherVisit();
};

TEST_F(RefusalsTest, TellNothingOfWhatIsRecorded) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));

  const absl::Status recorded = Delete(other_.name(), other_.etag);
  const absl::Status stale = Delete(other_.name(), "stale");
  const absl::Status missing = Delete("authorities/leicester/visits/nothing");

  EXPECT_THAT(recorded, HasReason(v1::ERROR_REASON_NOT_PERMITTED));
  EXPECT_EQ(recorded.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(recorded, stale);
  EXPECT_EQ(recorded, missing);
}

TEST_F(RefusalsTest, MeetEverySpellingOfAnAuthority) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));

  for (const char* name : {"authorities/leicester/visits/v", "authorities/E06000016/visits/v",
                           "authorities/Leicester/visits/v", "authorities/856/visits/v"}) {
    EXPECT_THAT(Delete(name), HasReason(v1::ERROR_REASON_NOT_PERMITTED)) << name;
  }
}

// Its own, or one of its predecessors', by dates; a faulty name is a fault of the request.
TEST_F(RefusalsTest, AreNoneForWhatIsAllowedOrNotKnown) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));

  EXPECT_THAT(Delete("authorities/dorset/visits/v"), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(Delete("authorities/dorset-county/visits/v"),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(Delete("authorities/nowhere/visits/v"), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST_F(RefusalsTest, EndOneRecordOfAnImportAndNotTheOthers) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));
  grpc::ClientContext context;
  const auto stream = services_.ingest().ImportVisits(&context);
  for (const char* parent : {"authorities/leicester", "authorities/dorset"}) {
    v1::ImportVisitsRequest request;
    request.set_parent(parent);
    *request.mutable_visit() = VisitSaying("Supervision is weak.");
    stream->Write(request);
  }
  stream->WritesDone();

  v1::ImportVisitsResponse refused;
  v1::ImportVisitsResponse done;
  ASSERT_TRUE(stream->Read(&refused));
  ASSERT_TRUE(stream->Read(&done));
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(refused.outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(refused.error().code(), static_cast<int>(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(refused.name(), IsEmpty());
  EXPECT_EQ(done.outcome(), v1::IMPORT_OUTCOME_CREATED);
}

TEST_F(RefusalsTest, StandInTheJournalOfTheirService) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));
  (void)Delete("authorities/E06000016/visits/other-visit");
  services_.Become(std::nullopt);
  (void)GetVisit(services_.query(), other_.name());

  const auto ingest = Journal(services_.ingest_directory());
  ASSERT_THAT(ingest, SizeIs(1));
  EXPECT_EQ(ingest[0]["uri"], "spiffe://waymark.example/authority/dorset/submitter");
  EXPECT_EQ(ingest[0]["serial"], "0a1b");
  EXPECT_EQ(ingest[0]["method"], "DeleteVisit");
  EXPECT_EQ(ingest[0]["outcome"], "NOT_PERMITTED");
  EXPECT_EQ(ingest[0]["visit"], "authorities/leicester/visits/other-visit");
  EXPECT_EQ(ingest[0]["request_id"], "01234567-89ab-cdef-0123-456789abcdef");
  const auto query = Journal(services_.query_directory());
  ASSERT_THAT(query, SizeIs(1));
  EXPECT_EQ(query[0]["outcome"], "NOT_IDENTIFIED");
  EXPECT_EQ(query[0]["uri"], "");
}

TEST_F(RefusalsTest, WriteNoFreeText) {
  services_.Become(AuthorityIdentity("dorset", Role::kSubmitter));
  (void)Delete("authorities/leicester/visits/Jane Doe was here");

  const auto lines = Journal(services_.ingest_directory());

  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["visit"], "authorities/leicester");
}

TEST_F(RefusalsTest, FollowAPolicyThatIsChanged) {
  services_.Become(AuthorityIdentity("dorset", Role::kReader));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kCallTimeout));
  const auto stream = services_.query().WatchVisits(&context, {});
  v1::WatchVisitsResponse message;
  ASSERT_TRUE(stream->Read(&message));

  std::ofstream(services_.policy(), std::ios::trunc)
      << "trust_domain: 'waymark.example' "
         "roles { role: 'auditor' permissions: PERMISSION_READ_HISTORY }";

  while (stream->Read(&message)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_THAT(GetVisit(services_.query(), other_.name()),
              HasReason(v1::ERROR_REASON_NOT_PERMITTED));
}

// A call that has waited for what it asks for is answered by the policy of then.
TEST_F(RefusalsTest, FollowAPolicyThatIsChangedWhileACallWaits) {
  services_.Become(AuthorityIdentity("dorset", Role::kReader));
  v1::ListVisitsRequest request;
  request.set_parent("authorities/-");
  request.mutable_read()->mutable_read_time()->set_seconds(
      absl::ToUnixSeconds(absl::Now() + absl::Seconds(8)));
  absl::Status waited;
  std::thread caller(
      [&] { waited = Call(services_.query(), &Query::ListVisits, request).status(); });

  std::ofstream(services_.policy(), std::ios::trunc)
      << "trust_domain: 'waymark.example' "
         "roles { role: 'replica' permissions: PERMISSION_FOLLOW_CHANGES }";

  caller.join();
  EXPECT_THAT(waited, HasReason(v1::ERROR_REASON_NOT_PERMITTED));
}

// Who wrote what, with which certificate, stands in the log, byte for byte as it is hashed.
TEST_F(RefusalsTest, AreTheOtherHalfOfTheLog) {
  services_.Become(ServiceIdentity("one", Role::kReplica));
  grpc::ClientContext context;
  const auto stream = services_.feed().StreamChanges(&context, {});
  internal::v1::StreamChangesResponse changes;
  while (stream->Read(&changes) && changes.changes().empty()) {
  }
  context.TryCancel();

  ASSERT_THAT(changes.changes(), SizeIs(1));
  internal::v1::ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(changes.changes(0).record()));
  EXPECT_EQ(record.submitter(), "spiffe://waymark.example/authority/leicester/submitter");
  EXPECT_EQ(record.certificate_serial(), "0a1b");
}

}  // namespace
}  // namespace waymark
