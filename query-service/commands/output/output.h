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

// What the help of every command says that writes so.
inline constexpr char kCsvHelp[] =
    R"(Lines end and cells are quoted as RFC 4180 says, in UTF-8. A text that a spreadsheet would take for a
formula (it begins with = + - or @) has a ' before it; numbers are left as they are.)";
inline constexpr char kHtmlHelp[] =
    R"(--html writes a page for a screen or A4 paper, without scripts and without anything to fetch. A file
of that name is replaced, all at once.)";
inline constexpr char kExitHelp[] =
    R"(Exit status: 0 done, 1 the service refused the question or the output could not be written, 2 the
command line is not understood, 3 no answer.)";

// "timeout", "charts", "json", "csv", "html": the flags of a command that writes all of these.
std::vector<std::string> OutputFlagNames();

// Whether these flags say one thing that can be done: at most one of --json, --csv and --html, a
// table of `tables` for --csv, a place for the file of --html. INVALID_ARGUMENT where not; to be
// asked before the service is.
absl::Status CheckOutput(const std::vector<std::string>& tables);

// A document as text on standard output; the exit status.
int PrintText(const Document& document);

// A document as text on standard output, or as the page --html names; the exit status. `asked` and
// `state` (a consistency_token) stand on the page.
int PrintDocument(const Document& document, const std::string& asked, const std::string& state);

// Says on standard error that a table holds the first `shown` of `all` only, where that is so.
void WarnOfMore(int shown, int all, const char* what);

// What CSV or another writer has made, on standard output; the exit status.
int PrintWhole(const std::string& text);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_H_
