#ifndef WAYMARK_COMMON_RPC_CALLS_TRACE_CONTEXT_H_
#define WAYMARK_COMMON_RPC_CALLS_TRACE_CONTEXT_H_

#include <string>
#include <string_view>

#include "grpcpp/server_context.h"

namespace waymark::rpc {

// The trace id (32 lower-case hexadecimal digits) of a `traceparent` as W3C Trace Context has it,
// of this or a later version; empty where it is not well formed.
std::string TraceId(std::string_view traceparent);

// Of the call's metadata; empty where it has none, or several.
std::string TraceIdOf(const grpc::ServerContextBase& context);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_TRACE_CONTEXT_H_
