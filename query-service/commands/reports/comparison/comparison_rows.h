#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_ROWS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_ROWS_H_

#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/reference.pb.h"

#include "query-service/commands/document/document.h"
#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client {

// The rows of a comparison by a theme, the findings under each.
Grid ThemeGrid(const v1::CompareAuthoritiesResponse& response, const AuthorityNames& names,
               SourceList& sources);

// The rows of a comparison by a measure.
Grid MeasureGrid(const v1::CompareAuthoritiesResponse& response, v1::MeasureUnit unit,
                 const AuthorityNames& names, SourceList& sources);

// One note for all rows whose authority has been inspected since; empty where none has. The tables
// leave these out.
std::string LaterInspectionNote(const v1::CompareAuthoritiesResponse& response,
                                const AuthorityNames& names);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_ROWS_H_
