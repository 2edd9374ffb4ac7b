#include "query-service/handlers/visit_list/list_position.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace waymark::query {
namespace {

// In no key, name or date.
constexpr char kSeparator[] = "\x01";

}  // namespace

std::string ListPosition::ToString() const {
  if (previous.name().empty()) return after;
  return absl::StrCat(after, kSeparator, previous.name(), kSeparator, previous.start_date(),
                      kSeparator, previous.end_date(), kSeparator, previous.published_date());
}

ListPosition ListPosition::Parse(std::string_view text) {
  const std::vector<std::string> parts = absl::StrSplit(std::string(text), kSeparator[0]);
  ListPosition position;
  position.after = parts[0];
  if (parts.size() != 5) return position;
  position.previous.set_name(parts[1]);
  position.previous.set_start_date(parts[2]);
  position.previous.set_end_date(parts[3]);
  position.previous.set_published_date(parts[4]);
  return position;
}

std::string ListPosition::AuthorityId() const { return after.substr(0, after.find('\0')); }

}  // namespace waymark::query
