#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_ALIGNMENT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_ALIGNMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/model/partial_date.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// When the values of a comparison are taken, as asked: at most one of the three; none for the
// latest known.
struct Alignment {
  std::optional<model::PartialDate> as_of;
  std::optional<int> months_since_baseline;
  std::optional<int> visit_number;
  v1::BaselineClock clock = v1::BASELINE_CLOCK_PUBLICATION;
  v1::CountedFrom counted_from = v1::COUNTED_FROM_BASELINE;

  // It is relative to an episode of each authority, which must be chosen.
  bool is_relative() const { return months_since_baseline.has_value() || visit_number.has_value(); }
};

Alignment ReadAlignment(const v1::CompareAuthoritiesRequest& request);

// A moment, or why the authority has none.
struct ResolvedMoment {
  Moment moment;
  v1::ExclusionReason exclusion = v1::EXCLUSION_REASON_UNSPECIFIED;
  std::string text;  // with an exclusion: what there is instead
};

// What the alignment comes to for one authority. A relative one chooses among `eligible`, episodes
// of the history, oldest first. NO_BASELINE where no inspection is there that months could count
// from, or none with a date; NOT_YET_REACHED where no visit is known to have the number.
//
// Months count from the latest baseline that a monitoring visit follows, else the latest; the last
// visit of the number is taken. Notes: OTHER_CLOCK_USED; RECORD_ENDS_EARLIER where the last record
// of an open episode is of an earlier month; OTHER_VISITS_MATCH; NUMBER_COUNTED; and what
// NotesOnNumbers says of the visit.
ResolvedMoment ResolveMoment(const History& history,
                             const std::vector<const EpisodeView*>& eligible,
                             const Alignment& alignment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_ALIGNMENT_H_
