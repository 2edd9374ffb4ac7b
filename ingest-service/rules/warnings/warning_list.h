#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_LIST_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_LIST_H_

#include <cstddef>
#include <string>
#include <vector>

#include "waymark/v1/warning.pb.h"

namespace waymark::ingest {

// An answer gives at most so many.
inline constexpr std::size_t kMaxWarnings = 20;

// `field` is rooted at the request. `description` says what does not fit and what to do, with
// numbers, ids, names and dates only.
v1::Warning MakeWarning(std::string field, v1::WarningReason reason, std::string description);

// The path of an element's field: "visit.observations[2].value".
std::string ElementField(const std::string& list, int index, const std::string& field);

// Puts `more` behind `warnings`.
void Append(std::vector<v1::Warning> more, std::vector<v1::Warning>& warnings);

// The first kMaxWarnings of them; where there are more, the last one's description counts the rest.
std::vector<v1::Warning> CapWarnings(std::vector<v1::Warning> warnings);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WARNING_LIST_H_
