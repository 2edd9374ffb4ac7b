#include "ingest-service/log/commit_group.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {

using internal::v1::Head;
using internal::v1::StoredRevision;

CommitGroup::CommitGroup(const LogStore& store, std::int64_t now_micros)
    : store_(store), commit_time_micros_(std::max(now_micros, store.head().commit_time_micros)) {}

absl::StatusOr<CommittedVisit> CommitGroup::Decide(const VisitWrite& write,
                                                   std::string stored_revision,
                                                   std::string revision_digest) {
  WAYMARK_ASSIGN_OR_RETURN(const auto head, FindHead(write.name));
  if (head.has_value()) {
    switch (write.on_existing) {
      case v1::EXISTING_VISIT_SKIP:
        return Found(v1::IMPORT_OUTCOME_SKIPPED, *head);
      case v1::EXISTING_VISIT_REPLACE: {
        WAYMARK_ASSIGN_OR_RETURN(const bool unchanged, IsUnchanged(write, *head));
        if (unchanged) return Found(v1::IMPORT_OUTCOME_UNCHANGED, *head);
        break;
      }
      default:
        return errors::VisitExists(write.name.ToString());
    }
  }
  return Append(write, head, std::move(stored_revision), std::move(revision_digest));
}

absl::StatusOr<std::optional<Head>> CommitGroup::FindHead(const model::VisitName& name) const {
  const auto pending = heads_.find(name.ToString());
  if (pending != heads_.end()) return pending->second;
  return store_.FindHead(name);
}

absl::StatusOr<bool> CommitGroup::IsUnchanged(const VisitWrite& write, const Head& head) const {
  std::optional<StoredRevision> current;
  if (head.sequence() > store_.head().sequence) {
    const std::size_t index = head.sequence() - store_.head().sequence - 1;
    if (index >= changes_.size()) {
      return absl::DataLossError(absl::StrCat("the head of ", write.name.ToString(),
                                              " names a change beyond the end of the log"));
    }
    current.emplace();
    if (!current->ParseFromString(changes_[index].stored_revision)) return false;
  } else {
    WAYMARK_ASSIGN_OR_RETURN(current, store_.FindRevision(head.sequence()));
  }
  return current.has_value() &&
         google::protobuf::util::MessageDifferencer::Equals(current->visit(), write.visit);
}

CommittedVisit CommitGroup::Append(const VisitWrite& write, const std::optional<Head>& before,
                                   std::string stored_revision, std::string revision_digest) {
  Head head;
  head.set_sequence(store_.head().sequence + changes_.size() + 1);
  head.set_revision(before.has_value() ? before->revision() + 1 : 1);
  head.set_etag(chain::Etag(revision_digest));
  head.set_create_time_micros(before.has_value() ? before->create_time_micros()
                                                 : commit_time_micros_);
  changes_.push_back({.name = write.name,
                      .revision = head.revision(),
                      .create_time_micros = head.create_time_micros(),
                      .submitter = write.submitter,
                      .stored_revision = std::move(stored_revision),
                      .revision_digest = std::move(revision_digest)});
  heads_[write.name.ToString()] = head;
  CommittedVisit committed =
      Found(before.has_value() ? v1::IMPORT_OUTCOME_REPLACED : v1::IMPORT_OUTCOME_CREATED, head);
  committed.update_time_micros = commit_time_micros_;
  return committed;
}

CommittedVisit CommitGroup::Found(v1::ImportOutcome outcome, const Head& head) const {
  return {.outcome = outcome,
          .revision = head.revision(),
          .etag = head.etag(),
          .create_time_micros = head.create_time_micros(),
          .update_time_micros = 0,
          .sequence = head.sequence(),
          .state = {}};
}

}  // namespace waymark::ingest
