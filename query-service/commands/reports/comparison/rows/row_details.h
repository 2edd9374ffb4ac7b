#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROW_DETAILS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROW_DETAILS_H_

#include <string>

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/document/document.h"
#include "query-service/commands/wording/source_list.h"

// What rows of every subject say.
namespace waymark::query::client {

// What stands where a row has no such figure.
inline constexpr char kNotKnown[] = "not known";

// "mv-6, 2017-10": the visit that states the value.
std::string ValueVisitText(const v1::ComparisonRow& row);

// The baseline, and how long after it the value is on both clocks.
void AddBaseline(const v1::ComparisonRow& row, Grid::Row& line);

// The notes; not those that are marked elsewhere, or told for all rows together.
void AddRowNotes(const v1::ComparisonRow& row, Grid::Row& line);

// A judgement or a statement on progress as a whole, with its sources: "'brisk progress' (steady,
// mv-4, second hand) [1]".
CitedText StatementText(const v1::ComparedStatement& statement, SourceList& sources);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_ROWS_ROW_DETAILS_H_
