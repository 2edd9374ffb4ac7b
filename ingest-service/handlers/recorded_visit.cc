#include "ingest-service/handlers/recorded_visit.h"

#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"

namespace waymark::ingest {

using google::protobuf::util::TimeUtil;

void FillOutputFields(const CommittedVisit& committed, std::string_view submitter,
                      v1::Visit& visit) {
  visit.set_revision(committed.revision);
  visit.set_etag(committed.etag);
  *visit.mutable_create_time() = TimeUtil::MicrosecondsToTimestamp(committed.create_time_micros);
  *visit.mutable_update_time() = TimeUtil::MicrosecondsToTimestamp(committed.update_time_micros);
  visit.set_submitter(std::string(submitter));
}

absl::CivilDay Today() { return absl::ToCivilDay(absl::Now(), absl::UTCTimeZone()); }

}  // namespace waymark::ingest
