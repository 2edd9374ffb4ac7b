#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_

#include <functional>
#include <string>

#include "absl/status/status.h"

namespace waymark::ingest {

// Who sends a write, and whether anybody still waits for it.
struct Writer {
  // Who it is, on a server that asks for no certificates.
  static constexpr char kUnauthenticated[] = "unauthenticated";

  std::string submitter = kUnauthenticated;
  // Who takes turns with others: a connection or a stream.
  std::string caller = {};
  // DEADLINE_PASSED or CALLER_GONE where nobody does. Any thread. Empty: somebody does.
  std::function<absl::Status()> still_wanted = {};
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_
