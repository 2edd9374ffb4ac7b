#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_TOPIC_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_TOPIC_H_

#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/reference.pb.h"

namespace waymark::query::client {

// What is compared and when, which the answer does not repeat.
struct ComparisonTopic {
  v1::CompareAuthoritiesRequest request;
  std::string title;  // "Care leavers with whom the authority is in touch (cl-in-touch)"
  v1::MeasureUnit unit = v1::MEASURE_UNIT_UNSPECIFIED;  // Measures only.
  bool comparable = false;  // Measures only: whether its figures may be held against each other.
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_TOPIC_H_
