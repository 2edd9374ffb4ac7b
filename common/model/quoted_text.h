#ifndef WAYMARK_COMMON_MODEL_QUOTED_TEXT_H_
#define WAYMARK_COMMON_MODEL_QUOTED_TEXT_H_

#include <string>
#include <string_view>

namespace waymark::model {

// What somebody sent, fit to stand in an error message: in single quotes, control characters and
// broken UTF-8 escaped, quotes and backslashes too, at most 64 bytes of it ("..." follows a cut).
std::string QuotedText(std::string_view text);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_QUOTED_TEXT_H_
