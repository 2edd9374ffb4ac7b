#ifndef WAYMARK_COMMON_STATUS_STATUS_MACROS_H_
#define WAYMARK_COMMON_STATUS_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Leave the function with the error, or go on. Abseil 20220623 has no such macros of its own.

#define WAYMARK_RETURN_IF_ERROR(expression)               \
  if (absl::Status waymark_status = (expression); true) { \
    if (!waymark_status.ok()) return waymark_status;      \
  } else /* NOLINT */                                     \
    static_assert(true)

#define WAYMARK_MACRO_CONCAT_INNER(a, b) a##b
#define WAYMARK_MACRO_CONCAT(a, b) WAYMARK_MACRO_CONCAT_INNER(a, b)

// WAYMARK_ASSIGN_OR_RETURN(auto x, MakeX());
#define WAYMARK_ASSIGN_OR_RETURN(left, expression) \
  WAYMARK_ASSIGN_OR_RETURN_INNER(WAYMARK_MACRO_CONCAT(waymark_or_, __LINE__), left, expression)
#define WAYMARK_ASSIGN_OR_RETURN_INNER(result, left, expression) \
  auto result = (expression);                                    \
  if (!result.ok()) return std::move(result).status();           \
  left = std::move(result).value()

#endif  // WAYMARK_COMMON_STATUS_STATUS_MACROS_H_
