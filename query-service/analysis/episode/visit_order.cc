#include "query-service/analysis/episode/visit_order.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {
namespace {

using Visits = std::vector<DatedVisit*>;

// Equal first days are told apart by the stated number, then by name: never by arrival.
bool ListedBefore(const DatedVisit* a, const DatedVisit* b) {
  return std::make_tuple(model::SortDay(*a->place), StatedFromBaseline(a->visit),
                         std::cref(a->visit.name())) < std::make_tuple(model::SortDay(*b->place),
                                                                       StatedFromBaseline(b->visit),
                                                                       std::cref(b->visit.name()));
}

bool NumberedBefore(const DatedVisit* a, const DatedVisit* b) {
  return std::make_tuple(StatedFromBaseline(a->visit), std::cref(a->visit.name())) <
         std::make_tuple(StatedFromBaseline(b->visit), std::cref(b->visit.name()));
}

// Where a visit with this number belongs: after the last that states as low a one, else before the
// first that states a higher one. The end of the list where none states any.
Visits::iterator PlaceOfNumber(Visits& ordered, int number) {
  const auto is_lower = [number](const DatedVisit* other) {
    const int stated = StatedFromBaseline(other->visit);
    return stated > 0 && stated <= number;
  };
  const auto last_lower = std::find_if(ordered.rbegin(), ordered.rend(), is_lower);
  if (last_lower != ordered.rend()) return last_lower.base();
  return std::find_if(ordered.begin(), ordered.end(),
                      [](const DatedVisit* other) { return StatedFromBaseline(other->visit) > 0; });
}

// Whether numbers tell where undated visits belong: among dated visits that state one; without
// dated visits, among each other.
bool NumbersTell(const Visits& dated, const Visits& undated) {
  const auto is_numbered = [](const DatedVisit* visit) {
    return StatedFromBaseline(visit->visit) > 0;
  };
  if (!dated.empty()) return std::any_of(dated.begin(), dated.end(), is_numbered);
  return undated.size() == 1 || std::count_if(undated.begin(), undated.end(), is_numbered) > 1;
}

Visits::iterator PlaceOfSourceDate(Visits& ordered, const DatedVisit& visit) {
  const absl::CivilDay limit = model::SortDay(*visit.days);
  return std::find_if(ordered.begin(), ordered.end(), [&limit](const DatedVisit* other) {
    return other->place.has_value() && model::SortDay(*other->place) > limit;
  });
}

void InsertUndated(Visits& ordered, DatedVisit* visit, bool numbers_tell) {
  const int number = StatedFromBaseline(visit->visit);
  if (number > 0 && numbers_tell) {
    ordered.insert(PlaceOfNumber(ordered, number), visit);
  } else if (visit->days.has_value()) {
    visit->placed_by = PlacedBy::kSourceDate;
    ordered.insert(PlaceOfSourceDate(ordered, *visit), visit);
  } else {
    visit->placed_by = PlacedBy::kNothing;
    ordered.push_back(visit);
  }
}

}  // namespace

void OrderVisits(std::vector<DatedVisit*>& visits) {
  Visits ordered;
  Visits undated;
  for (DatedVisit* visit : visits) {
    (visit->place.has_value() ? ordered : undated).push_back(visit);
  }
  std::sort(ordered.begin(), ordered.end(), &ListedBefore);
  std::sort(undated.begin(), undated.end(), &NumberedBefore);
  const bool numbers_tell = NumbersTell(ordered, undated);
  for (DatedVisit* visit : undated) InsertUndated(ordered, visit, numbers_tell);
  visits = std::move(ordered);
}

void OrderInspections(std::vector<DatedVisit*>& inspections) {
  std::sort(inspections.begin(), inspections.end(), [](const DatedVisit* a, const DatedVisit* b) {
    if (a->inherited != b->inherited) return a->inherited;
    const auto a_date = InspectionDate(*a);
    const auto b_date = InspectionDate(*b);
    if (a_date.has_value() != b_date.has_value()) return b_date.has_value();
    if (a_date.has_value() && model::SortDay(*a_date) != model::SortDay(*b_date)) {
      return model::SortDay(*a_date) < model::SortDay(*b_date);
    }
    return a->visit.name() < b->visit.name();
  });
}

std::vector<v1::DataNote> NotesOnOrder(const std::vector<const DatedVisit*>& visits) {
  std::vector<v1::DataNote> notes;
  for (size_t i = 1; i < visits.size(); ++i) {
    std::vector<std::string> names;
    const auto& b = visits[i]->place;
    for (size_t j = 0; b.has_value() && j < i; ++j) {
      const auto& a = visits[j]->place;
      if (!a.has_value() || model::OrderOf(*a, *b) != model::DateOrder::kOverlap) continue;
      if (names.empty()) names.push_back(visits[i]->visit.name());
      names.push_back(visits[j]->visit.name());
    }
    if (names.empty()) continue;
    notes.push_back(MakeNote(v1::NOTE_REASON_ORDER_UNKNOWN,
                             "Dates of these visits overlap, so their order is not known. They are "
                             "listed by their first days.",
                             std::move(names)));
  }
  return notes;
}

}  // namespace waymark::query
