#ifndef WAYMARK_QUERY_SERVICE_FINDINGS_STORED_FINDINGS_H_
#define WAYMARK_QUERY_SERVICE_FINDINGS_STORED_FINDINGS_H_

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"

#include "query-service/findings/finding_view.h"

namespace waymark::query {

// The findings of visits, by the names of the visits, with the bytes that they are views of.
class StoredFindings {
 public:
  StoredFindings() = default;
  // Views point into it.
  StoredFindings(const StoredFindings&) = delete;
  StoredFindings& operator=(const StoredFindings&) = delete;

  // Takes the fields of a visit of that name: keeps its findings, and adds to `others` the bytes of
  // all other fields, in their order. False where the visit is known already, and where the fields
  // or a finding cannot be read; nothing is then known of the visit.
  bool Add(const std::string& visit, std::string_view fields, std::string& others);

  // Those of a visit, in the order they were given in; none where it is not known.
  [[nodiscard]] absl::Span<const FindingView> Of(std::string_view visit) const;

 private:
  std::deque<std::string> bytes_;  // which stay where they are
  absl::flat_hash_map<std::string, std::vector<FindingView>> of_visits_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_FINDINGS_STORED_FINDINGS_H_
