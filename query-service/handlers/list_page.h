#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_LIST_PAGE_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_LIST_PAGE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "google/protobuf/repeated_ptr_field.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"

namespace waymark::query {

// Pages of a list that is computed as a whole: a position is the place of the first element.

// Where a page begins. PAGE_TOKEN_INVALID for a position of another list.
inline absl::StatusOr<std::size_t> PlaceOf(const std::string& position) {
  std::size_t place = 0;
  if (!position.empty() && !absl::SimpleAtoi(position, &place)) return errors::PageTokenInvalid();
  return place;
}

// Moves one page of `all` to `page`: from `begin` on, `max_size` at most, as many as fit into an
// answer beside `bytes` of other things. One element alone is never cut off. Returns where the next
// page begins; past the end, there is none.
template <typename Message>
std::size_t CutPage(std::vector<Message> all, std::size_t begin, std::size_t max_size,
                    std::size_t bytes, google::protobuf::RepeatedPtrField<Message>& page) {
  // Room for the tokens, and for the tag and length of every element.
  constexpr std::size_t kPageBytes = rpc::kMaxResponseBytes - (std::size_t{32} << 10);
  std::size_t next = begin;
  for (; next < all.size() && next - begin < max_size; ++next) {
    bytes += all[next].ByteSizeLong();
    if (bytes > kPageBytes && next > begin) break;
    *page.Add() = std::move(all[next]);
  }
  return next;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_LIST_PAGE_H_
