#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_CONTRACT_PATH_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_CONTRACT_PATH_H_

#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"

namespace waymark::ingest {

// How far a path goes along the fields of an ImportVisitsRequest, by either of their names.
struct ContractPath {
  std::string known;                                         // "visit.findings[3]"; may be empty
  bool is_whole = false;                                     // Whether that is all of the path.
  const google::protobuf::FieldDescriptor* field = nullptr;  // The last known; null where none is.
};

// What is known of `path`: all that may be shown of it. The rest is the record's own words, which
// may be personal; so are the keys of labels.
ContractPath FollowContract(std::string_view path);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_CONTRACT_PATH_H_
