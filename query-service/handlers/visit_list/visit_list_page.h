#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_VISIT_LIST_PAGE_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_VISIT_LIST_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "waymark/v1/visit_list.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/visit_list/visit_filter.h"
#include "query-service/handlers/visit_list/list_position.h"
#include "query-service/handlers/visit_list/listed_authorities.h"
#include "query-service/projections/permitted_store.h"

namespace waymark::query {

// One page of a list of visits, gathered as timelines are walked.
class VisitListPage {
 public:
  struct Limits {
    bool whole = false;             // Visits with details.
    std::size_t max_visits = 0;     // On the page.
    std::size_t max_looked_at = 0;  // At least 1.
  };

  // All outlive the page.
  VisitListPage(const reference::ReferenceData& reference, const PermittedStore& store,
                std::uint64_t at, const VisitFilter& filter, Limits limits);

  // Walks the authorities from the one with number `first` on, that one from `position` on, until
  // the page is full.
  absl::Status Fill(const ListedAuthorities& listed, std::size_t first,
                    const ListPosition& position);

  // Where the next page begins; empty where this is the last.
  [[nodiscard]] const std::string& next() const { return next_; }
  v1::ListVisitsResponse& response() { return response_; }

 private:
  // False once the page is full.
  bool Take(const ListedAuthority& listed, v1::Visit visit, const std::string& position);
  // Makes ready for visits of an authority.
  absl::Status Enter(const std::string& authority_id);
  [[nodiscard]] std::optional<v1::VisitMatch> Match(const ListedAuthority& listed,
                                                    const DatedVisit& visit) const;
  absl::Status Add(v1::VisitMatch match, DatedVisit visit, const std::string& position);

  const reference::ReferenceData& reference_;
  const PermittedStore& store_;
  const std::uint64_t at_;
  const VisitFilter& filter_;
  const bool whole_;
  const std::size_t max_visits_;
  std::size_t left_to_look_at_;

  std::string authority_id_;            // Whose visits come now.
  std::optional<DatedVisit> previous_;  // That the next is measured from.
  CountedNumbers counted_;              // Of that authority, where the filter counts.
  std::string last_;                    // Position of the last visit looked at, and `previous_`.
  std::string next_;
  std::size_t bytes_ = 0;
  absl::Status status_;
  v1::ListVisitsResponse response_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_VISIT_LIST_PAGE_H_
