#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_TESTING_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_TESTING_H_

#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "ingest-service/rules/record/authority_record.h"

// For tests: identities and records as text.
namespace waymark::ingest {

// A held monitoring visit; `edit` is merged into it.
inline internal::v1::VisitIdentity Monitoring(const std::string& edit = "") {
  internal::v1::VisitIdentity identity;
  identity.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  identity.set_status(v1::VISIT_STATUS_HELD);
  if (!google::protobuf::TextFormat::MergeFromString(edit, &identity)) {
    ADD_FAILURE() << "not an identity: " << edit;
  }
  return identity;
}

// A held inspection.
inline internal::v1::VisitIdentity Inspected(const std::string& edit) {
  return Monitoring("type: VISIT_TYPE_INSPECTION " + edit);
}

inline std::string Numbered(int number, const std::string& counted_from = "UNSTATED") {
  return "stated_numbers { number: " + std::to_string(number) + " counted_from: COUNTED_FROM_" +
         counted_from + " } ";
}

// Of Sunderland: visit ids with the edits that make them of Monitoring().
using Edits = std::vector<std::pair<std::string, std::string>>;
inline AuthorityRecord RecordOf(const Edits& edits) {
  AuthorityRecord record("sunderland");
  for (const auto& [visit_id, edit] : edits) record.Put(visit_id, ReadIdentity(Monitoring(edit)));
  return record;
}

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_TESTING_H_
