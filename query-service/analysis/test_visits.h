#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_VISITS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_VISITS_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// Visits for tests, written as text protos in which names are short: `name: "v1" baseline: "b"` of
// leicester stands for authorities/leicester/visits/v1 and .../b. Status is HELD and scope of
// findings SERVICE where not given, as stored visits have them.

// The reference data that is shipped.
const reference::ReferenceData& Reference();

v1::Visit VisitOf(std::string_view authority_id, std::string_view text);
AuthorityRecord RecordOf(std::string_view authority_id, const std::vector<std::string>& texts);
// Adds what is recorded of a predecessor.
AuthorityRecord Inheriting(AuthorityRecord record, std::string_view predecessor,
                           const std::vector<std::string>& texts);
// Of leicester, which has neither predecessors nor successors.
History HistoryOf(const std::vector<std::string>& texts);

// The last part of a resource name.
std::string ShortName(std::string_view name);
std::vector<std::string> ShortNames(const std::vector<const DatedVisit*>& visits);

// "NUMBERS_DIFFER v2": a note's reason and the short names in it.
std::string Brief(const v1::DataNote& note);
template <typename Notes>
std::vector<std::string> BriefNotes(const Notes& notes) {
  std::vector<std::string> brief;
  for (const v1::DataNote& note : notes) brief.push_back(Brief(note));
  return brief;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_VISITS_H_
