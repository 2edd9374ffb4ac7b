#include "query-service/projections/term_walk.h"

#include <utility>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"

namespace waymark::query {
namespace {

// A few steps cost less than a seek, and where what is sought is common they are enough.
constexpr int kStepsBeforeSeek = 4;

}  // namespace

TermWalk::TermWalk(const storage::Database& database, const SoughtTerms& sought, std::uint64_t at,
                   std::size_t& steps_left)
    : steps_left_(steps_left) {
  const std::string within =
      sought.authority.empty() ? std::string() : keys::Prefix(sought.authority);
  for (const std::vector<std::string>& terms : sought.groups) {
    Group& group = groups_.emplace_back();
    group.reserve(terms.size());
    for (const std::string& text : terms) {
      std::string term = keys::Prefix(keys::Term(text));
      VisibleScan scan(database, keys::kWords, term + within, at);
      if (steps_left_ > 0) --steps_left_;
      group.push_back({std::move(scan), std::move(term)});
    }
  }
  if (groups_.empty()) {
    groups_.emplace_back().push_back({VisibleScan(database, keys::kTimeline, within, at), ""});
  }
  Meet();
}

void TermWalk::Next() {
  for (List& list : groups_.front()) {
    if (list.scan.Valid() && list.position() == place_.position) list.scan.Next();
  }
  Meet();
}

const TermWalk::List* TermWalk::FirstOf(const Group& group) {
  const List* first = nullptr;
  for (const List& list : group) {
    if (!list.scan.Valid()) continue;
    if (first == nullptr || list.position() < first->position()) first = &list;
  }
  return first;
}

void TermWalk::MoveTo(Group& group, std::string_view position) {
  for (List& list : group) {
    const auto lags = [&] { return list.scan.Valid() && list.position() < position; };
    for (int steps = 0; lags() && steps < kStepsBeforeSeek; ++steps) list.scan.Next();
    if (lags()) list.scan.Seek(list.term + std::string(position));
  }
}

void TermWalk::Meet() {
  valid_ = false;
  std::string furthest;
  for (std::size_t agreed = 0, i = 0; agreed < groups_.size(); i = (i + 1) % groups_.size()) {
    if (steps_left_ == 0) return;
    --steps_left_;
    MoveTo(groups_[i], furthest);
    const List* const first = FirstOf(groups_[i]);
    if (first == nullptr) return;
    if (first->position() == furthest) {
      ++agreed;
      continue;
    }
    furthest = first->position();
    place_.since = first->scan.parts().since;
    agreed = 1;
  }
  place_.position = std::move(furthest);
  valid_ = true;
}

absl::Status TermWalk::status() const {
  for (const Group& group : groups_) {
    for (const List& list : group) {
      WAYMARK_RETURN_IF_ERROR(list.scan.status());
    }
  }
  return absl::OkStatus();
}

}  // namespace waymark::query
