#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_STYLE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_STYLE_H_

#include <string_view>

namespace waymark::query::client {

// How a page looks, on a screen and on A4. Nothing is fetched: fonts are the reader's own. Colours
// have a contrast of at least 4.5 to 1, and none says anything that words do not.
std::string_view PageStyle();

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_STYLE_H_
