#ifndef WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_GROUP_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_GROUP_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "ingest-service/commit/group_requests.h"
#include "ingest-service/commit/prepared_write.h"
#include "ingest-service/commit/record_cache.h"
#include "ingest-service/commit/visit_write.h"
#include "ingest-service/log/log_store.h"
#include "ingest-service/rules/record/record_warnings.h"

namespace waymark::ingest {

// The writes of one group, decided one after another against the record as those before leave it.
// Nothing is written here: TakeAddition() is what is to be appended in one write. Where that fails,
// `records` is wrong and must not be used again.
class CommitGroup {
 public:
  // Both outlive it. Commit time is `now_micros`, or the log's last where the clock went back.
  // Where `room` is an error, every write that is new and not only validated is refused with it.
  CommitGroup(const LogStore& store, RecordCache& records, std::int64_t now_micros,
              absl::Status room = absl::OkStatus());

  // What becomes of the write if the group is appended, but for position and state, which are not
  // known before (of a recalled one the revision, etag and times neither). Errors: those of the
  // RPCs that write, or of the store.
  // `revision` is the write's visit.
  absl::StatusOr<CommittedVisit> Decide(const VisitWrite& write, SerializedRevision revision);

  // Everything decided so far.
  [[nodiscard]] LogAddition TakeAddition();

 private:
  using Head = internal::v1::Head;

  // A write on its way through the group.
  struct Candidate {
    const VisitWrite& write;
    SerializedRevision revision;
    std::optional<Head> before;  // The visit's head now; nothing where it was never written.
    std::vector<v1::Warning> warnings;

    [[nodiscard]] bool is_recorded() const { return before.has_value() && !before->deleted(); }
  };

  absl::StatusOr<CommittedVisit> DecideNew(Candidate candidate);
  absl::StatusOr<CommittedVisit> Record(Candidate candidate);
  absl::StatusOr<CommittedVisit> Replace(Candidate candidate);
  absl::StatusOr<CommittedVisit> Update(Candidate candidate);
  absl::StatusOr<CommittedVisit> Delete(Candidate candidate);
  absl::StatusOr<CommittedVisit> Erase(const Candidate& candidate);

  // Sequence of the change that erased the revision since it was looked up; 0 where none did.
  absl::StatusOr<std::uint64_t> ErasedBy(const VisitWrite& write) const;
  // OK where the write rests on the visit's current revision.
  absl::Status CheckEtag(const Candidate& candidate) const;
  // Notes where its figures are far from those of the visit before it.
  void NoteFigureJumps(Candidate& candidate);
  // Refuses what the record refuses, and notes what it makes doubtful.
  absl::Status CheckAgainstRecord(Candidate& candidate);
  absl::StatusOr<Relatives> RelativesOf(const VisitWrite& write);
  static absl::Status CheckDuplicates(const AuthorityRecord& record,
                                      const internal::v1::VisitIdentity* before,
                                      Candidate& candidate);
  [[nodiscard]] std::optional<internal::v1::VisitIdentity> IdentityAt(
      const model::VisitName& name) const;

  // The change at `sequence` where it is one of this group's.
  [[nodiscard]] const NewChange* FindPending(std::uint64_t sequence) const;
  absl::StatusOr<bool> IsUnchanged(const Candidate& candidate) const;
  absl::StatusOr<std::string> SubmitterOf(const Head& head) const;

  absl::StatusOr<CommittedVisit> Append(Candidate candidate, internal::v1::ChangeKind kind,
                                        v1::ImportOutcome outcome);
  [[nodiscard]] std::uint64_t NextSequence() const;

  const LogStore& store_;
  RecordCache& records_;
  const absl::Status room_;
  LogAddition addition_;
  GroupRequests requests_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_GROUP_H_
