#ifndef WAYMARK_COMMON_MODEL_PARTIAL_DATE_H_
#define WAYMARK_COMMON_MODEL_PARTIAL_DATE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace waymark::model {

// A date as precise as its source: a day, a month, a year, or an interval, kept as it was given.
// It stands for the days the date may be: some day from first() to last(), both included.
//
//   2016-06-27    that day             2011-03-14/2011-03-20   some day of these
//   2016-06       some day of June     ../2011-03-20           that day or earlier
//   2016          some day of 2016     2011-03/..              in that month or later
//
// The ends of an interval are of any precision: its first day is the first of the left one, its
// last day the last of the right one. A value of this class always has at least one end.
class PartialDate {
 public:
  // Strict ISO 8601: four-digit years 1900 to 2199, zero-padded, days of the calendar only, no
  // white space. INVALID_ARGUMENT with what is wrong and what to write for anything else: an empty
  // text (callers ask first whether a date was given), an interval that ends before it starts, and
  // "../..", which says nothing.
  static absl::StatusOr<PartialDate> Parse(std::string_view text);

  // The date that Parse reads from "2011-03-14/2011-03-20", or from one day where both are the
  // same; an end that is absent is open. Nothing where both are, where it would end before it
  // starts, or for years that Parse refuses.
  static std::optional<PartialDate> Span(const std::optional<absl::CivilDay>& first,
                                         const std::optional<absl::CivilDay>& last);
  // The day, written YYYY-MM-DD. Nothing for a year that Parse refuses.
  static std::optional<PartialDate> OfDay(const absl::CivilDay& day) { return Span(day, day); }

  // Absent where the start is open.
  std::optional<absl::CivilDay> first() const { return first_; }
  // Absent where the end is open.
  std::optional<absl::CivilDay> last() const { return last_; }
  // One day and no other, also when written as an interval or in another precision.
  bool is_day() const { return first_.has_value() && first_ == last_; }

  // The text as given.
  const std::string& ToString() const { return text_; }

 private:
  PartialDate(std::string_view text, std::optional<absl::CivilDay> first,
              std::optional<absl::CivilDay> last)
      : text_(text), first_(first), last_(last) {}

  std::string text_;
  std::optional<absl::CivilDay> first_;
  std::optional<absl::CivilDay> last_;
};

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_PARTIAL_DATE_H_
