// How the services' allocator, jemalloc, is set. Linked into the programs that serve; what is freed
// goes back to the system within a second, as the bounds on a service's memory
// (common/rpc/listening/overload_guard.h) look at what the system has given it.

// The name that jemalloc looks for.
extern "C" const char* malloc_conf;  // NOLINT(readability-identifier-naming)
const char* malloc_conf =            // NOLINT(readability-identifier-naming)
    "background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0,narenas:4";
