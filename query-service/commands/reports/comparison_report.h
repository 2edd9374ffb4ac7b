#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_REPORT_H_

#include <cstddef>
#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/reference.pb.h"

namespace waymark::query::client {

// What is compared and when, which the answer does not repeat.
struct ComparisonTopic {
  std::string title;  // "Care leavers with whom the authority is in touch (cl-in-touch)"
  bool is_theme = false;
  v1::MeasureUnit unit = v1::MEASURE_UNIT_UNSPECIFIED;  // Measures only.
  std::string as_of_date;                               // Empty: latest known.
};

// A comparison for people to read, in lines of about `width`: the rows, then who has none and why.
// `response` holds all pages.
std::string ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                             const ComparisonTopic& topic, std::size_t width);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_REPORT_H_
