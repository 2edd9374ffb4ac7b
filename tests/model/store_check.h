#ifndef WAYMARK_TESTS_MODEL_STORE_CHECK_H_
#define WAYMARK_TESTS_MODEL_STORE_CHECK_H_

#include "ingest-service/log/log_store.h"
#include "tests/model/visit_model.h"

namespace waymark::ingest::trial {

// Fails the test where the store does not hold what the model says, and nothing else: every visit's
// current state, every revision whole or erased, every change in its place, the chain unbroken.
void ExpectHolds(const LogStore& store, const VisitModel& model);

// Fails the test where Rebuild, done here, changes any visit's current state.
void ExpectRebuildChangesNothing(LogStore& store, const VisitModel& model);

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_STORE_CHECK_H_
