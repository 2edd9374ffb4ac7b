#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_REPORT_H_

#include <map>
#include <string>
#include <vector>

#include "waymark/v1/query_service.pb.h"
#include "waymark/v1/reference.pb.h"
#include "waymark/v1/visit.pb.h"
#include "waymark/v1/visit_list.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// The unit of each measure, by its name. The figures of one that is missing are given without.
using MeasureUnits = std::map<std::string, v1::MeasureUnit>;

// All that one revision of a visit holds, for people to read.
Document VisitReport(const v1::Visit& visit, const MeasureUnits& units);

// The revisions of the visit `name`, as listed: who wrote each, when, and what it changed.
Document RevisionsReport(const std::string& name, const std::vector<v1::VisitRevision>& revisions);

// Visits in a table, with what there is to say of how each fits the question. `parent` is whose:
// authorities/sunderland, or authorities/-; `response` holds all pages.
Document VisitListReport(const std::string& parent, const v1::ListVisitsResponse& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_VISIT_VISIT_REPORT_H_
