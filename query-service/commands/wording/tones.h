#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_TONES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_TONES_H_

#include "waymark/v1/finding.pb.h"
#include "waymark/v1/visit.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// The tone of a standing.
Tone ToneOf(v1::Standing standing);

// The tone of a grade; none where nothing was judged.
Tone ToneOf(v1::Grade grade);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_TONES_H_
