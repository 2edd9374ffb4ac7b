#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_SPREAD_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_SPREAD_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/reports/comparison/comparison_topic.h"
#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

// Whether the rows of a comparison with these statistics are ranked.
inline bool IsRanked(const v1::GroupStatistics& statistics) { return statistics.has_mean(); }

// To the four figures that people read; CSV and JSON have all.
double ForReading(double number);

// A section on how the figure ranked is spread over the group; nothing where nothing is ranked.
void WriteSpread(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic,
                 Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_SPREAD_H_
