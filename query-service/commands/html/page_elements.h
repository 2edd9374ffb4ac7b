#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_PAGE_ELEMENTS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_PAGE_ELEMENTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client {

// What a test finds in a page: its elements, as it reads them without knowing any.
struct PageElements {
  std::vector<std::string> tags;  // What stands between "<" and ">" of each opening tag.
  std::string fault;              // Empty where every tag is closed by its own.
};

inline std::string TagName(std::string_view tag) {
  return std::string(tag.substr(0, tag.find_first_of(" \n/")));
}

inline PageElements ElementsOf(std::string_view page) {
  PageElements elements;
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find_first_of("<>", at + 1);
    if (end == std::string_view::npos || page[end] == '<') {
      elements.fault = "a tag without end";
      return elements;
    }
    const std::string_view tag = page.substr(at + 1, end - at - 1);
    if (tag.substr(0, 1) == "!") continue;
    if (tag.substr(0, 1) == "/") {
      if (open.empty() || open.back() != tag.substr(1)) {
        elements.fault = "nothing open that </" + std::string(tag.substr(1)) + "> closes";
        return elements;
      }
      open.pop_back();
      continue;
    }
    elements.tags.emplace_back(tag);
    if (tag.back() != '/') open.push_back(TagName(tag));
  }
  if (!open.empty()) elements.fault = "<" + open.back() + "> is not closed";
  return elements;
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_PAGE_ELEMENTS_H_
