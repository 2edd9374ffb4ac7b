#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_NUMBER_FILTER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_NUMBER_FILTER_H_

#include <map>
#include <string>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/visit_list.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/visit_numbers.h"

namespace waymark::query {

// The counted numbers of the held visits of an authority and of those it came from, by name, in
// each visit's own episode; of visits that follow no recorded inspection none.
using CountedNumbers = std::map<std::string, CountedNumber>;
CountedNumbers CountAllVisits(const reference::ReferenceData& reference, AuthorityRecord record);

// Which numbers a question is about.
struct NumberFilter {
  int number = 0;  // 0: any.
  v1::CountedFrom counted_from = v1::COUNTED_FROM_BASELINE;

  // Whether counted numbers matter to it.
  [[nodiscard]] bool CountsToo() const;
};

// Whether the visit has the number, stated or else counted (null: not known). Tells in `match` how:
// makes it POSSIBLE where sources differ, and adds NUMBER_UNSTATED, NUMBERS_DIFFER, NUMBER_COUNTED.
bool HasNumber(const v1::Visit& visit, const NumberFilter& filter, const CountedNumber* counted,
               v1::VisitMatch& match);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_NUMBER_FILTER_H_
