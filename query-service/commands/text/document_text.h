#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_DOCUMENT_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_DOCUMENT_TEXT_H_

#include <cstddef>
#include <string>

#include "query-service/commands/document/document.h"
#include "query-service/commands/text/charts/chart_text.h"

namespace waymark::query::client {

// A document in lines of about `width`, its sources listed at the end.
std::string DocumentText(const Document& document, std::size_t width,
                         ChartStyle charts = ChartStyle::kNone);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_DOCUMENT_TEXT_H_
