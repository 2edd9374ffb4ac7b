#ifndef WAYMARK_COMMON_STATUS_ERROR_DETAILS_H_
#define WAYMARK_COMMON_STATUS_ERROR_DETAILS_H_

// The messages of google.rpc that errors carry, ErrorInfo among them whichever file declares it.

#include "google/rpc/error_details.pb.h"  // IWYU pragma: export

#if __has_include("google/rpc/error_info.pb.h")
#include "google/rpc/error_info.pb.h"  // IWYU pragma: export
#endif

#endif  // WAYMARK_COMMON_STATUS_ERROR_DETAILS_H_
