#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_JSON_FAULT_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_JSON_FAULT_H_

#include <string>
#include <string_view>

namespace waymark::ingest {

// Why protobuf's parser refused a record that is JSON, without any of the record's words, which may
// be personal: its own message quotes names and values. "visit.status: is no VisitStatus".
std::string DescribeJsonFault(std::string_view parser_message);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_JSON_FAULT_H_
