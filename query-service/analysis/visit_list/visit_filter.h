#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_FILTER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_FILTER_H_

#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/visit_list.pb.h"

#include "common/model/date_order.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/analysis/visit_list/number_filter.h"

namespace waymark::query {

// The filters of one ListVisitsRequest.
class VisitFilter {
 public:
  // All outlive the filter. The request is checked; `phrase` is what its phrase says.
  VisitFilter(const reference::ReferenceData& reference, const v1::ListVisitsRequest& request,
              const SearchQuery& phrase);

  [[nodiscard]] const NumberFilter& number() const { return number_; }

  // How the visit fits: certainty and notes are set. Nothing where it does not. `counted` as in
  // HasNumber.
  [[nodiscard]] std::optional<v1::VisitMatch> Match(const DatedVisit& visit,
                                                    const CountedNumber* counted) const;

 private:
  [[nodiscard]] bool FitsKind(const v1::Visit& visit) const;
  [[nodiscard]] bool FitsFocus(const v1::Visit& visit) const;
  [[nodiscard]] bool FitsOverallProgress(const v1::Visit& visit) const;
  bool FitsDates(const DatedVisit& visit, v1::VisitMatch& match) const;

  const reference::ReferenceData& reference_;
  const v1::ListVisitsRequest& request_;
  const SearchQuery& phrase_;
  const std::vector<std::string> service_areas_;
  const model::DayFilter held_;
  const model::DayFilter published_;
  const NumberFilter number_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_FILTER_H_
