#ifndef WAYMARK_COMMON_REFERENCE_FRAMEWORK_ID_H_
#define WAYMARK_COMMON_REFERENCE_FRAMEWORK_ID_H_

#include <string>

#include "waymark/v1/visit.pb.h"

namespace waymark::reference {

// What the reference data call a framework: "ILACS-2018" for FRAMEWORK_ILACS_2018; empty for
// FRAMEWORK_UNSPECIFIED and for one this version does not know.
std::string FrameworkId(v1::Framework framework);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_FRAMEWORK_ID_H_
