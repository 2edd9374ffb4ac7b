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
    asked_for_.push_back(&known->second);
    return &known->second.record;
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto heads, store_.HeadsOf(authority_id));
  AuthorityRecord record(authority_id);
  for (const RecordedHead& visit : heads) {
    if (!visit.head.deleted()) record.Put(visit.visit_id, visit.head.identity());
  }
  Cached& added = records_.emplace(authority_id, Cached{.record = std::move(record)}).first->second;
  asked_for_.push_back(&added);
  return &added.record;
}

void RecordCache::Trim() {
  for (Cached* const cached : asked_for_) {
    bytes_ = bytes_ - cached->counted + cached->record.bytes();
    cached->counted = cached->record.bytes();
  }
  asked_for_.clear();
  if (bytes_ <= kMaxBytes) return;
  records_.clear();
  bytes_ = 0;
}

}  // namespace waymark::ingest
