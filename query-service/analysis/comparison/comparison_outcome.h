#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_

#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// What a comparison says of one authority: a row, or why there is none.
struct ComparisonOutcome {
  std::optional<v1::ComparisonRow> row;
  v1::Exclusion exclusion;  // where there is no row
  // The episode it is about: the row's, else the one in force at the moment. Null where there is
  // none. Points into the History.
  const EpisodeView* episode = nullptr;
  std::optional<model::PartialDate> date;  // of the row's value; absent where that is undated
};

// Says which visit gave the value of a row, and cites it.
void SetValueVisit(const DatedVisit& visit, v1::ComparisonRow& row);

// VISIT_DATE_UNKNOWN: how a visit was placed, where no source gives its first day.
void NoteVisitDate(const reference::ReferenceData& reference, const DatedVisit& visit,
                   v1::ComparisonRow& row);

// POSSIBLE: visits that may have been over by then and are not used.
v1::DataNote PossiblyOverNote(std::vector<std::string> visits);

// Fills in what is common to all rows: the authority, the baseline and the months since, the age of
// a value of outcome.date, each visit once, and notes: those of the moment; NO_BASELINE;
// LATER_INSPECTION where the episode had not certainly been the last, or another was chosen than
// the last; how its visits were placed.
void FinishRow(const History& history, const Moment& moment, ComparisonOutcome& outcome);

// An exclusion of the history's authority.
v1::Exclusion MakeExclusion(const History& history, v1::ExclusionReason reason, std::string text);

// NO_VISITS: nothing held is recorded.
v1::Exclusion ExcludeWithoutVisits(const History& history);

// The most values or findings an exclusion shows.
inline constexpr int kMaxExcludedShown = 10;

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_
