#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_MOMENT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_MOMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "waymark/v1/data_note.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// When the values of one authority are taken: what an Alignment comes to for it. Points into its
// History. As it is made: the latest known.
struct Moment {
  // Only what was there by a day counts. With a baseline whose date is not exact there are two such
  // days: by the one it was there for certain, by the other possibly. An absent one: of nothing it
  // is certain, of everything it is possible.
  bool is_bounded = false;
  std::optional<absl::CivilDay> certainly_by;
  std::optional<absl::CivilDay> possibly_by;
  // The only episode that counts: months since its baseline, or a visit of it, are asked for. Null:
  // every episode.
  const EpisodeView* episode = nullptr;
  // The only visit that counts. Null: every visit.
  const DatedVisit* visit = nullptr;
  // What an age is counted to. Absent for the latest known.
  std::optional<model::PartialDate> date;
  // For people: "2016-06", "month 12 after the baseline".
  std::string text;
  // What had to be chosen to find it.
  std::vector<v1::DataNote> notes;
};

// The end of a date; without one, or where its end is open, the latest known.
Moment MomentAsOf(const std::optional<model::PartialDate>& date);

// Whether something that was on some day of `days` was there by then: kPossible where that is not
// certain, kCertain for the latest known.
model::Membership IsThereBy(const Moment& moment, const std::optional<model::PartialDate>& days);

// Whether the episode's baseline had been certainly: by its own days, because a visit that followed
// it was there, or because the moment counts from it. False without a baseline.
bool BaselineIsThereBy(const EpisodeView& episode, const Moment& moment);

// Whether the episode had certainly begun: it is the one that counts, or its baseline or a visit
// that followed was there.
bool HasBegun(const EpisodeView& episode, const Moment& moment);

// The episode that counts, else the latest that had certainly begun. Null where none had.
const EpisodeView* EpisodeInForce(const History& history, const Moment& moment);

// The episode without the visits that were not certainly over by then.
EpisodeView CertainPart(const EpisodeView& episode, const Moment& moment);

// The episode as it was after one of its visits: without later ones, and open.
EpisodeView UpTo(const EpisodeView& episode, const DatedVisit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_MOMENT_H_
