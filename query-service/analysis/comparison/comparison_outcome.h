#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_

#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode.h"
#include "query-service/analysis/history.h"

namespace waymark::query {

// When the values of a comparison are taken: at the end of a date, or the latest known.
using Alignment = std::optional<model::PartialDate>;

// What a comparison says of one authority: a row, or why there is none.
struct ComparisonOutcome {
  std::optional<v1::ComparisonRow> row;
  v1::Exclusion exclusion;  // where there is no row
  // The episode it is about: the row's, else the one in force at the alignment. Null where there is
  // none. Points into the History.
  const EpisodeView* episode = nullptr;
  std::optional<model::PartialDate> date;  // of the row's value; absent where that is undated
};

// Whether something that was on some day of `days` was there by the alignment: kPossible where that
// is not certain, kCertain for the latest known.
model::Membership IsThereBy(const Alignment& alignment,
                            const std::optional<model::PartialDate>& days);

// Whether the episode had certainly begun: its baseline, or a visit that followed, was there.
bool HasBegun(const EpisodeView& episode, const Alignment& alignment);

// The latest episode that had certainly begun. Null where none had.
const EpisodeView* EpisodeInForce(const History& history, const Alignment& alignment);

// Fills in what is common to all rows: the authority, the baseline, the age of a value of
// outcome.date, each visit once, and notes: NO_BASELINE; LATER_INSPECTION where the episode had not
// certainly been the last; PREDECESSORS_NOT_INCLUDED; how its visits were placed.
void FinishRow(const reference::ReferenceData& reference, const History& history,
               const Alignment& alignment, ComparisonOutcome& outcome);

// An exclusion of the history's authority.
v1::Exclusion MakeExclusion(const reference::ReferenceData& reference, const History& history,
                            v1::ExclusionReason reason, std::string text);

// The most values or findings an exclusion shows.
inline constexpr int kMaxExcludedShown = 10;

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OUTCOME_H_
