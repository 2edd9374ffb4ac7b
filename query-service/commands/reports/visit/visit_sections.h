#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_SECTIONS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_SECTIONS_H_

#include <string>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/visit.pb.h"

#include "query-service/commands/document/cited_text.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_report.h"

// The parts of VisitReport; each writes nothing where the visit says nothing of it.
namespace waymark::query::client {

// The visit's sources of these ids: all of them where there are none.
google::protobuf::RepeatedPtrField<v1::Source> SourcesOf(
    const v1::Visit& visit, const google::protobuf::RepeatedPtrField<std::string>& ids);

// `text` and a citation of these sources.
CitedText WithSources(const std::string& text, const v1::Visit& visit,
                      const google::protobuf::RepeatedPtrField<std::string>& ids, Report& report);

// When and how it was held, what it looked at and what it judged.
void WriteFacts(const v1::Visit& visit, Report& report);
void WriteFindings(const v1::Visit& visit, Report& report);
void WriteObservations(const v1::Visit& visit, const MeasureUnits& units, Report& report);
// Recommendations, and what has become of earlier ones.
void WriteVisitRecommendations(const v1::Visit& visit, Report& report);
void WriteResponses(const v1::Visit& visit, Report& report);
// Where sources differ, and circumstances that are no field.
void WriteRemarks(const v1::Visit& visit, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_SECTIONS_H_
