#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WORD_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WORD_WARNINGS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::ingest {

// WORDS_AND_NUMBER_DISAGREE, visit.observations[i].wording: for each percentage whose wording is a
// worded size (RangeOfWords) that its value, range or bound cannot be.
std::vector<v1::Warning> WordWarnings(const reference::ReferenceData& reference,
                                      const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_WORD_WARNINGS_H_
