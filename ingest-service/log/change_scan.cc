#include "ingest-service/log/change_scan.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/keys.h"

namespace waymark::ingest {
namespace {

using internal::v1::Change;
using internal::v1::LoggedChange;

std::string CannotBeRead(std::string_view what, const absl::Status& cause) {
  return absl::StrCat(std::string(what), " cannot be read (", std::string(cause.message()), ")");
}

}  // namespace

ChangeScan::ChangeScan(const storage::Database& database, std::uint64_t sequence)
    : database_(database),
      sequence_(sequence + 1),
      log_(database.NewScan(keys::kLog, "", keys::Sequence(sequence_))),
      revisions_(database.NewScan(keys::kRevisions, "", keys::Sequence(sequence_))) {}

absl::Status ChangeScan::Broken(std::string_view what) const {
  return absl::DataLossError(absl::StrCat("change ", sequence_, ": ", std::string(what)));
}

absl::StatusOr<std::optional<Change>> ChangeScan::Next() {
  if (!log_.Valid() && log_.status().ok()) return std::nullopt;
  WAYMARK_RETURN_IF_ERROR(CheckPlace());
  LoggedChange logged;
  if (!logged.ParseFromArray(log_.value().data(), static_cast<int>(log_.value().size()))) {
    return Broken("its entry cannot be read");
  }
  Change change;
  change.set_record(std::move(*logged.mutable_record()));
  change.set_hash(std::move(*logged.mutable_hash()));
  WAYMARK_ASSIGN_OR_RETURN(*change.mutable_revision(), TakeRevision());
  log_.Next();
  ++sequence_;
  return change;
}

// Whether the scan of the log stands at the change. A scan may pass over a damaged table without a
// word; a look at the very key may not.
absl::Status ChangeScan::CheckPlace() const {
  const std::string key = keys::Sequence(sequence_);
  if (log_.Valid() && log_.key() == key) return absl::OkStatus();
  if (!log_.Valid()) return Broken(CannotBeRead("it", log_.status()));
  const auto entry = database_.Get(keys::kLog, key);
  return Broken(entry.ok() ? "it is not there" : CannotBeRead("it", entry.status()));
}

// Empty where it is not there. The same care is taken.
absl::StatusOr<std::string> ChangeScan::TakeRevision() {
  const std::string_view key = log_.key();
  while (revisions_.Valid() && revisions_.key() < key) revisions_.Next();
  if (revisions_.Valid() && revisions_.key() == key) {
    std::string revision(revisions_.value());
    revisions_.Next();
    return revision;
  }
  auto revision = database_.Get(keys::kRevisions, key);
  if (!revision.ok()) return Broken(CannotBeRead("its revision", revision.status()));
  return std::move(*revision).value_or("");
}

}  // namespace waymark::ingest
