#include "query-service/analysis/comparison/measure_limits.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/date_distance.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

void Exclude(const History& history, v1::ExclusionReason reason, std::string text,
             ComparisonOutcome& outcome) {
  outcome.exclusion = MakeExclusion(history, reason, std::move(text));
  *outcome.exclusion.add_points() = outcome.row->point();
  outcome.row.reset();
}

// Also known of a value of "2015 or before", which has no range.
std::optional<int> CertainAge(const ComparisonOutcome& outcome, const Moment& moment) {
  if (!outcome.date.has_value() || !moment.date.has_value()) return std::nullopt;
  return model::CertainMonthsBetween(*outcome.date, *moment.date);
}

void NoteAge(int max_age_months, v1::ComparisonRow& row) {
  if (row.has_age_months() && row.age_months().high() <= max_age_months) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_POSSIBLE,
                              absl::StrCat("The value may be older than ", max_age_months,
                                           " months: how old it is is not known exactly."),
                              {row.point().visit()});
}

}  // namespace

bool RanksAChange(const v1::MeasureSubject& subject) {
  return subject.rank_by() == v1::RANK_BY_CHANGE ||
         subject.rank_by() == v1::RANK_BY_CHANGE_PER_MONTH;
}

void ApplyLimits(const History& history, const v1::MeasureSubject& subject, const Moment& moment,
                 ComparisonOutcome& outcome) {
  if (!outcome.row.has_value()) return;
  if (RanksAChange(subject) && !outcome.row->has_baseline()) {
    Exclude(history, v1::EXCLUSION_REASON_NO_BASELINE,
            "No inspection is recorded that a change could be counted from.", outcome);
    return;
  }
  if (!subject.has_max_age_months()) return;
  const std::optional<int> age = CertainAge(outcome, moment);
  if (age.has_value() && *age > subject.max_age_months()) {
    Exclude(
        history, v1::EXCLUSION_REASON_TOO_OLD,
        absl::StrCat("The latest value is at least ", *age, " months old at that time; at most ",
                     subject.max_age_months(), " are asked for."),
        outcome);
    return;
  }
  NoteAge(subject.max_age_months(), *outcome.row);
}

}  // namespace waymark::query
