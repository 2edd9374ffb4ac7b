#ifndef WAYMARK_COMMON_MODEL_VISIT_ID_H_
#define WAYMARK_COMMON_MODEL_VISIT_ID_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/model/partial_date.h"

namespace waymark::model {

// The last part of a visit's name: given by the caller, or derived here from date and type.

inline constexpr std::size_t kMaxVisitIdBytes = 63;

// The form of a visit id in words, for error messages.
inline constexpr std::string_view kVisitIdForm =
    "1 to 63 lower-case letters, digits and hyphens, the first and the last not a hyphen";

bool IsVisitId(std::string_view id);

// An id from what is known of a visit. `type` is the visit's type in words, as in the API's enum or
// already as an id: "MONITORING_VISIT", "monitoring-visit". The date keeps its precision, an
// interval gives its start:
//
//   2016-06                  2016-06-monitoring-visit
//   2011-03-14/2011-03-20    2011-03-14-monitoring-visit
//   ../2016-06               by-2016-06-monitoring-visit
//   2016-06/..               from-2016-06-monitoring-visit
//   none                     undated-monitoring-visit
//
// Always a visit id. Not unique: the caller asks WithSuffix for 2, 3, ... until one is free.
std::string DeriveVisitId(const std::optional<PartialDate>& date, std::string_view type);

// The id with "-n" after it, the id cut short where both would pass kMaxVisitIdBytes. Needs a visit
// id and n of at least 2; the first of its kind (n below 2) keeps its id as it is.
std::string WithSuffix(std::string_view id, int n);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_VISIT_ID_H_
