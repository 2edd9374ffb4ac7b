#include "ingest-service/handlers/recorded_visit.h"

#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {

using google::protobuf::util::TimeUtil;

void FillOutputFields(const CommittedVisit& committed, std::string_view submitter,
                      v1::Visit& visit) {
  visit.set_revision(committed.revision);
  visit.set_etag(committed.etag);
  *visit.mutable_create_time() = TimeUtil::MicrosecondsToTimestamp(committed.create_time_micros);
  *visit.mutable_update_time() = TimeUtil::MicrosecondsToTimestamp(committed.update_time_micros);
  visit.set_submitter(std::string(submitter));
}

absl::StatusOr<v1::Visit> ReadRevision(const LogStore& store, std::uint64_t sequence) {
  WAYMARK_ASSIGN_OR_RETURN(const auto record, store.FindRecord(sequence));
  const model::VisitName name{.authority_id = record.authority_id(), .visit_id = record.visit_id()};
  WAYMARK_ASSIGN_OR_RETURN(auto revision, store.FindRevision(sequence));
  if (!revision.has_value()) return errors::RevisionErased(name.ToString(), record.revision());
  WAYMARK_ASSIGN_OR_RETURN(const auto head, store.FindHead(name));
  FillOutputFields({.revision = record.revision(),
                    .etag = chain::Etag(record.revision_digest()),
                    .create_time_micros = head.has_value() ? head->create_time_micros() : 0,
                    .update_time_micros = record.commit_time_micros()},
                   record.submitter(), *revision->mutable_visit());
  return std::move(*revision->mutable_visit());
}

absl::CivilDay Today() { return absl::ToCivilDay(absl::Now(), absl::UTCTimeZone()); }

}  // namespace waymark::ingest
