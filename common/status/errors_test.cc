#include "common/status/errors.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

#include "common/status/error_details.h"

namespace waymark::errors {
namespace {

template <typename Detail>
Detail DetailOf(const absl::Status& status) {
  Detail detail;
  const auto payload =
      status.GetPayload(absl::StrCat("type.googleapis.com/", Detail::descriptor()->full_name()));
  EXPECT_TRUE(payload.has_value()) << status;
  if (payload.has_value()) {
    EXPECT_TRUE(detail.ParseFromString(std::string(*payload)));
  }
  return detail;
}

TEST(Errors, EachHasItsCodeAndReason) {
  struct Case {
    absl::Status status;
    absl::StatusCode code;
    const char* reason;
  };
  const std::vector<Case> cases = {
      {InvalidRequest({{"f", v1::VIOLATION_REASON_REQUIRED, "give it"}}),
       absl::StatusCode::kInvalidArgument, "INVALID_REQUEST"},
      {VisitNotFound("n"), absl::StatusCode::kNotFound, "VISIT_NOT_FOUND"},
      {VisitExists("n"), absl::StatusCode::kAlreadyExists, "VISIT_EXISTS"},
      {ProbableDuplicate({"n"}), absl::StatusCode::kAlreadyExists, "PROBABLE_DUPLICATE"},
      {VisitDeleted("n"), absl::StatusCode::kFailedPrecondition, "VISIT_DELETED"},
      {EtagStale("n", 3, "who"), absl::StatusCode::kAborted, "ETAG_STALE"},
      {RequestIdReused("n"), absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"},
      {RevisionCurrent("n", 3), absl::StatusCode::kFailedPrecondition, "REVISION_CURRENT"},
      {BaselineNotFound("n"), absl::StatusCode::kNotFound, "BASELINE_NOT_FOUND"},
      {RevisionNotFound("n", 3), absl::StatusCode::kNotFound, "REVISION_NOT_FOUND"},
      {RevisionErased("n", 3), absl::StatusCode::kNotFound, "REVISION_ERASED"},
      {PageTokenInvalid(), absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"},
      {ConsistencyTokenInvalid(), absl::StatusCode::kInvalidArgument, "CONSISTENCY_TOKEN_INVALID"},
      {LogReplaced(), absl::StatusCode::kFailedPrecondition, "LOG_REPLACED"},
      {CatchingUp(), absl::StatusCode::kUnavailable, "CATCHING_UP"},
      {NotFreshInTime(), absl::StatusCode::kDeadlineExceeded, "NOT_FRESH_IN_TIME"},
      {ReadTimeNotReached(), absl::StatusCode::kOutOfRange, "READ_TIME_NOT_REACHED"},
      {Overloaded("it"), absl::StatusCode::kResourceExhausted, "OVERLOADED"},
      {DiskFull(), absl::StatusCode::kResourceExhausted, "DISK_FULL"},
      {BackupDiskFull(), absl::StatusCode::kResourceExhausted, "DISK_FULL"},
      {BackupNotFound("backups/1"), absl::StatusCode::kNotFound, "BACKUP_NOT_FOUND"},
      {BackupsOff(), absl::StatusCode::kFailedPrecondition, "BACKUPS_OFF"},
      {BackupDirectoryWrong("it"), absl::StatusCode::kFailedPrecondition, "BACKUP_DIRECTORY_WRONG"},
      {OldBackupsLeft("backups/1"), absl::StatusCode::kFailedPrecondition, "OLD_BACKUPS_LEFT"},
      {BackupDamaged("backups/1", "it"), absl::StatusCode::kDataLoss, "BACKUP_DAMAGED"},
      {WriteOutcomeUnknown(), absl::StatusCode::kUnavailable, "WRITE_OUTCOME_UNKNOWN"},
      {ShuttingDown(), absl::StatusCode::kUnavailable, "SHUTTING_DOWN"},
      {DeadlinePassed(), absl::StatusCode::kDeadlineExceeded, "DEADLINE_PASSED"},
      {CallerGone(), absl::StatusCode::kCancelled, "CALLER_GONE"},
      {AnswerTooLarge(), absl::StatusCode::kResourceExhausted, "ANSWER_TOO_LARGE"},
      {SearchTooBroad(), absl::StatusCode::kResourceExhausted, "SEARCH_TOO_BROAD"},
      {NotIdentified(), absl::StatusCode::kUnauthenticated, "NOT_IDENTIFIED"},
      {NotPermitted(), absl::StatusCode::kPermissionDenied, "NOT_PERMITTED"},
      {StreamExpired(), absl::StatusCode::kUnavailable, "STREAM_EXPIRED"},
      {Internal(), absl::StatusCode::kInternal, "INTERNAL"},
      {DataLoss(), absl::StatusCode::kDataLoss, "DATA_LOSS"},
  };

  for (const Case& c : cases) {
    const auto info = DetailOf<google::rpc::ErrorInfo>(c.status);
    EXPECT_EQ(c.status.code(), c.code) << c.reason;
    EXPECT_EQ(info.reason(), c.reason);
    EXPECT_EQ(info.domain(), "waymark");
    EXPECT_EQ(ReasonName(ReasonOf(c.status)), c.reason);
    EXPECT_FALSE(c.status.message().empty());
  }
}

TEST(Errors, ThoseWorthTryingAgainSayWhen) {
  for (const absl::Status& status : {CatchingUp(), Overloaded("it"), DiskFull(), ShuttingDown()}) {
    EXPECT_EQ(DetailOf<google::rpc::RetryInfo>(status).retry_delay().seconds(), 1);
  }
}

TEST(Errors, ThoseAboutAVisitNameIt) {
  for (const absl::Status& status :
       {VisitNotFound("n"), VisitExists("n"), BaselineNotFound("n"), ProbableDuplicate({"n", "m"}),
        VisitDeleted("n"), EtagStale("n", 3, "who"), RequestIdReused("n"), RevisionCurrent("n", 3),
        RevisionNotFound("n", 3), RevisionErased("n", 3)}) {
    EXPECT_EQ(DetailOf<google::rpc::ResourceInfo>(status).resource_name(), "n");
  }
}

TEST(Errors, AStaleEtagSaysWhatTheCurrentRevisionIsAndWhoWroteIt) {
  const absl::Status status = EtagStale("n", 3, "who");

  EXPECT_EQ(DetailOf<google::rpc::ErrorInfo>(status).metadata().at("revision"), "3");
  EXPECT_EQ(DetailOf<google::rpc::ResourceInfo>(status).owner(), "who");
}

TEST(Errors, AProbableDuplicateNamesEveryCandidate) {
  const absl::Status status = ProbableDuplicate({"n", "m"});

  EXPECT_EQ(DetailOf<google::rpc::ErrorInfo>(status).metadata().at("candidates"), "n,m");
}

TEST(InvalidRequest, NamesEveryViolationWithItsReason) {
  const absl::Status status =
      InvalidRequest({{"visit.type", v1::VIOLATION_REASON_REQUIRED, "say what it was"},
                      {"parent", v1::VIOLATION_REASON_UNKNOWN_REFERENCE, "no such authority"}});

  const auto bad_request = DetailOf<google::rpc::BadRequest>(status);
  ASSERT_EQ(bad_request.field_violations_size(), 2);
  EXPECT_EQ(bad_request.field_violations(0).field(), "visit.type");
  EXPECT_EQ(bad_request.field_violations(0).description(), "REQUIRED: say what it was");
  EXPECT_EQ(bad_request.field_violations(1).field(), "parent");
  EXPECT_EQ(status.message(), "the request has 2 faults: visit.type, parent");
}

TEST(InvalidRequest, StaysSmallAndGivesTheFullNumber) {
  const std::vector<FieldViolation> many(
      1000, {"visit.findings[123].themes[0]", v1::VIOLATION_REASON_UNKNOWN_REFERENCE, "no"});

  const absl::Status status = InvalidRequest(many);

  EXPECT_EQ(DetailOf<google::rpc::ErrorInfo>(status).metadata().at("violations"), "1000");
  EXPECT_LT(DetailOf<google::rpc::BadRequest>(status).ByteSizeLong(), 3500U);
  EXPECT_LT(status.message().size(), 300U);
}

TEST(ReasonOf, IsUnspecifiedForErrorsOfOthers) {
  EXPECT_EQ(ReasonOf(absl::NotFoundError("x")), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(absl::OkStatus()), v1::ERROR_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace waymark::errors
