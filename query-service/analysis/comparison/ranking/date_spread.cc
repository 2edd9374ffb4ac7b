#include "query-service/analysis/comparison/ranking/date_spread.h"

#include "absl/strings/str_cat.h"

#include "common/model/date_distance.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

constexpr int kFarApartMonths = 12;

}  // namespace

void DateSpread::Add(const std::string& authority, const model::PartialDate& date) {
  if (date.last().has_value() &&
      (!first_to_end_.has_value() || *date.last() < *first_to_end_->date.last())) {
    first_to_end_ = {.authority = authority, .date = date};
  }
  if (date.first().has_value() &&
      (!last_to_start_.has_value() || *date.first() > *last_to_start_->date.first())) {
    last_to_start_ = {.authority = authority, .date = date};
  }
}

std::optional<v1::DataNote> DateSpread::Note() const {
  if (!first_to_end_.has_value() || !last_to_start_.has_value()) return std::nullopt;
  const model::PartialDate& early = first_to_end_->date;
  const model::PartialDate& late = last_to_start_->date;
  if (model::GapWithinMonths(early, late, kFarApartMonths)) return std::nullopt;
  return MakeNote(v1::NOTE_REASON_DATES_FAR_APART,
                  absl::StrCat("Values lie more than twelve months apart: from ", early.ToString(),
                               " to ", late.ToString(), "."),
                  {first_to_end_->authority, last_to_start_->authority});
}

}  // namespace waymark::query
