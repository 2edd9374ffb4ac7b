#ifndef WAYMARK_COMMON_REFERENCE_LOADING_CHECKS_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_CHECKS_H_

#include "common/reference/loading/faults.h"
#include "common/reference/loading/record_reader.h"

// What must hold between the rows of the reference files.
namespace waymark::reference {

// Reports: an id given twice; a reference to an id that is not there; a name or code that stands
// for two authorities in force on the same day; a succession that does not fit its authorities'
// days; ranks of neighbours that do not run 1, 2, 3, ...; a cycle of service areas or
// replacements; a complement that is not mutual or of another unit; a judgement area equivalent to
// neither a judgement area nor a service area. `records` must be complete.
void CheckRecords(const Records& records, Faults& faults);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_CHECKS_H_
