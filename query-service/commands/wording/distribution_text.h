#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DISTRIBUTION_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DISTRIBUTION_TEXT_H_

#include <string>

#include "waymark/v1/distribution.pb.h"

// How values are spread, in words.
namespace waymark::query::client {

// "median 14, 5 to 30 (n = 4)"; "all 0 (n = 4)"; "n = 1" where that is all there is; "-" for
// none.
std::string SpreadText(const v1::Distribution& distribution);

// One statistic of a distribution: "14", "14 to 15"; "-" where there are too few values.
std::string StatisticText(bool known, const v1::Range& statistic);

// "26 months (of 21 ended and 5 not)", "not reached (of 2 ended and 9 not)"; "-" where nothing is
// counted.
std::string MedianText(const v1::MedianEstimate& median);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DISTRIBUTION_TEXT_H_
