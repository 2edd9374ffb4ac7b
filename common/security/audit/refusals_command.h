#ifndef WAYMARK_COMMON_SECURITY_AUDIT_REFUSALS_COMMAND_H_
#define WAYMARK_COMMON_SECURITY_AUDIT_REFUSALS_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::security {

// refusals: prints what a service has refused to whom.
config::Command RefusalsCommand();

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_AUDIT_REFUSALS_COMMAND_H_
