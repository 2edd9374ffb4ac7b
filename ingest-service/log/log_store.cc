#include "ingest-service/log/log_store.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "common/chain/change_chain.h"
#include "common/status/status_macros.h"
#include "common/storage/big_endian.h"
#include "ingest-service/log/change_scan.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/rebuilt_heads.h"

namespace waymark::ingest {
namespace {

using internal::v1::ChangeRecord;
using internal::v1::Head;
using internal::v1::LoggedChange;
using internal::v1::StoredRevision;
using storage::Batch;
using storage::Sync;

constexpr std::uint32_t kRecordFormat = 1;

absl::Status Unreadable(std::string_view what, std::uint64_t sequence) {
  return absl::DataLossError(
      absl::StrCat("the ", std::string(what), " of change ", sequence, " cannot be read"));
}

// A message from its stored bytes, or DATA_LOSS.
template <typename Message>
absl::StatusOr<Message> Parse(std::string_view bytes, std::string_view what,
                              std::uint64_t sequence) {
  Message message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Unreadable(what, sequence);
  }
  return message;
}

ChangeRecord RecordOf(const NewChange& change, std::uint64_t sequence,
                      std::int64_t commit_time_micros) {
  ChangeRecord record;
  record.set_format(kRecordFormat);
  record.set_sequence(sequence);
  record.set_commit_time_micros(commit_time_micros);
  record.set_submitter(change.submitter);
  record.set_certificate_serial(change.certificate_serial);
  record.set_kind(change.kind);
  record.set_authority_id(change.name.authority_id);
  record.set_visit_id(change.name.visit_id);
  record.set_revision(change.revision);
  record.set_revision_digest(change.revision_digest);
  record.set_request_id(change.request_id);
  record.set_erased_sequence(change.erased_sequence);
  record.set_reason(change.reason);
  return record;
}

// What a change does beside standing in the log.
void AddEffects(const NewChange& change, std::uint64_t sequence, Batch& batch) {
  if (change.kind == internal::v1::CHANGE_KIND_ERASURE) {
    batch.Delete(keys::kRevisions, keys::Sequence(change.erased_sequence));
    batch.Put(keys::kMeta, keys::Purge(change.erased_sequence), "");
    return;
  }
  batch.Put(keys::kRevisions, keys::Sequence(sequence), change.stored_revision);
  batch.Put(keys::kHeads, keys::Visit(change.name), HeadOf(change, sequence).SerializeAsString());
}

absl::StatusOr<Head> ParseHead(std::string_view bytes) {
  Head head;
  if (head.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return head;
  return absl::DataLossError("the head of a visit cannot be read");
}

}  // namespace

Head HeadOf(const NewChange& change, std::uint64_t sequence) {
  Head head;
  head.set_sequence(sequence);
  head.set_revision(change.revision);
  head.set_etag(chain::Etag(change.revision_digest));
  head.set_create_time_micros(change.create_time_micros);
  *head.mutable_identity() = change.identity;
  head.set_deleted(change.kind == internal::v1::CHANGE_KIND_DELETION);
  return head;
}

absl::StatusOr<std::unique_ptr<LogStore>> LogStore::Open(const std::filesystem::path& directory,
                                                         rocksdb::Env* env) {
  std::unique_ptr<LogStore> store(new LogStore());
  WAYMARK_ASSIGN_OR_RETURN(store->database_, storage::Database::Open({.directory = directory,
                                                                      .families = keys::Families(),
                                                                      .env = env,
                                                                      .stop_at_failure = true}));
  store->requests_.emplace(*store->database_);
  WAYMARK_RETURN_IF_ERROR(store->ReadOrMakeIdentity());
  WAYMARK_ASSIGN_OR_RETURN(store->head_, store->ReadHead());
  return store;
}

absl::Status LogStore::BringUp() {
  if (first_format_) {
    WAYMARK_RETURN_IF_ERROR(Rebuild());
  }
  return PurgeErased();
}

absl::Status LogStore::ReadOrMakeIdentity() {
  WAYMARK_ASSIGN_OR_RETURN(const auto format, database_->Get(keys::kMeta, keys::kFormatKey));
  WAYMARK_ASSIGN_OR_RETURN(const auto log_id, database_->Get(keys::kMeta, keys::kLogIdKey));
  WAYMARK_ASSIGN_OR_RETURN(const auto chain_id, database_->Get(keys::kMeta, keys::kChainIdKey));
  first_format_ = format == keys::kFirstFormat;
  if (format.has_value() && !keys::IsKnownFormat(*format)) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the log has format ", *format, " and this version reads formats up to ",
        std::string(keys::kRestoredFormat), "; run the version that wrote it, or a newer one"));
  }
  storage::Scan log = database_->NewScan(keys::kLog, "");
  WAYMARK_RETURN_IF_ERROR(log.status());
  if (format.has_value() != log_id.has_value() || (!log_id.has_value() && log.Valid())) {
    return absl::DataLossError("the log has lost its identity");
  }
  if (log_id.has_value()) {
    log_id_ = *log_id;
    chain_id_ = chain_id.value_or(log_id_);
    return absl::OkStatus();
  }
  log_id_ = chain_id_ = chain::NewLogId();
  Batch batch;
  batch.Put(keys::kMeta, std::string(keys::kFormatKey), std::string(keys::kFormat));
  batch.Put(keys::kMeta, std::string(keys::kLogIdKey), log_id_);
  return database_->Write(batch, Sync::kYes);
}

absl::Status LogStore::TakeNewId() {
  const std::string log_id = chain::NewLogId();
  Batch batch;
  // A format of its own: a version that knows no chain_id would find every hash wrong. What is of
  // the first format is brought up by the next start and must be told as such until then.
  if (!first_format_) {
    batch.Put(keys::kMeta, std::string(keys::kFormatKey), std::string(keys::kRestoredFormat));
  }
  batch.Put(keys::kMeta, std::string(keys::kLogIdKey), log_id);
  batch.Put(keys::kMeta, std::string(keys::kChainIdKey), chain_id_);
  WAYMARK_RETURN_IF_ERROR(database_->Write(batch, Sync::kYes));
  log_id_ = log_id;
  return absl::OkStatus();
}

std::string_view LogStore::format() const {
  return chain_id_ == log_id_ ? keys::kFormat : keys::kRestoredFormat;
}

absl::StatusOr<LogHead> LogStore::ReadHead() const {
  storage::Scan scan = database_->NewScan(keys::kLog, "");
  scan.SeekToLast();
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) {
    return LogHead{.sequence = 0, .hash = chain::GenesisHash(chain_id_), .commit_time_micros = 0};
  }
  const std::uint64_t sequence = storage::DecodeBigEndian(scan.key()).value_or(0);
  WAYMARK_ASSIGN_OR_RETURN(const auto logged, Parse<LoggedChange>(scan.value(), "entry", sequence));
  WAYMARK_ASSIGN_OR_RETURN(const auto record,
                           Parse<ChangeRecord>(logged.record(), "record", sequence));
  if (record.sequence() != sequence || logged.hash().size() != chain::kHashBytes) {
    return Unreadable("record", sequence);
  }
  return LogHead{.sequence = sequence,
                 .hash = logged.hash(),
                 .commit_time_micros = record.commit_time_micros()};
}

absl::StatusOr<std::vector<std::string>> LogStore::Append(const LogAddition& addition) {
  Batch batch;
  std::vector<std::string> hashes;
  hashes.reserve(addition.changes.size());
  LogHead head = head_;
  head.commit_time_micros = addition.commit_time_micros;
  for (const NewChange& change : addition.changes) {
    ++head.sequence;
    LoggedChange logged;
    logged.set_record(
        RecordOf(change, head.sequence, addition.commit_time_micros).SerializeAsString());
    head.hash = chain::NextHash(head.hash, logged.record());
    logged.set_hash(head.hash);
    hashes.push_back(head.hash);
    batch.Put(keys::kLog, keys::Sequence(head.sequence), logged.SerializeAsString());
    AddEffects(change, head.sequence, batch);
  }
  for (const NewRequest& request : addition.requests) {
    RequestMemory::Remember(request.submitter, request.id, request.stored, batch);
  }
  requests_->ForgetSome(addition.commit_time_micros, batch);
  WAYMARK_RETURN_IF_ERROR(database_->Write(batch, Sync::kYes));
  head_ = std::move(head);
  return hashes;
}

absl::Status LogStore::Rebuild() {
  Batch batch;
  WAYMARK_RETURN_IF_ERROR(AddRebuiltHeads(*database_, chain_id_, batch));
  WAYMARK_RETURN_IF_ERROR(requests_->DropAfter(head_.sequence, batch));
  // Families are flushed one by one: where the end of the log is lost, its revisions may be there.
  storage::Scan beyond =
      database_->NewScan(keys::kRevisions, "", keys::Sequence(head_.sequence + 1));
  for (; beyond.Valid(); beyond.Next()) batch.Delete(keys::kRevisions, std::string(beyond.key()));
  WAYMARK_RETURN_IF_ERROR(beyond.status());
  batch.Put(keys::kMeta, std::string(keys::kFormatKey), std::string(format()));
  return database_->Write(batch, Sync::kYes);
}

absl::Status LogStore::PurgeErased() {
  Batch done;
  std::vector<storage::KeyRange> erased;
  storage::Scan marks = database_->NewScan(keys::kMeta, keys::kPurgePrefix);
  for (; marks.Valid(); marks.Next()) {
    const std::string key(keys::PurgedRevision(marks.key()));
    erased.push_back({.family = keys::kRevisions, .first = key, .last = key});
    done.Delete(keys::kMeta, std::string(marks.key()));
  }
  WAYMARK_RETURN_IF_ERROR(marks.status());
  if (erased.empty()) return absl::OkStatus();
  // Their digests lay among the requests, wherever those keys are.
  erased.push_back({.family = keys::kRequests, .first = "", .last = std::nullopt});
  WAYMARK_RETURN_IF_ERROR(database_->Purge(erased));
  return database_->Write(done, Sync::kYes);
}

absl::StatusOr<std::optional<Head>> LogStore::FindHead(const model::VisitName& name) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes, database_->Get(keys::kHeads, keys::Visit(name)));
  if (!bytes.has_value()) return std::nullopt;
  return ParseHead(*bytes);
}

absl::StatusOr<std::vector<RecordedHead>> LogStore::HeadsOf(std::string_view authority_id) const {
  std::vector<RecordedHead> heads;
  storage::Scan scan = database_->NewScan(keys::kHeads, keys::Authority(authority_id));
  for (; scan.Valid(); scan.Next()) {
    WAYMARK_ASSIGN_OR_RETURN(auto head, ParseHead(scan.value()));
    heads.push_back(
        {.visit_id = std::string(keys::VisitIdOf(scan.key())), .head = std::move(head)});
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  return heads;
}

absl::StatusOr<ChangeRecord> LogStore::FindRecord(std::uint64_t sequence) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes, database_->Get(keys::kLog, keys::Sequence(sequence)));
  if (!bytes.has_value()) return Unreadable("entry", sequence);
  WAYMARK_ASSIGN_OR_RETURN(const auto logged, Parse<LoggedChange>(*bytes, "entry", sequence));
  return Parse<ChangeRecord>(logged.record(), "record", sequence);
}

absl::Status LogStore::ForEachRecord(const Look& look) const {
  storage::Scan log = database_->NewScan(keys::kLog, "");
  for (; log.Valid(); log.Next()) {
    const std::uint64_t sequence = storage::DecodeBigEndian(log.key()).value_or(0);
    WAYMARK_ASSIGN_OR_RETURN(const auto logged,
                             Parse<LoggedChange>(log.value(), "entry", sequence));
    WAYMARK_ASSIGN_OR_RETURN(const auto record,
                             Parse<ChangeRecord>(logged.record(), "record", sequence));
    look(record);
  }
  return log.status();
}

absl::StatusOr<LogPosition> LogStore::FindPosition(std::uint64_t sequence) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto hash, FindHash(sequence));
  if (!hash.has_value()) return Unreadable("entry", sequence);
  return LogPosition{.log_id = log_id_, .sequence = sequence, .hash_head = HashHead(*hash)};
}

absl::StatusOr<std::optional<StoredRevision>> LogStore::FindRevision(std::uint64_t sequence) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes,
                           database_->Get(keys::kRevisions, keys::Sequence(sequence)));
  if (!bytes.has_value()) return std::nullopt;
  return Parse<StoredRevision>(*bytes, "revision", sequence);
}

absl::StatusOr<std::optional<std::string>> LogStore::FindHash(std::uint64_t sequence) const {
  if (sequence == 0) return chain::GenesisHash(chain_id_);
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes, database_->Get(keys::kLog, keys::Sequence(sequence)));
  if (!bytes.has_value()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(const auto logged, Parse<LoggedChange>(*bytes, "entry", sequence));
  return logged.hash();
}

absl::StatusOr<std::vector<internal::v1::Change>> LogStore::ReadAfter(std::uint64_t sequence,
                                                                      std::size_t max_bytes) const {
  std::vector<internal::v1::Change> changes;
  std::size_t bytes = 0;
  ChangeScan scan(*database_, sequence);
  while (bytes < max_bytes) {
    auto change = scan.Next();
    // What comes before damage is whole: it goes out first, and the next call meets the damage.
    if (!change.ok() && changes.empty()) return change.status();
    if (!change.ok() || !change->has_value()) break;
    bytes += (*change)->ByteSizeLong();
    changes.push_back(**std::move(change));
  }
  return changes;
}

}  // namespace waymark::ingest
