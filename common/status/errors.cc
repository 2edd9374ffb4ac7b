#include "common/status/errors.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/message.h"

#include "common/status/error_details.h"

namespace waymark::errors {
namespace {

constexpr absl::Duration kRetryAfter = absl::Seconds(1);
constexpr std::size_t kMaxViolationBytes = 3 * 1024;

using Metadata = std::map<std::string, std::string>;

void Attach(absl::Status& status, const google::protobuf::Message& detail) {
  const std::string url = absl::StrCat("type.googleapis.com/", detail.GetDescriptor()->full_name());
  status.SetPayload(url, absl::Cord(detail.SerializeAsString()));
}

absl::Status Error(absl::StatusCode code, v1::ErrorReason reason, std::string_view message,
                   const Metadata& metadata = {}) {
  absl::Status status(code, absl::string_view(message.data(), message.size()));
  google::rpc::ErrorInfo info;
  info.set_reason(ReasonName(reason));
  info.set_domain(std::string(kDomain));
  info.mutable_metadata()->insert(metadata.begin(), metadata.end());
  Attach(status, info);
  return status;
}

absl::Status WithRetry(absl::Status status) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(kRetryAfter));
  Attach(status, retry);
  return status;
}

absl::Status WithResource(absl::Status status, std::string_view type, std::string_view name,
                          std::string_view owner = "") {
  google::rpc::ResourceInfo resource;
  resource.set_resource_type(std::string(type));
  resource.set_resource_name(std::string(name));
  resource.set_owner(std::string(owner));
  Attach(status, resource);
  return status;
}

absl::Status WithVisit(absl::Status status, std::string_view name, std::string_view owner = "") {
  return WithResource(std::move(status), "waymark.v1.Visit", name, owner);
}

absl::Status WithBackup(absl::Status status, std::string_view name) {
  return WithResource(std::move(status), "waymark.v1.Backup", name);
}

std::string WithoutPrefix(const std::string& value, std::size_t prefix) {
  return value.size() > prefix ? value.substr(prefix) : value;
}

}  // namespace

std::string ReasonName(v1::ErrorReason reason) {
  return WithoutPrefix(v1::ErrorReason_Name(reason), std::string_view("ERROR_REASON_").size());
}

std::string ReasonName(v1::ViolationReason reason) {
  return WithoutPrefix(v1::ViolationReason_Name(reason),
                       std::string_view("VIOLATION_REASON_").size());
}

absl::Status InvalidRequest(const std::vector<FieldViolation>& violations) {
  google::rpc::BadRequest bad_request;
  std::string fields;
  std::size_t bytes = 0;
  for (const FieldViolation& violation : violations) {
    const std::string description =
        absl::StrCat(ReasonName(violation.reason), ": ", violation.description);
    bytes += violation.field.size() + description.size() + 8;
    if (bytes > kMaxViolationBytes) break;
    auto* added = bad_request.add_field_violations();
    added->set_field(violation.field);
    added->set_description(description);
  }
  const int listed = bad_request.field_violations_size();
  for (int i = 0; i < listed && i < 5; ++i) {
    absl::StrAppend(&fields, i == 0 ? "" : ", ", bad_request.field_violations(i).field());
  }
  const std::size_t total = violations.size();
  std::string message =
      absl::StrCat("the request has ", total, total == 1 ? " fault: " : " faults: ", fields,
                   total > 5 ? ", ..." : "");
  if (static_cast<std::size_t>(listed) < total) {
    absl::StrAppend(&message, " (the first ", listed, " are described)");
  }
  absl::Status status = Error(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_INVALID_REQUEST,
                              message, {{"violations", absl::StrCat(total)}});
  Attach(status, bad_request);
  return status;
}

absl::Status VisitNotFound(std::string_view name) {
  return WithVisit(
      Error(absl::StatusCode::kNotFound, v1::ERROR_REASON_VISIT_NOT_FOUND,
            absl::StrCat("no visit '", std::string(name), "'; ListVisits shows what is recorded")),
      name);
}

absl::Status VisitExists(std::string_view name) {
  return WithVisit(
      Error(absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_VISIT_EXISTS,
            absl::StrCat("visit '", std::string(name),
                         "' is recorded already; give another visit_id if this is another visit")),
      name);
}

absl::Status ProbableDuplicate(const std::vector<std::string>& candidates) {
  absl::Status status = Error(
      absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_PROBABLE_DUPLICATE,
      absl::StrCat(
          "this is probably a visit that is recorded already: ", absl::StrJoin(candidates, ", "),
          candidates.size() == 1 ? "" : " (one of them)",
          "; add your source and what it says to the recorded visit with UpdateVisit (lists are "
          "replaced whole: send what they hold, and yours), or, where it is another visit, send "
          "this again with allow_probable_duplicate"),
      {{"candidates", absl::StrJoin(candidates, ",")}});
  return WithVisit(std::move(status), candidates.front());
}

absl::Status VisitDeleted(std::string_view name) {
  return WithVisit(Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_VISIT_DELETED,
                         absl::StrCat("visit '", std::string(name),
                                      "' is deleted; CreateVisit records it anew")),
                   name);
}

absl::Status EtagStale(std::string_view name, std::int64_t revision, std::string_view submitter) {
  return WithVisit(
      Error(absl::StatusCode::kAborted, v1::ERROR_REASON_ETAG_STALE,
            absl::StrCat("visit '", std::string(name), "' was changed since: its current revision ",
                         revision, " was written by '", std::string(submitter),
                         "'; read it again, and change that"),
            {{"revision", absl::StrCat(revision)}}),
      name, submitter);
}

absl::Status RequestIdReused(std::string_view name) {
  return WithVisit(
      Error(absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_REQUEST_ID_REUSED,
            absl::StrCat("request_id was used for another write, of visit '", std::string(name),
                         "'; take a new one for each change, and the same only to repeat it")),
      name);
}

absl::Status RevisionCurrent(std::string_view name, std::int64_t revision) {
  return WithVisit(
      Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_REVISION_CURRENT,
            absl::StrCat("revision ", revision, " is the current one of visit '", std::string(name),
                         "'; correct or delete the visit first, then erase what came before")),
      name);
}

absl::Status BaselineNotFound(std::string_view name) {
  return WithVisit(
      Error(absl::StatusCode::kNotFound, v1::ERROR_REASON_BASELINE_NOT_FOUND,
            absl::StrCat("'", std::string(name),
                         "' is no recorded inspection of this authority, or is later than to_date; "
                         "ListVisits shows what is recorded, and without a baseline the latest "
                         "monitored one is taken")),
      name);
}

absl::Status RevisionNotFound(std::string_view name, std::int64_t revision) {
  return WithVisit(Error(absl::StatusCode::kNotFound, v1::ERROR_REASON_REVISION_NOT_FOUND,
                         absl::StrCat("visit '", std::string(name), "' has no revision ", revision,
                                      "; ListVisitRevisions shows those it has")),
                   name);
}

absl::Status RevisionErased(std::string_view name, std::int64_t revision) {
  return WithVisit(
      Error(absl::StatusCode::kNotFound, v1::ERROR_REASON_REVISION_ERASED,
            absl::StrCat("revision ", revision, " of visit '", std::string(name),
                         "' was erased for good; ListVisitRevisions shows who wrote it and when")),
      name);
}

absl::Status PageTokenInvalid() {
  return Error(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_PAGE_TOKEN_INVALID,
               "page_token does not belong to this request; start again without it");
}

absl::Status ConsistencyTokenInvalid() {
  return Error(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_CONSISTENCY_TOKEN_INVALID,
               "the token is no consistency_token of an earlier answer; leave it empty or pass one "
               "back unchanged");
}

absl::Status LogReplaced() {
  return Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_LOG_REPLACED,
               "the token belongs to another log than the one served here (the ingest service was "
               "replaced or restored); drop it and start again");
}

absl::Status CatchingUp() {
  return WithRetry(Error(absl::StatusCode::kUnavailable, v1::ERROR_REASON_CATCHING_UP,
                         "the query service has not caught up with the log yet; try again"));
}

absl::Status NotFreshInTime() {
  return Error(absl::StatusCode::kDeadlineExceeded, v1::ERROR_REASON_NOT_FRESH_IN_TIME,
               "the write asked for by at_least_as_fresh did not arrive within the deadline");
}

absl::Status ReadTimeNotReached() {
  return Error(absl::StatusCode::kOutOfRange, v1::ERROR_REASON_READ_TIME_NOT_REACHED,
               "it is not known yet what will have been committed by read_time; ask for an earlier "
               "time, or leave it out for the newest state");
}

absl::Status Overloaded(std::string_view what) {
  return WithRetry(Error(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_OVERLOADED,
                         absl::StrCat(std::string(what), " is full; try again")));
}

absl::Status DiskFull() {
  return WithRetry(Error(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_DISK_FULL,
                         "the service has no room on its disk and takes nothing in; nothing was "
                         "written. Tell its operator, and try again once there is room"));
}

absl::Status BackupDiskFull() {
  return WithRetry(Error(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_DISK_FULL,
                         "there is no room for this on the disk of the backups; make room, or keep "
                         "fewer of them"));
}

absl::Status BackupNotFound(std::string_view name) {
  return WithBackup(Error(absl::StatusCode::kNotFound, v1::ERROR_REASON_BACKUP_NOT_FOUND,
                          absl::StrCat("there is no '", std::string(name),
                                       "'; ListBackups shows those there "
                                       "are")),
                    name);
}

absl::Status BackupsOff() {
  return Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_BACKUPS_OFF,
               "the ingest service keeps no backups; start it with --backup_dir=DIRECTORY, on "
               "another disk than its data directory");
}

absl::Status BackupDirectoryWrong(std::string_view why) {
  return Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_BACKUP_DIRECTORY_WRONG,
               absl::StrCat("the directory of the backups is not this log's: ", std::string(why),
                            ". Nothing was made, and nothing removed. Find out which is the wrong "
                            "one; where this log is right, start the service with another "
                            "--backup_dir"));
}

absl::Status OldBackupsLeft(std::string_view name) {
  return WithBackup(
      Error(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_OLD_BACKUPS_LEFT,
            absl::StrCat("'", std::string(name),
                         "' is made, but not all of the old backups could be removed, and what was "
                         "erased may stand in them; the service's log names the cause")),
      name);
}

absl::Status BackupDamaged(std::string_view name, std::string_view what) {
  return WithBackup(
      Error(absl::StatusCode::kDataLoss, v1::ERROR_REASON_BACKUP_DAMAGED,
            absl::StrCat("'", std::string(name),
                         "' is damaged and cannot be relied on: ", std::string(what),
                         ". Make another one with CreateBackup, and find out what became of its "
                         "disk")),
      name);
}

absl::Status WriteOutcomeUnknown() {
  return Error(absl::StatusCode::kUnavailable, v1::ERROR_REASON_WRITE_OUTCOME_UNKNOWN,
               "the write failed and its outcome is unknown until the service has restarted; send "
               "it again with the same request_id, or ask for the visit");
}

absl::Status ShuttingDown() {
  return WithRetry(
      Error(absl::StatusCode::kUnavailable, v1::ERROR_REASON_SHUTTING_DOWN,
            "the service is going down; what has no answer yet was not done, try again"));
}

absl::Status DeadlinePassed() {
  return Error(absl::StatusCode::kDeadlineExceeded, v1::ERROR_REASON_DEADLINE_PASSED,
               "the deadline had passed before the work began; nothing was done");
}

absl::Status CallerGone() {
  return Error(absl::StatusCode::kCancelled, v1::ERROR_REASON_CALLER_GONE,
               "the caller has gone; what had not begun was not done");
}

absl::Status AnswerTooLarge() {
  return Error(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_ANSWER_TOO_LARGE,
               "the answer would be larger than 3.5 MiB; ask for less with the filters");
}

absl::Status SearchTooBroad() {
  return Error(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_SEARCH_TOO_BROAD,
               "more visits than one search may look at hold this; add a word, a phrase, a theme, "
               "an authority or dates");
}

absl::Status NotIdentified() {
  return Error(absl::StatusCode::kUnauthenticated, v1::ERROR_REASON_NOT_IDENTIFIED,
               "this server answers only callers whose certificate says who they are; call with "
               "the certificate that the server's operator gave you");
}

absl::Status NotPermitted() {
  return Error(absl::StatusCode::kPermissionDenied, v1::ERROR_REASON_NOT_PERMITTED,
               "your certificate's role does not permit this call, or not for this authority; the "
               "server's operator can tell what it permits");
}

absl::Status StreamExpired() {
  return Error(absl::StatusCode::kUnavailable, v1::ERROR_REASON_STREAM_EXPIRED,
               "the stream has been open for as long as one may be; what has no answer yet was not "
               "done, go on with another stream");
}

absl::Status Internal() {
  return Error(absl::StatusCode::kInternal, v1::ERROR_REASON_INTERNAL,
               "a fault of the service; its log has the cause");
}

absl::Status DataLoss() {
  return Error(absl::StatusCode::kDataLoss, v1::ERROR_REASON_DATA_LOSS,
               "stored data is damaged; the service's log has the cause");
}

v1::ErrorReason ReasonOf(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  if (payload.has_value() && info.ParseFromString(std::string(*payload))) {
    (void)v1::ErrorReason_Parse(absl::StrCat("ERROR_REASON_", info.reason()), &reason);
  }
  return reason;
}

}  // namespace waymark::errors
