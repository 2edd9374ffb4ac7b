#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_DATED_IDENTITY_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_DATED_IDENTITY_H_

#include <cstddef>
#include <optional>

#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/records.h"

namespace waymark::ingest {

// How long an event lasts at most, in days, where only one of its ends is known: inspections take
// up to four weeks, all other visits a few days.
inline constexpr int kLongestInspectionDays = 31;
inline constexpr int kLongestVisitDays = 7;
// A letter follows its visit, and who writes "not later than" knows it, within so many months.
inline constexpr int kLongestReportMonths = 12;

// What a visit is told apart by, with its dates read. A text that is no date counts as absent.
struct DatedIdentity {
  internal::v1::VisitIdentity identity;
  std::optional<model::PartialDate> start;
  std::optional<model::PartialDate> end;
  std::optional<model::PartialDate> published;
  std::optional<model::PartialDate> baseline_date;  // where the baseline is given by a date

  // The days among which all of the event certainly lies: from the first of its start to the last
  // of its end, where only one of them is known the other at most as far off as above; without
  // both not later than the publication. An open end is not known.
  reference::DayInterval days;
  // The same, with a single open end closed kLongestReportMonths away from the other.
  reference::DayInterval probable_days;

  bool is_held() const;
  // Starts an episode: see IsInspection.
  bool is_inspection() const;
};

// Neither planned nor cancelled.
bool IsHeld(const internal::v1::VisitIdentity& identity);

// What it takes of memory, roughly: to look at each of its parts would cost as much as to copy it.
std::size_t RoughBytes(const internal::v1::VisitIdentity& identity);

DatedIdentity ReadIdentity(internal::v1::VisitIdentity identity);

// How the days of two events lie to each other. Not known unless they share none.
bool IsCertainlyBefore(const DatedIdentity& a, const DatedIdentity& b);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_DATED_IDENTITY_H_
