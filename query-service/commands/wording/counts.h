#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_COUNTS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_COUNTS_H_

#include <string>

#include "absl/strings/str_cat.h"

namespace waymark::query::client {

// "1 visit", "3 visits".
inline std::string Counted(int count, const char* one, const char* several) {
  return absl::StrCat(count, " ", count == 1 ? one : several);
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_COUNTS_H_
