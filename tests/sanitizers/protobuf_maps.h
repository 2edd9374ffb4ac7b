#ifndef WAYMARK_TESTS_SANITIZERS_PROTOBUF_MAPS_H_
#define WAYMARK_TESTS_SANITIZERS_PROTOBUF_MAPS_H_

// Included by every source that is built for ThreadSanitizer, before all else. Protocol Buffers'
// maps have two numbers more there, and those of the library, which is built without, have not: the
// two would take each other's objects for what they are not.

// These look for ThreadSanitizer too, and are to find it.
#include <atomic>
#include <memory>

#pragma push_macro("__SANITIZE_THREAD__")
#undef __SANITIZE_THREAD__
#include "google/protobuf/map_field.h"
#pragma pop_macro("__SANITIZE_THREAD__")

#endif  // WAYMARK_TESTS_SANITIZERS_PROTOBUF_MAPS_H_
