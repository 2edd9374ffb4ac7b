#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_DAMAGE_REPORT_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_DAMAGE_REPORT_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace waymark::ingest {

// What is told of a damaged log, in lines without a break after the last: the first break, how far
// the log is in order, and what to do.

// Of a store. `chain` is the first break in the log and `files` names damaged files: either may be
// OK, but not both. `last_in_order` as VerifyingReader has it.
std::string StoredDamage(const absl::Status& chain, const absl::Status& files,
                         std::uint64_t last_in_order);

// Of what a running service sends.
std::string ServedDamage(const absl::Status& chain, std::uint64_t last_in_order);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_DAMAGE_REPORT_H_
