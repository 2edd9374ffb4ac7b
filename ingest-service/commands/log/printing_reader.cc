#include "ingest-service/commands/log/printing_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/change_line.h"

namespace waymark::ingest {

absl::StatusOr<ChangeFilter> ChangeFilter::Parse(std::string_view authority,
                                                 std::string_view visit) {
  if (!authority.empty() && !visit.empty()) {
    return absl::InvalidArgumentError("give --authority or --visit, not both");
  }
  ChangeFilter filter;
  if (!visit.empty()) {
    WAYMARK_ASSIGN_OR_RETURN(model::VisitName name, model::VisitName::Parse(visit));
    filter.authority_id = std::move(name.authority_id);
    filter.visit_id = std::move(name.visit_id);
  } else if (authority.find('/') != std::string_view::npos) {
    WAYMARK_ASSIGN_OR_RETURN(filter.authority_id,
                             model::ParseSingle(model::kAuthorities, authority));
  } else {
    filter.authority_id = std::string(authority);
  }
  return filter;
}

bool ChangeFilter::Wants(const internal::v1::ChangeRecord& record) const {
  return (authority_id.empty() || authority_id == record.authority_id()) &&
         (visit_id.empty() || visit_id == record.visit_id());
}

absl::Status PrintingReader::Take(const internal::v1::Change& change) {
  ++taken_;
  internal::v1::ChangeRecord record;
  if (!record.ParseFromString(change.record())) {
    return absl::DataLossError(absl::StrCat("change ", taken_, ": its record cannot be read"));
  }
  if (!filter_.Wants(record)) return absl::OkStatus();
  out_ << (json_ ? ChangeJson(record) : ChangeText(record)) << "\n";
  ++printed_;
  return absl::OkStatus();
}

}  // namespace waymark::ingest
