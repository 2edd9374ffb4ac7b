#include "ingest-service/commit/record_cache.h"

#include <utility>

#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

// Of a node of a map: three pointers and a colour.
constexpr std::size_t kNodeBytes = 32;

std::size_t BytesOf(const std::string& visit_id, const internal::v1::Head& head) {
  return kNodeBytes + 2 * sizeof(std::string) + visit_id.capacity() + sizeof(head) +
         head.etag().capacity();
}

}  // namespace

absl::StatusOr<RecordCache::Cached*> RecordCache::Find(const std::string& authority_id) {
  auto found = records_.find(authority_id);
  if (found == records_.end()) {
    WAYMARK_ASSIGN_OR_RETURN(auto heads, store_.HeadsOf(authority_id));
    Cached cached{.record = AuthorityRecord(authority_id)};
    for (RecordedHead& visit : heads) {
      if (!visit.head.deleted()) {
        cached.record.Put(visit.visit_id, ReadIdentity(std::move(*visit.head.mutable_identity())));
      }
      PutHead(visit.visit_id, std::move(visit.head), cached);
    }
    found = records_.emplace(authority_id, std::move(cached)).first;
  }
  Cached* const cached = &found->second;
  if (asked_for_.empty() || asked_for_.back() != cached) asked_for_.push_back(cached);
  return cached;
}

void RecordCache::PutHead(const std::string& visit_id, Head head, Cached& cached) {
  head.clear_identity();
  const auto [place, is_new] = cached.heads.try_emplace(visit_id);
  if (!is_new) cached.head_bytes -= BytesOf(place->first, place->second);
  place->second = std::move(head);
  cached.head_bytes += BytesOf(place->first, place->second);
}

absl::StatusOr<const AuthorityRecord*> RecordCache::Of(const std::string& authority_id) {
  WAYMARK_ASSIGN_OR_RETURN(const Cached* const cached, Find(authority_id));
  return &cached->record;
}

absl::StatusOr<std::optional<RecordCache::Head>> RecordCache::FindHead(
    const model::VisitName& name) {
  const auto cached = Find(name.authority_id);
  // The head of another visit may be what cannot be read.
  if (!cached.ok()) return store_.FindHead(name);
  const auto found = (*cached)->heads.find(name.visit_id);
  if (found == (*cached)->heads.end()) return std::nullopt;
  std::optional<Head> head = found->second;
  const DatedIdentity* const visit = (*cached)->record.Find(name.visit_id);
  if (visit != nullptr) *head->mutable_identity() = visit->identity;
  return head;
}

const VisitFigures* RecordCache::FiguresOf(const model::VisitName& name) {
  const auto cached = Find(name.authority_id);
  if (!cached.ok()) return nullptr;
  AuthorityRecord& record = (*cached)->record;
  const VisitFigures* const known = record.FindFigures(name.visit_id);
  if (known != nullptr) return known;
  const auto head = (*cached)->heads.find(name.visit_id);
  if (head == (*cached)->heads.end()) return nullptr;
  const auto revision = store_.FindRevision(head->second.sequence());
  if (!revision.ok() || !revision->has_value()) return nullptr;
  record.PutFigures(name.visit_id, TakeFigures((*revision)->visit()));
  return record.FindFigures(name.visit_id);
}

absl::Status RecordCache::Note(const model::VisitName& name, const Head& head,
                               DatedIdentity identity, VisitFigures figures) {
  WAYMARK_ASSIGN_OR_RETURN(Cached* const cached, Find(name.authority_id));
  PutHead(name.visit_id, head, *cached);
  if (head.deleted()) {
    cached->record.Remove(name.visit_id);
    return absl::OkStatus();
  }
  cached->record.Put(name.visit_id, std::move(identity));
  cached->record.PutFigures(name.visit_id, std::move(figures));
  return absl::OkStatus();
}

void RecordCache::Trim() {
  for (Cached* const cached : asked_for_) {
    cached->record.ForgetOldFigures();
    Recount(*cached);
  }
  asked_for_.clear();
  while (bytes_ > max_bytes_ && !records_.empty()) ForgetOne();
}

void RecordCache::Recount(Cached& cached) {
  const std::size_t now = cached.record.bytes() + cached.head_bytes;
  bytes_ = bytes_ - cached.counted + now;
  cached.counted = now;
}

void RecordCache::ForgetOne() {
  const std::size_t buckets = records_.bucket_count();
  do {
    next_forgotten_ = (next_forgotten_ + 1) % buckets;
  } while (records_.bucket_size(next_forgotten_) == 0);
  const auto any = records_.find(records_.begin(next_forgotten_)->first);
  bytes_ -= any->second.counted;
  records_.erase(any);
}

}  // namespace waymark::ingest
