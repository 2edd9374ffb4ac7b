#include "ingest-service/log/inspection/stored_log.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "common/storage/big_endian.h"
#include "common/storage/file_check.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/change_scan.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/inspection/damaged_file_lines.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/manifest_mark.h"
#include "ingest-service/log/rebuilt_heads.h"

namespace waymark::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using internal::v1::ChangeRecord;
using internal::v1::Head;
using internal::v1::LoggedChange;
using internal::v1::StoredRequest;
using internal::v1::StoredRevision;

absl::Status DataLossAt(std::uint64_t sequence, std::string_view what) {
  return absl::DataLossError(absl::StrCat("change ", sequence, ": ", std::string(what)));
}

absl::Status WithVisit(const absl::Status& broken, const std::string& visit) {
  if (visit.empty() || !absl::IsDataLoss(broken)) return broken;
  return absl::DataLossError(absl::StrCat(broken.message(), "; it is a change to ", visit));
}

// Heads as they are stored, by their keys.
using StoredHeads = std::map<std::string, std::string, std::less<>>;

template <typename Message>
bool Parse(std::string_view bytes, Message& message) {
  return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

// "authorities/leicester/visits/a" for a key of heads.
std::string VisitAt(std::string_view key) {
  const std::string_view visit_id = keys::VisitIdOf(key);
  const std::string_view authority = key.substr(0, key.find('\0'));
  return model::VisitName{.authority_id = std::string(authority), .visit_id = std::string(visit_id)}
      .ToString();
}

absl::Status WrongHead(std::string_view key) {
  return absl::DataLossError(absl::StrCat(
      "what is noted as the current state of ", VisitAt(key),
      " is not what the log says. Copy the data directory away, then run 'waymark-ingest "
      "accept-loss', which notes it anew from the log"));
}

absl::Status WrongRequest(const storage::Scan& request, std::string_view what) {
  const std::string id(keys::SplitRequest(request.key()).second);
  return absl::DataLossError(absl::StrCat("the remembered request '", absl::Utf8SafeCEscape(id),
                                          "' ", std::string(what), ". ",
                                          std::string(AcknowledgedMark::kRepair)));
}

bool SameHead(const std::string& noted, const std::string& rebuilt, bool with_identity) {
  Head first;
  Head second;
  if (!first.ParseFromString(noted) || !second.ParseFromString(rebuilt)) return false;
  if (!with_identity) {
    first.clear_identity();
    second.clear_identity();
  }
  return MessageDifferencer::Equals(first, second);
}

}  // namespace

absl::StatusOr<std::unique_ptr<StoredLog>> StoredLog::Open(const std::filesystem::path& data_dir) {
  std::unique_ptr<StoredLog> log(new StoredLog(data_dir));
  WAYMARK_RETURN_IF_ERROR(DataDirectory(data_dir).CheckRestored());
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::CheckBeforeOpening(log->mark_file_, log->directory_));
  std::error_code error;
  if (!std::filesystem::exists(log->directory_ / "CURRENT", error)) {
    return absl::NotFoundError(absl::StrCat(log->directory_.string(), " holds no log"));
  }
  absl::Status readable = log->OpenDatabase();
  if (readable.ok()) readable = log->ReadIdentity();
  if (readable.ok()) readable = log->ReadEnd();
  if (!absl::IsDataLoss(readable)) {
    WAYMARK_RETURN_IF_ERROR(readable);
    return log;
  }
  const absl::Status files = log->CheckFiles();
  const absl::Status& damage = absl::IsDataLoss(files) ? files : readable;
  return absl::DataLossError(
      absl::StrCat("no change can be read\n", std::string(damage.message()), "\n", Repair()));
}

std::string StoredLog::Repair() {
  return absl::StrCat(
      AcknowledgedMark::kRepair,
      "; 'waymark-ingest verify --data_dir=COPY' tells whether a copy is whole. Where there is "
      "none, the last resort is to submit every visit again, from where it came, to a service with "
      "a new data directory: 'waymark-ingest accept-loss' takes a log that ends too early, and "
      "does not mend this.");
}

absl::Status StoredLog::OpenDatabase() {
  storage::DatabaseOptions options = {
      .directory = directory_, .families = keys::Families(), .read_only = true};
  auto database = storage::Database::Open(options);
  opened_ = database.status();
  if (absl::IsDataLoss(opened_)) {
    options.despite_damage = true;
    database = storage::Database::Open(options);
  }
  WAYMARK_ASSIGN_OR_RETURN(database_, std::move(database));
  return absl::OkStatus();
}

absl::Status StoredLog::ReadIdentity() {
  WAYMARK_ASSIGN_OR_RETURN(const auto format, database_->Get(keys::kMeta, keys::kFormatKey));
  WAYMARK_ASSIGN_OR_RETURN(const auto log_id, database_->Get(keys::kMeta, keys::kLogIdKey));
  WAYMARK_ASSIGN_OR_RETURN(const auto chain_id, database_->Get(keys::kMeta, keys::kChainIdKey));
  if (!format.has_value() || !log_id.has_value()) {
    return absl::DataLossError("the log has lost its identity");
  }
  if (!keys::IsKnownFormat(*format)) {
    return absl::FailedPreconditionError(
        absl::StrCat("the log has format ", *format,
                     ", which this version does not know; use the version that "
                     "wrote it, or a newer one"));
  }
  format_ = *format;
  log_id_ = *log_id;
  chain_id_ = chain_id.value_or(log_id_);
  return absl::OkStatus();
}

absl::Status StoredLog::ReadEnd() {
  storage::Scan log = database_->NewScan(keys::kLog, "");
  log.SeekToLast();
  if (log.Valid()) end_ = storage::DecodeBigEndian(log.key()).value_or(0);
  // Where the end is damaged, the rest can be read nevertheless, and ReadTo comes to it.
  return absl::IsDataLoss(log.status()) ? absl::OkStatus() : log.status();
}

absl::Status StoredLog::ReadTo(LogReader& reader) const {
  reader.Begin(chain_id_, end_);
  ChangeScan scan(*database_, 0);
  std::uint64_t read = 0;
  while (true) {
    const auto change = scan.Next();
    if (!change.ok()) return WithVisit(change.status(), VisitOf(read + 1));
    if (!change->has_value()) break;
    WAYMARK_RETURN_IF_ERROR(reader.Take(**change));
    ++read;
  }
  if (read < end_) return DataLossAt(read + 1, "it is not there");
  storage::Scan beyond = database_->NewScan(keys::kRevisions, "", keys::Sequence(read + 1));
  if (!beyond.Valid()) return beyond.status();
  return DataLossAt(storage::DecodeBigEndian(beyond.key()).value_or(0),
                    "there is a revision, and no such change");
}

std::string StoredLog::VisitOf(std::uint64_t sequence) const {
  const std::string key = keys::Sequence(sequence);
  const auto entry = database_->Get(keys::kLog, key);
  LoggedChange logged;
  ChangeRecord record;
  if (entry.ok() && entry->has_value() && Parse(**entry, logged) &&
      Parse(logged.record(), record)) {
    return model::VisitName{.authority_id = record.authority_id(), .visit_id = record.visit_id()}
        .ToString();
  }
  const auto bytes = database_->Get(keys::kRevisions, key);
  StoredRevision revision;
  const bool readable = bytes.ok() && bytes->has_value() && Parse(**bytes, revision);
  return readable ? revision.visit().name() : "";
}

absl::Status StoredLog::CheckFiles() const {
  WAYMARK_ASSIGN_OR_RETURN(auto damaged, storage::FindDamagedRecords(directory_));
  if (database_ != nullptr) {
    WAYMARK_ASSIGN_OR_RETURN(auto tables,
                             storage::FindDamagedTables(directory_, database_->Tables()));
    std::move(tables.begin(), tables.end(), std::back_inserter(damaged));
  }
  if (!damaged.empty()) return absl::DataLossError(DamagedFileLines(damaged));
  return opened_;
}

absl::Status StoredLog::CheckHeads() const {
  storage::Batch batch;
  WAYMARK_RETURN_IF_ERROR(AddRebuiltHeads(*database_, chain_id_, batch));
  StoredHeads rebuilt;
  for (storage::Batch::Entry& entry : batch.entries) {
    if (entry.value.has_value()) rebuilt[std::move(entry.key)] = *std::move(entry.value);
  }
  // The first format noted no identities.
  const bool with_identity = format_ != keys::kFirstFormat;
  storage::Scan noted = database_->NewScan(keys::kHeads, "");
  for (; noted.Valid(); noted.Next()) {
    const auto found = rebuilt.find(noted.key());
    if (found == rebuilt.end() ||
        !SameHead(std::string(noted.value()), found->second, with_identity)) {
      return WrongHead(noted.key());
    }
    rebuilt.erase(found);
  }
  WAYMARK_RETURN_IF_ERROR(noted.status());
  return rebuilt.empty() ? absl::OkStatus() : WrongHead(rebuilt.begin()->first);
}

absl::Status StoredLog::CheckRequests() const {
  storage::Scan requests = database_->NewScan(keys::kRequests, "");
  for (; requests.Valid(); requests.Next()) {
    StoredRequest request;
    if (!Parse(requests.value(), request)) return WrongRequest(requests, "cannot be read");
    if (request.sequence() < 1 || request.sequence() > end_) {
      return WrongRequest(requests, absl::StrCat("is answered with change ", request.sequence(),
                                                 ", and the log ends at change ", end_));
    }
    if (!request.visit().empty() && VisitOf(request.sequence()) != request.visit()) {
      return WrongRequest(requests, absl::StrCat("is answered with change ", request.sequence(),
                                                 ", which is not of its visit"));
    }
    WAYMARK_ASSIGN_OR_RETURN(
        const auto time,
        database_->Get(keys::kRequestTimes,
                       keys::RequestTime(request.commit_time_micros(), requests.key())));
    if (!time.has_value()) return WrongRequest(requests, "would never be forgotten");
  }
  return requests.status();
}

absl::Status StoredLog::CheckMark() const {
  WAYMARK_RETURN_IF_ERROR(CheckManifest(manifest_file_, directory_));
  return AcknowledgedMark::Check(mark_file_, log_id_, end_);
}

}  // namespace waymark::ingest
