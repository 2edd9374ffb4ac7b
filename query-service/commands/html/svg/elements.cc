#include "query-service/commands/html/svg/elements.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"

#include "common/model/decimal.h"
#include "query-service/commands/html/escape.h"

namespace waymark::query::client {

std::string Length(double value) { return model::DecimalText(model::RoundToDecimals(value, 1)); }

std::string SvgImage(double width, double height, const std::string& title,
                     const std::string& description, const std::string& content) {
  return absl::Substitute(
      R"(<svg role="img" viewBox="0 0 $0 $1" width="$0" height="$1" aria-label="$2">
$3</svg>
)",
      Length(width), Length(height), Escaped(absl::StrCat(title, ": ", description)), content);
}

std::string SvgLine(const std::string& kind, double x1, double y1, double x2, double y2) {
  return absl::Substitute("<line class=\"$0\" x1=\"$1\" y1=\"$2\" x2=\"$3\" y2=\"$4\" />\n", kind,
                          Length(x1), Length(y1), Length(x2), Length(y2));
}

std::string SvgText(const std::string& kind, double x, double y, const std::string& anchor,
                    const std::string& text) {
  return absl::Substitute("<text class=\"$0\" x=\"$1\" y=\"$2\" text-anchor=\"$3\">$4</text>\n",
                          kind, Length(x), Length(y), anchor, Escaped(text));
}

std::string SvgBox(const std::string& kind, double x, double y, double width, double height) {
  return absl::Substitute("<rect class=\"$0\" x=\"$1\" y=\"$2\" width=\"$3\" height=\"$4\" />\n",
                          kind, Length(x), Length(y), Length(width), Length(height));
}

std::string SvgGroup(const std::string& tip, const std::string& content) {
  return absl::StrCat("<g><title>", Escaped(tip), "</title>\n", content, "</g>\n");
}

}  // namespace waymark::query::client
