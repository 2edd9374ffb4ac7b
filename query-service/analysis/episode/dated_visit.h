#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_DATED_VISIT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_DATED_VISIT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "query-service/findings/finding_view.h"

namespace waymark::query {

// What puts a visit in its place among others: the first of these that is known.
enum class PlacedBy {
  kStartDate,
  kEndDate,
  kPublishedDate,
  kStatedNumber,  // among the visits of its episode
  kSourceDate,    // not later than the earliest of its sources
  kNothing,
};

// A visit with its dates read. A text that is no date counts as absent.
struct DatedVisit {
  v1::Visit visit;
  std::optional<model::PartialDate> start;
  std::optional<model::PartialDate> end;
  std::optional<model::PartialDate> published;

  PlacedBy placed_by = PlacedBy::kNothing;
  // Its own date: start, else end, else published. The only one for arithmetic and order between
  // dated visits; absent where no source dates the visit.
  std::optional<model::PartialDate> place;
  // The days on which the visit can have been: start to end; its end where only that is known; not
  // later than its publication, else than the earliest date of its sources; absent where not even
  // a source has one. What is observed "at the visit" is of these days, but only if `place` is
  // present: a visit without it takes part in no date arithmetic.
  std::optional<model::PartialDate> days;

  // The as-of date of each observation; absent where it has none.
  std::vector<std::optional<model::PartialDate>> observation_dates;

  // What only a History tells.
  absl::Span<const FindingView> findings;  // all that it finds; the message may have none of them
  bool inherited = false;                  // of a predecessor of the authority that is asked about
  // The inspection it is measured from, of an inspection the one before it, and the visit before it
  // in its episode: what it may speak of. Null where it is not recorded, or not known to be all
  // that is between.
  const DatedVisit* follows = nullptr;
  const DatedVisit* before = nullptr;
};

DatedVisit ReadDates(v1::Visit visit);
// The same where it is to be: `dated` is as made. Visits are large, and so are moves of them.
void ReadDates(v1::Visit&& visit, DatedVisit& dated);
// DatedVisit::days alone.
std::optional<model::PartialDate> DaysOf(const v1::Visit& visit);

// The date of a visit as recorded: its first day, else its last, else its publication; else empty.
std::string RecordedDate(const DatedVisit& visit);

// The date in `text`; absent for an empty text or one that is no date.
std::optional<model::PartialDate> ReadDate(std::string_view text);

// The days from the first of `from` to the last of `to`. Absent where both ends are open, or where
// `to` certainly lies before `from`.
std::optional<model::PartialDate> SpanOf(const model::PartialDate& from,
                                         const model::PartialDate& to);
// The last day of `date` or earlier. Absent where its end is open.
std::optional<model::PartialDate> NotLaterThan(const model::PartialDate& date);

// Whether a stated number counts from the baseline, or does not say from what and is taken as such.
bool CountsFromBaseline(const v1::StatedNumber& number);
// The visit's number counted from the baseline, the highest where several are stated; only where no
// source says from what, the highest of those. 0 where none is stated.
int StatedFromBaseline(const v1::Visit& visit);

// Starts an episode: INSPECTION, SHORT_INSPECTION, REINSPECTION.
bool IsFullInspection(const v1::Visit& visit);
// HELD, or not said.
bool IsHeld(const v1::Visit& visit);

// Whether a visit lies inside: kPossible where it is not known when it was.
model::Membership MembershipOf(const DatedVisit& visit, const model::DayFilter& days);
model::Membership MembershipOf(const v1::Visit& visit, const model::DayFilter& days);

// Whether a visit is later than a question asks: certainly, or it is an inspection of which only a
// publication after that is known, and cannot be the one in force before.
bool IsLater(const DatedVisit& visit, const model::DayFilter& until);
bool IsLater(const v1::Visit& visit, const model::DayFilter& until);

// authorities/{authority_id} of a visit.
std::string_view AuthorityNameOf(const v1::Visit& visit);

// Whether a letter covers both: one visit, recorded for each of two authorities.
bool AreHeldJointly(const v1::Visit& a, const v1::Visit& b);

v1::VisitSummary SummaryOf(const v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_DATED_VISIT_H_
