#ifndef WAYMARK_INGEST_SERVICE_RULES_DEFAULTS_H_
#define WAYMARK_INGEST_SERVICE_RULES_DEFAULTS_H_

#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {

// Writes into `visit` what the contract says is stored where nothing was said, so that no reader
// has to know the defaults. Leaves alone what cannot be told: the basis of a figure that another
// speaker than the inspectorate gives.
void FillDefaults(v1::Visit& visit);

// Removes what only answers hold: revision, etag, times, submitter. The name stays, to be checked.
void ClearOutputOnly(v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_DEFAULTS_H_
