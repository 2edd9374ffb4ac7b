#ifndef WAYMARK_COMMON_REFERENCE_VOCABULARY_H_
#define WAYMARK_COMMON_REFERENCE_VOCABULARY_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/reference/suggest.h"

namespace waymark::reference {

// The entries of one reference file, found by id. Entries stay where they are when it is moved.
template <typename Entry>
class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(std::vector<Entry> entries) : entries_(std::move(entries)) {
    for (const Entry& entry : entries_) by_id_.emplace(entry.id, &entry);
  }
  Vocabulary(Vocabulary&&) noexcept = default;
  Vocabulary& operator=(Vocabulary&&) noexcept = default;

  const std::vector<Entry>& entries() const { return entries_; }

  const Entry* Find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  // Among the entries that are not retired nor going to be.
  std::vector<std::string> Nearest(std::string_view id) const {
    std::vector<SuggestCandidate> candidates;
    for (const Entry& entry : entries_) {
      if (!entry.valid_to) candidates.push_back({.id = entry.id, .label = entry.label});
    }
    return Suggest(id, candidates);
  }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, const Entry*> by_id_;
};

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_VOCABULARY_H_
