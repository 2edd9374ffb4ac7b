#include "ingest-service/log/inspection/chain_check.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

#include "common/chain/change_chain.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

using internal::v1::Change;
using internal::v1::ChangeRecord;

constexpr std::uint32_t kRecordFormat = 1;

absl::Status BreakAt(std::uint64_t sequence, std::string_view what) {
  return absl::DataLossError(absl::StrCat("change ", sequence, ": ", std::string(what)));
}

std::string RevisionOf(std::string_view visit, std::int64_t revision) {
  return absl::StrCat("revision ", revision, " of ", std::string(visit));
}

absl::Status BreakAt(std::uint64_t sequence, std::string_view which, std::string_view what) {
  return absl::DataLossError(
      absl::StrCat("change ", sequence, " (", std::string(which), "): ", std::string(what)));
}

std::string VisitOf(const ChangeRecord& record) {
  return model::VisitName{.authority_id = record.authority_id(), .visit_id = record.visit_id()}
      .ToString();
}

}  // namespace

ChainCheck::ChainCheck(std::string_view chain_id) : hash_(chain::GenesisHash(chain_id)) {}

absl::Status ChainCheck::Broken(std::string_view what) const {
  return BreakAt(sequence_ + 1, what);
}

absl::Status ChainCheck::Broken(const ChangeRecord& record, std::string_view what) const {
  return BreakAt(sequence_ + 1, RevisionOf(VisitOf(record), record.revision()), what);
}

absl::Status ChainCheck::Next(const Change& change) {
  ChangeRecord record;
  if (!record.ParseFromString(change.record())) return Broken("its record cannot be read");
  WAYMARK_RETURN_IF_ERROR(CheckPlace(change, record));
  switch (record.kind()) {
    case internal::v1::CHANGE_KIND_REVISION:
    case internal::v1::CHANGE_KIND_DELETION:
      WAYMARK_RETURN_IF_ERROR(TakeRevision(record, change.revision()));
      break;
    case internal::v1::CHANGE_KIND_ERASURE:
      WAYMARK_RETURN_IF_ERROR(TakeErasure(record, change.revision()));
      break;
    default:
      return Broken(record,
                    "it is of a kind this version does not know; check with the version that wrote "
                    "it, or a newer one");
  }
  sequence_ = record.sequence();
  hash_ = change.hash();
  commit_time_micros_ = record.commit_time_micros();
  return absl::OkStatus();
}

absl::Status ChainCheck::Finish() const {
  if (missing_.empty()) return absl::OkStatus();
  const std::uint64_t first = *std::min_element(missing_.begin(), missing_.end());
  return BreakAt(first, RevisionAt(first), "its revision is not there, and no change erased it");
}

std::string ChainCheck::RevisionAt(std::uint64_t sequence) const {
  for (const auto& [visit, revisions] : visits_) {
    const auto found = std::lower_bound(revisions.begin(), revisions.end(), sequence);
    if (found == revisions.end() || *found != sequence) continue;
    return RevisionOf(visit, found - revisions.begin() + 1);
  }
  return "no revision";
}

absl::Status ChainCheck::CheckPlace(const Change& change, const ChangeRecord& record) const {
  if (record.sequence() != sequence_ + 1) {
    return Broken(absl::StrCat("change ", record.sequence(), " stands in its place"));
  }
  if (chain::NextHash(hash_, change.record()) != change.hash()) {
    return Broken(record, "its hash does not follow from its record and the change before it");
  }
  if (record.format() != kRecordFormat) {
    return Broken(record,
                  absl::StrCat("its record has format ", record.format(),
                               ", which this version does not know; check with the version that "
                               "wrote it, or a newer one"));
  }
  if (record.commit_time_micros() < commit_time_micros_) {
    return Broken(record, "its commit time is before that of the change before it");
  }
  return absl::OkStatus();
}

absl::Status ChainCheck::TakeRevision(const ChangeRecord& record, const std::string& revision) {
  const std::string visit = VisitOf(record);
  std::vector<std::uint64_t>& revisions = visits_[visit];
  const auto number = static_cast<std::int64_t>(revisions.size()) + 1;
  if (record.revision() != number) {
    return Broken(absl::StrCat("it is numbered revision ", record.revision(), " of ", visit,
                               ", whose next is ", number));
  }
  if (revision.empty()) {
    missing_.insert(record.sequence());
  } else if (chain::RevisionDigest(revision) != record.revision_digest()) {
    return Broken(record, "its revision is not what its digest says");
  }
  revisions.push_back(record.sequence());
  return absl::OkStatus();
}

absl::Status ChainCheck::TakeErasure(const ChangeRecord& record, const std::string& revision) {
  if (!revision.empty()) return Broken(record, "it is an erasure, and has a revision");
  const std::string visit = VisitOf(record);
  const std::string what = absl::StrCat("revision ", record.revision(), " of ", visit);
  const auto found = visits_.find(visit);
  const auto count = found == visits_.end() ? 0 : static_cast<std::int64_t>(found->second.size());
  if (record.revision() < 1 || record.revision() > count) {
    return Broken(absl::StrCat("it erases ", what, ", which is not there"));
  }
  if (record.revision() == count) {
    return Broken(absl::StrCat("it erases ", what, ", which is the current one"));
  }
  const std::uint64_t written = found->second[static_cast<std::size_t>(record.revision() - 1)];
  if (record.erased_sequence() != written) {
    return Broken(absl::StrCat("it erases ", what, " at change ", record.erased_sequence(),
                               ", which was written by change ", written));
  }
  // To erase what is erased already changes nothing.
  if (missing_.erase(written) == 0 && !erased_.contains(written)) {
    return Broken(
        absl::StrCat("it erases ", what, ", whose bytes are still there at change ", written));
  }
  erased_.insert(written);
  return absl::OkStatus();
}

}  // namespace waymark::ingest
