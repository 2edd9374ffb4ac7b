#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_READ_TRACE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_READ_TRACE_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "query-service/projections/last_changes.h"

namespace waymark::query {

// What an answer rests on: the authorities whose visits were read for it, those without visits
// among them, or all. PermittedStore writes it down with each read, so that no reader can forget.
// Not thread-safe.
class ReadTrace {
 public:
  ReadTrace() = default;
  explicit ReadTrace(std::shared_ptr<LastChanges> changes) : changes_(std::move(changes)) {}

  void ReadAuthority(std::string_view authority) { marks_.push_back(&changes_->MarkOf(authority)); }
  void ReadAll() { marks_.push_back(&changes_->MarkOfAll()); }
  // What another answer of the same store rests on, too.
  void Add(const ReadTrace& other) {
    marks_.insert(marks_.end(), other.marks_.begin(), other.marks_.end());
  }

  [[nodiscard]] const std::shared_ptr<LastChanges>& changes() const { return changes_; }
  // Nothing of it has changed after `sequence`.
  [[nodiscard]] bool HoldsSince(std::uint64_t sequence) const {
    for (const LastChanges::Mark* mark : marks_) {
      if (mark->load(std::memory_order_acquire) > sequence) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t bytes() const { return marks_.capacity() * sizeof(void*); }
  // Takes no more memory than it needs.
  void Compact() { marks_.shrink_to_fit(); }

 private:
  std::shared_ptr<LastChanges> changes_;
  std::vector<const LastChanges::Mark*> marks_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_READ_TRACE_H_
