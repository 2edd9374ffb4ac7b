#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_TEST_TOPIC_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_TEST_TOPIC_H_

#include <string>
#include <utility>

#include "query-service/commands/reports/comparison/comparison_topic.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {

// What a request in text form compares; measures are comparable percentages.
inline ComparisonTopic TopicOf(const std::string& request, std::string title = "T") {
  return {.request = ParseText<v1::CompareAuthoritiesRequest>(request),
          .title = std::move(title),
          .unit = v1::MEASURE_UNIT_PERCENT,
          .comparable = true};
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_TEST_TOPIC_H_
