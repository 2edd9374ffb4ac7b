#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_HTML_PAGE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_HTML_PAGE_H_

#include <string>

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// What a page says of itself, since it is read far from the command that made it.
struct PageOrigin {
  std::string asked;    // The question, in words.
  std::string made_on;  // 2026-11-28
  std::string made_by;  // "waymark-query 0.1.0"
  std::string state;    // The consistency_token it was answered from.
};

// A document as one HTML file that is whole in itself: no script, nothing fetched, and a content
// security policy that forbids both, should a text find a way to ask for them. Every text is
// escaped; sources are linked where they are on the web. Well-formed as XML too.
std::string HtmlPage(const Document& document, const PageOrigin& origin);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_HTML_PAGE_H_
