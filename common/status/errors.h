#ifndef WAYMARK_COMMON_STATUS_ERRORS_H_
#define WAYMARK_COMMON_STATUS_ERRORS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "waymark/v1/errors.pb.h"

// Every error a caller can see, one function each: code, wording, ErrorInfo reason and details are
// fixed here, and nobody else writes an error text. Details travel as payloads of the absl::Status,
// keyed by their type URL; grpc_status.h turns them into google.rpc.Status.
namespace waymark::errors {

// One fault of one field of a request.
struct FieldViolation {
  std::string field;  // Path: "visit.findings[3].themes[0]".
  v1::ViolationReason reason;
  std::string description;  // What to do, without the reason.
};

// Value of ErrorInfo.domain.
inline constexpr std::string_view kDomain = "waymark";

// Lists as many violations as fit into 3 KiB of details (headers are limited to 8 KiB, and base64
// adds a third); the message and metadata "violations" give their full number. `violations` must
// not be empty.
absl::Status InvalidRequest(const std::vector<FieldViolation>& violations);

absl::Status VisitNotFound(std::string_view name);
absl::Status VisitExists(std::string_view name);
// `candidates` are names of visits and not empty.
absl::Status ProbableDuplicate(const std::vector<std::string>& candidates);
absl::Status VisitDeleted(std::string_view name);
// The visit's current revision and who wrote it.
absl::Status EtagStale(std::string_view name, std::int64_t revision, std::string_view submitter);
absl::Status RequestIdReused(std::string_view name);
absl::Status RevisionCurrent(std::string_view name, std::int64_t revision);
absl::Status BaselineNotFound(std::string_view name);
absl::Status RevisionNotFound(std::string_view name, std::int64_t revision);
absl::Status RevisionErased(std::string_view name, std::int64_t revision);
absl::Status PageTokenInvalid();
absl::Status ConsistencyTokenInvalid();
absl::Status LogReplaced();
absl::Status CatchingUp();
absl::Status NotFreshInTime();
absl::Status ReadTimeNotReached();
// `what` is what is full, for people: "the commit queue".
absl::Status Overloaded(std::string_view what);
absl::Status DiskFull();
absl::Status BackupDiskFull();
absl::Status BackupNotFound(std::string_view name);
absl::Status BackupsOff();
absl::Status BackupDirectoryWrong(std::string_view why);
// `name` is the one that was made.
absl::Status OldBackupsLeft(std::string_view name);
// `what` is wrong with it, for operators.
absl::Status BackupDamaged(std::string_view name, std::string_view what);
absl::Status WriteOutcomeUnknown();
absl::Status ShuttingDown();
absl::Status DeadlinePassed();
absl::Status CallerGone();
absl::Status AnswerTooLarge();
absl::Status SearchTooBroad();
absl::Status NotIdentified();
// One text for all, so that it tells nothing of what is recorded.
absl::Status NotPermitted();
absl::Status StreamExpired();

// Faults inside. What happened goes to the log, never to the caller.
absl::Status Internal();
absl::Status DataLoss();

// The reason of an error made here; UNSPECIFIED for any other status.
v1::ErrorReason ReasonOf(const absl::Status& status);

// "VISIT_NOT_FOUND" for ERROR_REASON_VISIT_NOT_FOUND, and likewise for violations.
std::string ReasonName(v1::ErrorReason reason);
std::string ReasonName(v1::ViolationReason reason);

}  // namespace waymark::errors

#endif  // WAYMARK_COMMON_STATUS_ERRORS_H_
