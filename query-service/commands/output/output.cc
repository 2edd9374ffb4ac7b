#include "query-service/commands/output/output.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/config/client_flags.h"
#include "common/config/command_line.h"
#include "common/rpc/client/call_failure.h"
#include "query-service/commands/html/html_page.h"
#include "query-service/commands/output/output_file.h"
#include "query-service/commands/text/document_text.h"
#include "query-service/commands/text/terminal.h"

ABSL_FLAG(std::string, csv, "",
          "Print this table of the answer as CSV, for spreadsheets and programs. The tables are "
          "named above.");
ABSL_FLAG(std::string, html, "",
          "Write the report into this file as one HTML page, whole in itself, to read, print or "
          "send. A file of that name is replaced. '-' writes to standard output.");
ABSL_FLAG(std::string, charts, "auto",
          "Draw charts in the text with these characters: utf8, ascii or none. 'auto' takes utf8 "
          "where the locale says so, else ascii.");

namespace waymark::query::client {
namespace {

constexpr char kStandardOutput[] = "-";

std::optional<ChartStyle> ChartsAsked() {
  const std::string asked = absl::GetFlag(FLAGS_charts);
  if (asked == "auto") return LocaleIsUtf8() ? ChartStyle::kUtf8 : ChartStyle::kAscii;
  if (asked == "utf8") return ChartStyle::kUtf8;
  if (asked == "ascii") return ChartStyle::kAscii;
  if (asked == "none") return ChartStyle::kNone;
  return std::nullopt;
}

absl::Status CheckCsv(const std::vector<std::string>& tables) {
  const std::string table = absl::GetFlag(FLAGS_csv);
  if (table.empty() || std::find(tables.begin(), tables.end(), table) != tables.end()) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--csv is one of ", absl::StrJoin(tables, ", "), "; not '", table, "'"));
}

absl::Status CheckHtml() {
  const std::string file = absl::GetFlag(FLAGS_html);
  if (file.empty() || file == kStandardOutput) return absl::OkStatus();
  const absl::Status checked = CheckOutputFile(file);
  return checked.ok() ? checked
                      : absl::InvalidArgumentError(absl::StrCat("--html: ", checked.message()));
}

PageOrigin Origin(const std::string& asked, const std::string& state) {
  return {.asked = asked,
          .made_on = absl::FormatTime("%Y-%m-%d", absl::Now(), absl::LocalTimeZone()),
          .made_by = absl::StrCat("waymark-query ", config::Version()),
          .state = state};
}

int WritePage(const std::string& file, const std::string& page) {
  if (file == kStandardOutput) return PrintWhole(page);
  if (const absl::Status written = WriteOutputFile(file, page); !written.ok()) {
    std::cerr << "waymark-query: --html: " << written.message() << "\n";
    return rpc::kExitRefused;
  }
  return PrintWhole(absl::StrCat("Wrote ", file, "\n"));
}

}  // namespace

std::vector<std::string> OutputFlagNames() { return {"timeout", "charts", "json", "csv", "html"}; }

absl::Status CheckOutput(const std::vector<std::string>& tables) {
  const int ways = (absl::GetFlag(FLAGS_json) ? 1 : 0) +
                   (absl::GetFlag(FLAGS_csv).empty() ? 0 : 1) +
                   (absl::GetFlag(FLAGS_html).empty() ? 0 : 1);
  if (ways > 1) return absl::InvalidArgumentError("give one of --json, --csv and --html");
  if (!ChartsAsked().has_value()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "--charts is one of auto, utf8, ascii, none; not '", absl::GetFlag(FLAGS_charts), "'"));
  }
  if (absl::Status csv = CheckCsv(tables); !csv.ok()) return csv;
  return CheckHtml();
}

int PrintDocument(const Document& document, const std::string& asked, const std::string& state) {
  if (const std::string file = absl::GetFlag(FLAGS_html); !file.empty()) {
    return WritePage(file, HtmlPage(document, Origin(asked, state)));
  }
  return PrintText(document);
}

int PrintText(const Document& document) {
  const ChartStyle charts = ChartsAsked().value_or(ChartStyle::kNone);
  return PrintWhole(DocumentText(document, TerminalWidth(), charts));
}

void WarnOfMore(int shown, int all, const char* what) {
  if (shown >= all) return;
  std::cerr << "waymark-query: these are the first " << shown << " of " << all << " " << what
            << "; --limit=0 gives all\n";
}

int PrintWhole(const std::string& text) {
  std::cout << text << std::flush;
  if (std::cout) return rpc::kExitDone;
  std::cerr << "waymark-query: standard output cannot be written\n";
  return rpc::kExitRefused;
}

}  // namespace waymark::query::client
