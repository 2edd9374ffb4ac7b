#include "ingest-service/rules/record/visit_before.h"

namespace waymark::ingest {

const std::string* FindVisitBefore(const AuthorityRecord& record, std::string_view visit_id,
                                   const DatedIdentity& visit) {
  const AuthorityRecord::Visits::value_type* latest = nullptr;
  for (const auto& entry : record.visits()) {
    const auto& [id, other] = entry;
    if (id == visit_id || !other.is_held() || !IsCertainlyBefore(other, visit)) continue;
    if (latest != nullptr && !IsCertainlyBefore(latest->second, other)) continue;
    latest = &entry;
  }
  return latest == nullptr ? nullptr : &latest->first;
}

}  // namespace waymark::ingest
