#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_H_

#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/status/status.h"

#include "query-service/commands/document/document.h"

// How an answer is given: as text for a terminal, or as one of --json, --csv and --html says.
ABSL_DECLARE_FLAG(std::string, csv);
ABSL_DECLARE_FLAG(std::string, html);
ABSL_DECLARE_FLAG(std::string, charts);

namespace waymark::query::client {

// Whether these flags say one thing that can be done: at most one of --json, --csv and --html, a
// table of `tables` for --csv, a place for the file of --html. INVALID_ARGUMENT where not; to be
// asked before the service is.
absl::Status CheckOutput(const std::vector<std::string>& tables);

// A document as text on standard output; the exit status.
int PrintText(const Document& document);

// A document as text on standard output, or as the page --html names; the exit status. `asked` and
// `state` (a consistency_token) stand on the page.
int PrintDocument(const Document& document, const std::string& asked, const std::string& state);

// What CSV or another writer has made, on standard output; the exit status.
int PrintWhole(const std::string& text);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_H_
