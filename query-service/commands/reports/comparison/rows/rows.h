#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROWS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROWS_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/document/document.h"
#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/reports/comparison/comparison_topic.h"
#include "query-service/commands/wording/source_list.h"

// The rows of a comparison by each subject, with what they rest on under each.
namespace waymark::query::client {

// What a row needs besides itself.
struct RowContext {
  const ComparisonTopic& topic;
  const AuthorityNames& names;
  SourceList& sources;
};

Grid MeasureGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context);
Grid ThemeGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context);
Grid JudgementGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context);
Grid OverallGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context);
Grid RecommendationGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROWS_H_
