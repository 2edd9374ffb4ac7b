#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_FINDING_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_FINDING_TEXT_H_

#include <string>

#include "waymark/v1/finding.pb.h"
#include "waymark/v1/progress.pb.h"

#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client {

// "improved (stated)", "unchanged (derived)", "not stated".
std::string DirectionText(v1::Direction direction, v1::Basis basis);

// Whether a standing leaves something to be put right.
bool IsUnresolved(v1::Standing standing);

// What a finding states: "weak, improved since 2015-06"; empty where it states nothing.
std::string StateText(const v1::Finding& finding);

// A finding in a paragraph: standing and direction, the statement, then what limits it, the visit
// and the sources: "weak: Oversight is weak. (monitoring-visit-1, second hand) [1]".
CitedText FindingText(const v1::ReportedFinding& reported, SourceList& sources);

// The same of a finding of the visit that is at hand, which is not named.
CitedText FindingText(const v1::Finding& finding, const CitedText& citation);

// The same of a finding that sets neither standing nor direction: "weak, not counted: ...".
CitedText UncountedText(const v1::ReportedFinding& reported, SourceList& sources);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_FINDING_TEXT_H_
