#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_

#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/reference.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// What is compared and when, which the answer does not repeat.
struct ComparisonTopic {
  std::string title;  // "Care leavers with whom the authority is in touch (cl-in-touch)"
  bool is_theme = false;
  v1::MeasureUnit unit = v1::MEASURE_UNIT_UNSPECIFIED;  // Measures only.
  bool comparable = false;  // Measures only: whether its figures may be held against each other.
  std::string as_of_date;   // Empty: latest known.
};

// A comparison for people to read: the rows, then who has none and why. `response` holds all pages.
Document ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                          const ComparisonTopic& topic);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_
