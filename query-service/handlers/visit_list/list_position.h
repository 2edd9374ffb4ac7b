#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LIST_POSITION_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LIST_POSITION_H_

#include <string>
#include <string_view>

#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// Where a list of visits goes on, as it stands in a page token.
struct ListPosition {
  std::string after;   // Where the last visit looked at lies in the store; empty: the start.
  v1::Visit previous;  // Name and dates of the one that the next is measured from; else empty.

  [[nodiscard]] std::string ToString() const;
  // Any text is one: a token that was tampered with only leads elsewhere.
  static ListPosition Parse(std::string_view text);
  // The authority it lies in.
  [[nodiscard]] std::string AuthorityId() const;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LIST_POSITION_H_
