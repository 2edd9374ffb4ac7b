#ifndef WAYMARK_TESTS_FUZZ_SHIPPED_REFERENCE_H_
#define WAYMARK_TESTS_FUZZ_SHIPPED_REFERENCE_H_

#include "common/reference/reference_data.h"

namespace waymark::fuzz {

// The reference data of the tree, loaded once. Ends the process where it cannot be loaded: fuzzers
// run in the source folder of the project.
const reference::ReferenceData& ShippedReference();

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_SHIPPED_REFERENCE_H_
