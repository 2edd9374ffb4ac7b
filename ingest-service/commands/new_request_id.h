#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_NEW_REQUEST_ID_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_NEW_REQUEST_ID_H_

#include <string>

namespace waymark::ingest {

// A UUID that nobody has had, for one intended change: random, version 4.
std::string NewRequestId();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_NEW_REQUEST_ID_H_
