#include "ingest-service/log/record_cache.h"

#include <utility>

#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

// All of England is 150 authorities with some 100 visits each, about 15 MiB.
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
// Of a node of a map: three pointers and a colour.
constexpr std::size_t kNodeBytes = 32;

std::size_t BytesOf(const std::string& visit_id, const internal::v1::Head& head) {
  return kNodeBytes + sizeof(std::string) + visit_id.capacity() + sizeof(head) +
         RoughBytes(head.identity());
}

}  // namespace

absl::StatusOr<RecordCache::Cached*> RecordCache::Find(const std::string& authority_id) {
  auto found = records_.find(authority_id);
  if (found == records_.end()) {
    WAYMARK_ASSIGN_OR_RETURN(const auto heads, store_.HeadsOf(authority_id));
    Cached cached{.record = AuthorityRecord(authority_id)};
    for (const RecordedHead& visit : heads) {
      PutHead(visit.visit_id, visit.head, cached);
      if (visit.head.deleted()) continue;
      cached.record.Put(visit.visit_id, ReadIdentity(visit.head.identity()));
    }
    found = records_.emplace(authority_id, std::move(cached)).first;
  }
  Cached* const cached = &found->second;
  if (asked_for_.empty() || asked_for_.back() != cached) asked_for_.push_back(cached);
  return cached;
}

void RecordCache::PutHead(const std::string& visit_id, const Head& head, Cached& cached) {
  const auto [place, is_new] = cached.heads.try_emplace(visit_id);
  if (!is_new) cached.head_bytes -= BytesOf(place->first, place->second);
  place->second = head;
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
  return found->second;
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
    const std::size_t now = cached->record.bytes() + cached->head_bytes;
    bytes_ = bytes_ - cached->counted + now;
    cached->counted = now;
  }
  asked_for_.clear();
  if (bytes_ <= kMaxBytes) return;
  // The cheapest to have again first: a revision gives a visit's figures, a scan an authority's
  // heads.
  for (auto& [authority_id, cached] : records_) {
    cached.record.ForgetFigures();
    const std::size_t now = cached.record.bytes() + cached.head_bytes;
    bytes_ = bytes_ - cached.counted + now;
    cached.counted = now;
  }
  if (bytes_ <= kMaxBytes / 2) return;
  records_.clear();
  bytes_ = 0;
}

}  // namespace waymark::ingest
