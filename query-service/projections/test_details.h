#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_DETAILS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_DETAILS_H_

#include <string>

#include "waymark/v1/visit.pb.h"

#include "common/wire/wire_fields.h"
#include "query-service/projections/stored_details.h"

namespace waymark::query {

// These details as they are stored.
inline std::string StoredOf(const v1::Visit& details) {
  const std::string bytes = details.SerializeAsString();
  DetailsWriter writer;
  wire::WireFields fields(bytes);
  while (fields.Next()) writer.Add(fields.number(), fields.bytes(), fields.content());
  return writer.Stored();
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_DETAILS_H_
