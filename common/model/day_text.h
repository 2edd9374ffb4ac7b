#ifndef WAYMARK_COMMON_MODEL_DAY_TEXT_H_
#define WAYMARK_COMMON_MODEL_DAY_TEXT_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"

namespace waymark::model {

// YYYY-MM-DD, as absl::FormatCivilTime writes a day: that goes by way of time zones and takes many
// times as long, and an answer has hundreds of days.
std::string DayText(const absl::CivilDay& day);

// The same; empty where there is none.
std::string DayText(const std::optional<absl::CivilDay>& day);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_DAY_TEXT_H_
