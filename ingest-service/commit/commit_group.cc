#include "ingest-service/commit/commit_group.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/log/logged_revision.h"
#include "ingest-service/rules/record/baseline_rule.h"
#include "ingest-service/rules/record/probable_duplicates.h"
#include "ingest-service/rules/record/visit_before.h"
#include "ingest-service/rules/warnings/figure_jumps.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {

using google::protobuf::util::MessageDifferencer;
using internal::v1::Head;
using internal::v1::StoredRevision;
using internal::v1::VisitIdentity;

namespace {

CommittedVisit Found(v1::ImportOutcome outcome, const Head& head,
                     std::vector<v1::Warning> warnings) {
  return {.outcome = outcome,
          .revision = head.revision(),
          .etag = head.etag(),
          .create_time_micros = head.create_time_micros(),
          .sequence = head.sequence(),
          .warnings = std::move(warnings)};
}

// Of a visit to another authority than the write's own.
bool MayTellOf(const model::VisitName& other, const VisitWrite& write) {
  const std::vector<std::string>& seen = write.lineage.predecessors;
  return !write.hides_predecessors ||
         std::find(seen.begin(), seen.end(), other.authority_id) != seen.end();
}

}  // namespace

CommitGroup::CommitGroup(const LogStore& store, RecordCache& records, std::int64_t now_micros,
                         absl::Status room)
    : store_(store), records_(records), room_(std::move(room)), requests_(store) {
  addition_.commit_time_micros = std::max(now_micros, store.head().commit_time_micros);
}

absl::StatusOr<CommittedVisit> CommitGroup::Decide(const VisitWrite& write,
                                                   SerializedRevision revision) {
  if (write.still_wanted) {
    WAYMARK_RETURN_IF_ERROR(write.still_wanted());
  }
  WAYMARK_ASSIGN_OR_RETURN(auto recalled, requests_.Recall(write));
  if (recalled.has_value()) return *std::move(recalled);
  if (!write.validate_only && !room_.ok()) return room_;

  // What is only decided is answered with what would have been written.
  std::string not_written = write.validate_only ? revision.bytes : std::string();
  Candidate candidate{.write = write,
                      .revision = std::move(revision),
                      .before = std::nullopt,
                      .warnings = write.warnings};
  WAYMARK_ASSIGN_OR_RETURN(candidate.before, records_.FindHead(write.name));
  WAYMARK_ASSIGN_OR_RETURN(CommittedVisit committed, DecideNew(std::move(candidate)));
  committed.name = write.name.ToString();
  committed.warnings = CapWarnings(std::move(committed.warnings));
  if (write.validate_only) {
    return CommittedVisit{.name = std::move(committed.name),
                          .outcome = committed.outcome,
                          .warnings = std::move(committed.warnings),
                          .stored_revision = std::move(not_written)};
  }
  requests_.Remember(write, committed, addition_.commit_time_micros);
  return committed;
}

absl::StatusOr<CommittedVisit> CommitGroup::DecideNew(Candidate candidate) {
  switch (candidate.write.intent) {
    case VisitWrite::Intent::kUpdate:
      return Update(std::move(candidate));
    case VisitWrite::Intent::kDelete:
      return Delete(std::move(candidate));
    case VisitWrite::Intent::kErase:
      return Erase(candidate);
    case VisitWrite::Intent::kRecord:
      break;
  }
  return Record(std::move(candidate));
}

LogAddition CommitGroup::TakeAddition() {
  addition_.requests = requests_.TakeAdded();
  return std::move(addition_);
}

absl::StatusOr<CommittedVisit> CommitGroup::Record(Candidate candidate) {
  const VisitWrite& write = candidate.write;
  if (candidate.before.has_value() && write.on_existing == v1::EXISTING_VISIT_SKIP) {
    return Found(v1::IMPORT_OUTCOME_SKIPPED, *candidate.before, {});
  }
  if (!candidate.is_recorded()) {
    NoteFigureJumps(candidate);
    WAYMARK_RETURN_IF_ERROR(CheckAgainstRecord(candidate));
    return Append(std::move(candidate), internal::v1::CHANGE_KIND_REVISION,
                  v1::IMPORT_OUTCOME_CREATED);
  }
  if (write.on_existing != v1::EXISTING_VISIT_REPLACE) {
    return errors::VisitExists(write.name.ToString());
  }
  return Replace(std::move(candidate));
}

absl::StatusOr<CommittedVisit> CommitGroup::Replace(Candidate candidate) {
  NoteFigureJumps(candidate);
  WAYMARK_ASSIGN_OR_RETURN(const bool unchanged, IsUnchanged(candidate));
  if (unchanged) {
    return Found(v1::IMPORT_OUTCOME_UNCHANGED, *candidate.before, std::move(candidate.warnings));
  }
  WAYMARK_RETURN_IF_ERROR(CheckAgainstRecord(candidate));
  return Append(std::move(candidate), internal::v1::CHANGE_KIND_REVISION,
                v1::IMPORT_OUTCOME_REPLACED);
}

absl::StatusOr<CommittedVisit> CommitGroup::Update(Candidate candidate) {
  WAYMARK_RETURN_IF_ERROR(CheckEtag(candidate));
  return Replace(std::move(candidate));
}

absl::StatusOr<CommittedVisit> CommitGroup::Delete(Candidate candidate) {
  WAYMARK_RETURN_IF_ERROR(CheckEtag(candidate));
  const model::VisitName& name = candidate.write.name;
  WAYMARK_ASSIGN_OR_RETURN(const AuthorityRecord* record, records_.Of(name.authority_id));
  WAYMARK_ASSIGN_OR_RETURN(const Relatives relatives, RelativesOf(candidate.write));
  ingest::Append(DeletionWarnings(*record, relatives, name.visit_id, candidate.before->identity()),
                 candidate.warnings);
  return Append(std::move(candidate), internal::v1::CHANGE_KIND_DELETION,
                v1::IMPORT_OUTCOME_REPLACED);
}

absl::StatusOr<CommittedVisit> CommitGroup::Erase(const Candidate& candidate) {
  const VisitWrite& write = candidate.write;
  const Erasure& erasure = write.erasure;
  if (!candidate.before.has_value()) return errors::VisitNotFound(write.name.ToString());
  if (erasure.revision == candidate.before->revision()) {
    return errors::RevisionCurrent(write.name.ToString(), erasure.revision);
  }
  WAYMARK_ASSIGN_OR_RETURN(const std::uint64_t erased_by, ErasedBy(write));
  if (erased_by > 0) return CommittedVisit{.revision = erasure.revision, .sequence = erased_by};
  WAYMARK_RETURN_IF_ERROR(requests_.ForgetContent(erasure.sequence));
  NewChange change;
  change.kind = internal::v1::CHANGE_KIND_ERASURE;
  change.name = write.name;
  change.revision = erasure.revision;
  change.submitter = write.submitter;
  change.certificate_serial = write.certificate_serial;
  change.erased_sequence = erasure.sequence;
  change.reason = erasure.reason;
  CommittedVisit committed{.revision = erasure.revision, .sequence = NextSequence()};
  addition_.changes.push_back(std::move(change));
  return committed;
}

absl::StatusOr<std::uint64_t> CommitGroup::ErasedBy(const VisitWrite& write) const {
  const std::uint64_t first = store_.head().sequence + 1;
  for (std::size_t i = 0; i < addition_.changes.size(); ++i) {
    if (addition_.changes[i].erased_sequence == write.erasure.sequence) return first + i;
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto revision, store_.FindRevision(write.erasure.sequence));
  if (revision.has_value()) return 0;
  WAYMARK_ASSIGN_OR_RETURN(const LoggedRevision logged,
                           FindLoggedRevision(store_, write.name, write.erasure.revision));
  return logged.erased_by;
}

absl::Status CommitGroup::CheckEtag(const Candidate& candidate) const {
  const std::string name = candidate.write.name.ToString();
  if (!candidate.before.has_value()) return errors::VisitNotFound(name);
  const Head& head = *candidate.before;
  if (head.deleted()) return errors::VisitDeleted(name);
  if (head.etag() == candidate.write.etag) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(const std::string submitter, SubmitterOf(head));
  return errors::EtagStale(name, head.revision(), submitter);
}

// What cannot be read of the visit before warns of nothing: no write fails for a warning.
void CommitGroup::NoteFigureJumps(Candidate& candidate) {
  const SerializedRevision& revision = candidate.revision;
  const model::VisitName& name = candidate.write.name;
  if (revision.figures.empty()) return;
  const auto record = records_.Of(name.authority_id);
  if (!record.ok()) return;
  const std::string* const before = FindVisitBefore(**record, name.visit_id, revision.identity);
  if (before == nullptr) return;
  const VisitFigures* const figures =
      records_.FiguresOf({.authority_id = name.authority_id, .visit_id = *before});
  if (figures == nullptr) return;
  ingest::Append(FigureJumps(revision.figures, *figures), candidate.warnings);
}

absl::Status CommitGroup::CheckAgainstRecord(Candidate& candidate) {
  const model::VisitName& name = candidate.write.name;
  WAYMARK_ASSIGN_OR_RETURN(const AuthorityRecord* record, records_.Of(name.authority_id));
  const BaselineLookup baselines = [this, &candidate](const model::VisitName& other) {
    return MayTellOf(other, candidate.write) ? IdentityAt(other) : std::nullopt;
  };
  const VisitIdentity* before = candidate.is_recorded() ? &candidate.before->identity() : nullptr;
  if (const auto fault =
          FaultOfBaseline(*record, candidate.revision.identity.identity, before, baselines);
      fault) {
    return errors::InvalidRequest({*fault});
  }
  WAYMARK_RETURN_IF_ERROR(CheckDuplicates(*record, before, candidate));
  WAYMARK_ASSIGN_OR_RETURN(const Relatives relatives, RelativesOf(candidate.write));
  ingest::Append(RecordWarnings(*record, relatives, name.visit_id, candidate.revision.identity,
                                before, baselines),
                 candidate.warnings);
  return absl::OkStatus();
}

absl::StatusOr<Relatives> CommitGroup::RelativesOf(const VisitWrite& write) {
  Relatives relatives;
  relatives.hides_predecessors = write.hides_predecessors;
  for (const std::string& id : write.lineage.predecessors) {
    WAYMARK_ASSIGN_OR_RETURN(relatives.predecessors.emplace_back(), records_.Of(id));
  }
  for (const std::string& id : write.lineage.successors) {
    WAYMARK_ASSIGN_OR_RETURN(relatives.successors.emplace_back(), records_.Of(id));
  }
  return relatives;
}

// A visit that is recorded already keeps its place beside one that it comes to be like: who changes
// it is told.
absl::Status CommitGroup::CheckDuplicates(const AuthorityRecord& record,
                                          const VisitIdentity* before, Candidate& candidate) {
  const VisitWrite& write = candidate.write;
  if (write.allow_probable_duplicate) return absl::OkStatus();
  const std::string& visit_id = write.name.visit_id;
  if (before != nullptr) {
    ingest::Append(DuplicateWarnings(record, visit_id, candidate.revision.identity, *before),
                   candidate.warnings);
    return absl::OkStatus();
  }
  std::vector<std::string> names;
  for (const std::string& id : ProbableDuplicates(record, visit_id, candidate.revision.identity)) {
    names.push_back(record.NameOf(id));
  }
  return names.empty() ? absl::OkStatus() : errors::ProbableDuplicate(names);
}

// Nothing where there is no such visit; also where it cannot be read, which refuses no other one.
std::optional<VisitIdentity> CommitGroup::IdentityAt(const model::VisitName& name) const {
  const auto head = records_.FindHead(name);
  if (!head.ok() || !head->has_value() || (*head)->deleted()) return std::nullopt;
  return (*head)->identity();
}

const NewChange* CommitGroup::FindPending(std::uint64_t sequence) const {
  const std::uint64_t first = store_.head().sequence + 1;
  const bool pending = sequence >= first && sequence - first < addition_.changes.size();
  return pending ? &addition_.changes[sequence - first] : nullptr;
}

absl::StatusOr<bool> CommitGroup::IsUnchanged(const Candidate& candidate) const {
  const std::uint64_t sequence = candidate.before->sequence();
  std::optional<StoredRevision> current;
  if (const NewChange* pending = FindPending(sequence); pending != nullptr) {
    current.emplace();
    if (!current->ParseFromString(pending->stored_revision)) return false;
  } else {
    WAYMARK_ASSIGN_OR_RETURN(current, store_.FindRevision(sequence));
  }
  StoredRevision wanted;
  return current.has_value() && wanted.ParseFromString(candidate.revision.bytes) &&
         MessageDifferencer::Equals(current->visit(), wanted.visit());
}

absl::StatusOr<std::string> CommitGroup::SubmitterOf(const Head& head) const {
  if (const NewChange* pending = FindPending(head.sequence()); pending != nullptr) {
    return pending->submitter;
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto record, store_.FindRecord(head.sequence()));
  return record.submitter();
}

absl::StatusOr<CommittedVisit> CommitGroup::Append(Candidate candidate,
                                                   internal::v1::ChangeKind kind,
                                                   v1::ImportOutcome outcome) {
  const VisitWrite& write = candidate.write;
  if (write.validate_only) {
    return CommittedVisit{.outcome = outcome, .warnings = std::move(candidate.warnings)};
  }
  const std::optional<Head>& before = candidate.before;
  const std::int64_t now = addition_.commit_time_micros;
  NewChange change{.kind = kind,
                   .name = write.name,
                   .revision = before.has_value() ? before->revision() + 1 : 1,
                   .create_time_micros = before.has_value() ? before->create_time_micros() : now,
                   .submitter = write.submitter,
                   .certificate_serial = write.certificate_serial,
                   .request_id = write.request.id,
                   .stored_revision = std::move(candidate.revision.bytes),
                   .revision_digest = std::move(candidate.revision.digest),
                   .identity = candidate.revision.identity.identity};
  const Head head = HeadOf(change, NextSequence());
  WAYMARK_RETURN_IF_ERROR(records_.Note(write.name, head, std::move(candidate.revision.identity),
                                        std::move(candidate.revision.figures)));
  addition_.changes.push_back(std::move(change));
  CommittedVisit committed = Found(outcome, head, std::move(candidate.warnings));
  committed.update_time_micros = now;
  return committed;
}

std::uint64_t CommitGroup::NextSequence() const {
  return store_.head().sequence + addition_.changes.size() + 1;
}

}  // namespace waymark::ingest
