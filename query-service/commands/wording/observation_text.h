#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_OBSERVATION_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_OBSERVATION_TEXT_H_

#include <string>

#include "waymark/v1/observation.pb.h"
#include "waymark/v1/progress.pb.h"
#include "waymark/v1/reference.pb.h"

#include "query-service/commands/wording/source_list.h"

namespace waymark::query::client {

// What was observed, as it was told: "82 %", "about 11 FTE", "20 to 25 %", "at least 10 (5 of 7)",
// "'most'", "rose". Words stay words.
std::string ValueText(const v1::Observation& observation, v1::MeasureUnit unit);

// " percentage points" for percent, " FTE", or nothing: behind a change.
std::string ChangeUnit(v1::MeasureUnit unit);

// " since the baseline": what something is measured against; nothing where it is not said what.
std::string ComparatorText(v1::Comparator comparator);

// The date the value is of: as given, or that of the event it is of.
std::string PointDate(const v1::ObservationPoint& point);

// What a point tells: "82 %, disputed" where others of its date disagree.
std::string PointValue(const v1::ObservationPoint& point, v1::MeasureUnit unit);

// "82 % (2016-06)", "82 % (2016-06, disputed)".
std::string ValueAndDate(const v1::ObservationPoint& point, v1::MeasureUnit unit);

// Where it stands and how far to trust it: "[1, 2], second hand".
CitedText PointSources(const v1::ObservationPoint& point, SourceList& sources);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_OBSERVATION_TEXT_H_
