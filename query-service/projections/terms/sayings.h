#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_SAYINGS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_SAYINGS_H_

#include <cstddef>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"

namespace waymark::query {

// Of terms the numbers of the authorities that say them, in no order.
class Sayings {
 public:
  // Most terms are said by few; as many as a pointer and two sizes would take.
  using Numbers = absl::InlinedVector<std::uint32_t, 4>;

  void Add(std::uint32_t term, std::uint32_t number);
  void Remove(std::uint32_t term, std::uint32_t number);
  void Add(const Sayings& others);

  [[nodiscard]] const Numbers* Find(std::uint32_t term) const;
  // Of a term and a number each.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t terms() const { return numbers_.size(); }

  [[nodiscard]] auto begin() const { return numbers_.begin(); }
  [[nodiscard]] auto end() const { return numbers_.end(); }

 private:
  absl::flat_hash_map<std::uint32_t, Numbers> numbers_;
  std::size_t size_ = 0;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_SAYINGS_H_
