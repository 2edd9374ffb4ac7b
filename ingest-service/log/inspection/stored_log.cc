#include "ingest-service/log/inspection/stored_log.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/status/status_macros.h"
#include "common/storage/big_endian.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/rebuilt_heads.h"

namespace waymark::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using internal::v1::Change;
using internal::v1::Head;
using internal::v1::LoggedChange;

// Heads as they are stored, by their keys.
using StoredHeads = std::map<std::string, std::string, std::less<>>;

// Those that every format has; a database that is only read need not be opened with all.
std::vector<std::string> FamiliesRead() {
  std::vector<std::string> families = keys::Families();
  families.resize(keys::kHeads + 1);
  return families;
}

absl::Status BreakAt(std::uint64_t sequence, std::string_view what) {
  return absl::DataLossError(absl::StrCat("change ", sequence, ": ", std::string(what)));
}

// Where a scan ended too early, the break that it ended at.
absl::Status EndOf(const storage::Scan& scan, std::uint64_t sequence, std::string_view what) {
  if (scan.status().ok()) return absl::OkStatus();
  return BreakAt(sequence, absl::StrCat(std::string(what), " cannot be read (",
                                        std::string(scan.status().message()), ")"));
}

// "authorities/leicester/visits/a" for a key of heads.
std::string VisitOf(std::string_view key) {
  const std::string_view visit_id = keys::VisitIdOf(key);
  const std::string_view authority = key.substr(0, key.find('\0'));
  return model::VisitName{.authority_id = std::string(authority), .visit_id = std::string(visit_id)}
      .ToString();
}

absl::Status WrongHead(std::string_view key) {
  return absl::DataLossError(absl::StrCat(
      "what is noted as the current state of ", VisitOf(key),
      " is not what the log says. Copy the data directory away, then run 'waymark-ingest "
      "accept-loss', which notes it anew from the log"));
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
  const std::filesystem::path directory = data_dir / "log";
  std::unique_ptr<StoredLog> log(new StoredLog(data_dir / "acknowledged"));
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::CheckBeforeOpening(log->mark_file_, directory));
  std::error_code error;
  if (!std::filesystem::exists(directory / "CURRENT", error)) {
    return absl::NotFoundError(absl::StrCat(directory.string(), " holds no log"));
  }
  WAYMARK_ASSIGN_OR_RETURN(
      log->database_, storage::Database::Open(
                          {.directory = directory, .families = FamiliesRead(), .read_only = true}));
  WAYMARK_RETURN_IF_ERROR(log->ReadIdentity());
  WAYMARK_RETURN_IF_ERROR(log->ReadEnd());
  return log;
}

absl::Status StoredLog::ReadIdentity() {
  WAYMARK_ASSIGN_OR_RETURN(const auto format, database_->Get(keys::kMeta, keys::kFormatKey));
  WAYMARK_ASSIGN_OR_RETURN(const auto log_id, database_->Get(keys::kMeta, keys::kLogIdKey));
  if (!format.has_value() || !log_id.has_value()) {
    return absl::DataLossError("the log has lost its identity");
  }
  if (*format != keys::kFormat && *format != keys::kFirstFormat) {
    return absl::FailedPreconditionError(
        absl::StrCat("the log has format ", *format,
                     ", which this version does not know; use the version that "
                     "wrote it, or a newer one"));
  }
  format_ = *format;
  log_id_ = *log_id;
  return absl::OkStatus();
}

absl::Status StoredLog::ReadEnd() {
  storage::Scan log = database_->NewScan(keys::kLog, "");
  log.SeekToLast();
  if (log.Valid()) end_ = storage::DecodeBigEndian(log.key()).value_or(0);
  return log.status();
}

absl::Status StoredLog::ReadTo(LogReader& reader) const {
  reader.Begin(log_id_, end_);
  storage::Scan log = database_->NewScan(keys::kLog, "");
  storage::Scan revisions = database_->NewScan(keys::kRevisions, "");
  std::uint64_t sequence = 1;
  for (; log.Valid(); log.Next(), ++sequence) {
    LoggedChange logged;
    if (log.key() != keys::Sequence(sequence)) return BreakAt(sequence, "it is not there");
    if (!logged.ParseFromArray(log.value().data(), static_cast<int>(log.value().size()))) {
      return BreakAt(sequence, "its entry cannot be read");
    }
    Change change;
    change.set_record(std::move(*logged.mutable_record()));
    change.set_hash(std::move(*logged.mutable_hash()));
    if (revisions.Valid() && revisions.key() == log.key()) {
      change.set_revision(std::string(revisions.value()));
      revisions.Next();
    }
    WAYMARK_RETURN_IF_ERROR(EndOf(revisions, sequence, "its revision, or one after it,"));
    WAYMARK_RETURN_IF_ERROR(reader.Take(change));
  }
  WAYMARK_RETURN_IF_ERROR(EndOf(log, sequence, "it"));
  // As both are in order, one that no change took stays where it is.
  if (!revisions.Valid()) return absl::OkStatus();
  return BreakAt(storage::DecodeBigEndian(revisions.key()).value_or(0),
                 "there is a revision, and no such change");
}

absl::Status StoredLog::CheckHeads() const {
  storage::Batch batch;
  WAYMARK_RETURN_IF_ERROR(AddRebuiltHeads(*database_, log_id_, batch));
  StoredHeads rebuilt;
  for (storage::Batch::Entry& entry : batch.entries) {
    if (entry.value.has_value()) rebuilt[std::move(entry.key)] = *std::move(entry.value);
  }
  // The first format noted no identities.
  const bool with_identity = format_ == keys::kFormat;
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

absl::Status StoredLog::CheckMark() const {
  return AcknowledgedMark::Check(mark_file_, log_id_, end_);
}

}  // namespace waymark::ingest
