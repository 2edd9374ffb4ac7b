#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "common/rpc/calls/access.h"
#include "common/security/policy/rights.h"

namespace waymark::ingest {

// Who sends a write, and whether anybody still waits for it.
struct Writer {
  std::string submitter = rpc::kUnauthenticated;
  // Of the submitter's certificate; empty where there was none.
  std::string certificate_serial = {};
  // Who takes turns with others.
  std::string caller = {};
  // DEADLINE_PASSED or CALLER_GONE where nobody does. Any thread. Empty: somebody does.
  std::function<absl::Status()> still_wanted = {};
  // Whose visits it may write. As made it is the writer of a server without certificates.
  security::Rights rights = security::Rights::Everything();
  // Makes the error for what it may not, and tells the journal: see rpc::Access::Refuse.
  std::function<absl::Status(std::string visit, std::string request_id)> refuse = {};
};

// The writer that makes this call. `access` outlives it.
Writer MakeWriter(const rpc::Access& access, std::string_view method, const rpc::Caller& caller);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITER_H_
