#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_AUTHORITY_NAMES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_AUTHORITY_NAMES_H_

#include <map>
#include <set>
#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/reference.pb.h"

namespace waymark::query::client {

// What the authorities of one answer are called: by display name, with the id behind it where two
// of them share it.
class AuthorityNames {
 public:
  explicit AuthorityNames(const v1::CompareAuthoritiesResponse& response);

  // `authority` is one of the answer's.
  [[nodiscard]] std::string Of(const v1::Authority& authority) const;

 private:
  std::map<std::string, std::set<std::string>> names_;  // By display name.
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_AUTHORITY_NAMES_H_
