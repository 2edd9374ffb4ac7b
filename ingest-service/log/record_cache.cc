#include "ingest-service/log/record_cache.h"

#include <utility>

#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

// All of England is 150 authorities with some 100 visits each, about 5 MiB.
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

}  // namespace

absl::StatusOr<AuthorityRecord*> RecordCache::Of(const std::string& authority_id) {
  if (const auto known = records_.find(authority_id); known != records_.end()) {
    return &known->second;
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto heads, store_.HeadsOf(authority_id));
  AuthorityRecord record(authority_id);
  for (const RecordedHead& visit : heads) {
    if (!visit.head.deleted()) record.Put(visit.visit_id, visit.head.identity());
  }
  return &records_.emplace(authority_id, std::move(record)).first->second;
}

void RecordCache::Trim() {
  std::size_t bytes = 0;
  for (const auto& [authority, record] : records_) bytes += record.bytes();
  if (bytes > kMaxBytes) records_.clear();
}

}  // namespace waymark::ingest
