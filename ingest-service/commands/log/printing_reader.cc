#include "ingest-service/commands/log/printing_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "common/reference/suggest.h"
#include "ingest-service/commands/log/change_line.h"

namespace waymark::ingest {

absl::Status PrintingReader::Take(const internal::v1::Change& change) {
  ++taken_;
  internal::v1::ChangeRecord record;
  if (!record.ParseFromString(change.record())) {
    return absl::DataLossError(absl::StrCat("change ", taken_, ": its record cannot be read"));
  }
  if (!filter_.Wants(record)) {
    const bool near = printed_ == 0 && record.authority_id() == filter_.authority_id;
    if (near) other_visits_.insert(record.visit_id());
    return absl::OkStatus();
  }
  out_ << (json_ ? ChangeJson(record) : ChangeText(record)) << "\n";
  ++printed_;
  return absl::OkStatus();
}

std::vector<std::string> PrintingReader::NearestVisits() const {
  std::vector<reference::SuggestCandidate> candidates;
  for (const std::string& id : other_visits_) candidates.push_back({.id = id, .label = ""});
  std::vector<std::string> names;
  for (std::string& id : reference::Suggest(filter_.visit_id, candidates)) {
    names.push_back(model::VisitName{filter_.authority_id, std::move(id)}.ToString());
  }
  return names;
}

}  // namespace waymark::ingest
