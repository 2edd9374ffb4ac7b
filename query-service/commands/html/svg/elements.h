#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_ELEMENTS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_ELEMENTS_H_

#include <string>

// Elements of an SVG drawing, in user units; texts are escaped here. A class names what an element
// shows: html/style.h says how it looks.
namespace waymark::query::client {

// A length to a tenth.
std::string Length(double value);

// An image `width` by `height`, told as `title` and `description` to those who do not see it.
std::string SvgImage(double width, double height, const std::string& title,
                     const std::string& description, const std::string& content);

std::string SvgLine(const std::string& kind, double x1, double y1, double x2, double y2);

// `anchor` is start, middle or end.
std::string SvgText(const std::string& kind, double x, double y, const std::string& anchor,
                    const std::string& text);

std::string SvgBox(const std::string& kind, double x, double y, double width, double height);

// A group with a text that a pointer held over it shows.
std::string SvgGroup(const std::string& tip, const std::string& content);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_ELEMENTS_H_
