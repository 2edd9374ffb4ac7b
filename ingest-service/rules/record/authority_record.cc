#include "ingest-service/rules/record/authority_record.h"

#include <algorithm>
#include <utility>

#include "common/model/resource_name.h"

namespace waymark::ingest {
namespace {

// Of a node of a map: three pointers and a colour.
constexpr std::size_t kNodeBytes = 32;
// Of an authority: for a visit and its predecessor to be corrected while the next one comes.
constexpr std::size_t kFiguresKept = 4;

std::size_t BytesOf(const AuthorityRecord::Visits::value_type& entry) {
  const auto& [visit_id, visit] = entry;
  // The texts of the dates are those of the identity once more.
  return kNodeBytes + sizeof(entry) + visit_id.capacity() + 2 * RoughBytes(visit.identity);
}

std::size_t BytesOf(const std::string& visit_id, const VisitFigures& figures) {
  return sizeof(std::string) + visit_id.capacity() + figures.bytes();
}

}  // namespace

AuthorityRecord::AuthorityRecord(std::string authority_id)
    : authority_id_(std::move(authority_id)),
      bytes_(sizeof(AuthorityRecord) + authority_id_.capacity()) {}

void AuthorityRecord::Put(std::string_view visit_id, DatedIdentity identity) {
  Remove(visit_id);
  const auto added = visits_.emplace(visit_id, std::move(identity)).first;
  bytes_ += BytesOf(*added);
}

void AuthorityRecord::Remove(std::string_view visit_id) {
  const auto found = visits_.find(visit_id);
  if (found == visits_.end()) return;
  bytes_ -= BytesOf(*found);
  visits_.erase(found);
  RemoveFigures(visit_id);
}

void AuthorityRecord::PutFigures(std::string_view visit_id, VisitFigures figures) {
  if (Find(visit_id) == nullptr) return;
  RemoveFigures(visit_id);
  const auto& noted = figures_.emplace_back(visit_id, std::move(figures));
  bytes_ += BytesOf(noted.first, noted.second);
}

void AuthorityRecord::RemoveFigures(std::string_view visit_id) {
  const auto noted = std::find_if(figures_.begin(), figures_.end(),
                                  [&](const auto& one) { return one.first == visit_id; });
  if (noted == figures_.end()) return;
  bytes_ -= BytesOf(noted->first, noted->second);
  figures_.erase(noted);
}

void AuthorityRecord::ForgetOldFigures() {
  if (figures_.size() <= kFiguresKept) return;
  const auto first_kept = figures_.end() - kFiguresKept;
  for (auto old = figures_.begin(); old != first_kept; ++old) {
    bytes_ -= BytesOf(old->first, old->second);
  }
  figures_.erase(figures_.begin(), first_kept);
}

const VisitFigures* AuthorityRecord::FindFigures(std::string_view visit_id) const {
  for (const auto& [id, figures] : figures_) {
    if (id == visit_id) return &figures;
  }
  return nullptr;
}

const DatedIdentity* AuthorityRecord::Find(std::string_view visit_id) const {
  const auto found = visits_.find(visit_id);
  return found == visits_.end() ? nullptr : &found->second;
}

std::string AuthorityRecord::NameOf(std::string_view visit_id) const {
  return model::VisitName{authority_id_, std::string(visit_id)}.ToString();
}

}  // namespace waymark::ingest
