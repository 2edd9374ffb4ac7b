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
  WAYMARK_ASSIGN_OR_RETURN(const auto entry, TakeEntry());
  if (!entry.has_value()) return std::nullopt;
  LoggedChange logged;
  if (!logged.ParseFromString(*entry)) return Broken("its entry cannot be read");
  Change change;
  change.set_record(std::move(*logged.mutable_record()));
  change.set_hash(std::move(*logged.mutable_hash()));
  WAYMARK_ASSIGN_OR_RETURN(*change.mutable_revision(), TakeRevision());
  ++sequence_;
  return change;
}

// A scan fails as a whole where one of the tables under it is damaged, and may pass over one
// without a word; a look at the very key fails only where that is concerned. Nothing at the end of
// the log.
absl::StatusOr<std::optional<std::string>> ChangeScan::TakeEntry() {
  const std::string key = keys::Sequence(sequence_);
  if (log_.Valid() && log_.key() == key) {
    std::string entry(log_.value());
    log_.Next();
    return entry;
  }
  if (!log_.Valid() && log_.status().ok()) return std::nullopt;
  auto entry = database_.Get(keys::kLog, key);
  if (!entry.ok()) return Broken(CannotBeRead("it", entry.status()));
  if (entry->has_value()) return entry;
  return Broken(log_.Valid() ? "it is not there" : CannotBeRead("it", log_.status()));
}

// Empty where it is not there. The same care is taken.
absl::StatusOr<std::string> ChangeScan::TakeRevision() {
  const std::string key = keys::Sequence(sequence_);
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
