#ifndef WAYMARK_TESTS_FUZZ_VISIT_ORACLES_H_
#define WAYMARK_TESTS_FUZZ_VISIT_ORACLES_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/rules/visit_preparation.h"

// What holds of every request that can be parsed, whatever is in it. Each function ends the process
// with the request on standard error where it does not hold.
namespace waymark::fuzz {

// What CreateVisit makes of a request up to the commit.
absl::StatusOr<ingest::PreparedVisit> Judged(const v1::CreateVisitRequest& request);

// Written and parsed again it is the same.
void ExpectRoundTrip(const v1::CreateVisitRequest& request);

// INVALID_ARGUMENT, INVALID_REQUEST, with ErrorInfo and a BadRequest that names a fault, in
// printable ASCII, of a size that fits headers.
void ExpectProperRefusal(const v1::CreateVisitRequest& request, const absl::Status& status);

// The disguised request (disguise.h) is judged the same, byte for byte: the judgement shows nothing
// of a text, does not depend on what it says, and is the same each time. Not where personal data
// may be among the faults: that is for what a text says.
void ExpectSameInDisguise(const v1::CreateVisitRequest& request,
                          const absl::StatusOr<ingest::PreparedVisit>& judged);

// What was accepted because a scan of its bytes found nothing, the walk through it finds nothing of
// either; and these bytes are the visit.
void ExpectNothingPassedBy(const v1::CreateVisitRequest& request,
                           const ingest::PreparedVisit& prepared);

// What was accepted keeps to the size, and sent again is accepted as it is.
void ExpectFixedPoint(const v1::CreateVisitRequest& request, const ingest::PreparedVisit& prepared);

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_VISIT_ORACLES_H_
