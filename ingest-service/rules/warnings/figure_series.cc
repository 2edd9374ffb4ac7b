#include "ingest-service/rules/warnings/figure_series.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "ingest-service/rules/visit_dates.h"

namespace waymark::ingest {
namespace {

bool IsFigure(const v1::Observation& observation) {
  return !observation.measure().empty() && observation.has_value() &&
         !observation.has_upper_value() && std::isfinite(observation.value()) &&
         observation.kind() == v1::OBSERVATION_KIND_ACTUAL &&
         (observation.qualifier() == v1::QUALIFIER_EXACT ||
          observation.qualifier() == v1::QUALIFIER_APPROXIMATE);
}

// What is of an earlier event stands before what has a date, and that before the visit's own.
int Rank(const Figure& figure) {
  if (figure.date) return 2;
  switch (figure.observation->as_of_event()) {
    case v1::AS_OF_EVENT_BASELINE:
      return 0;
    case v1::AS_OF_EVENT_PREVIOUS_VISIT:
      return 1;
    default:
      return 3;
  }
}

bool ComesBefore(const Figure& a, const Figure& b) {
  if (Rank(a) != Rank(b)) return Rank(a) < Rank(b);
  return a.date && b.date && model::SortDay(*a.date) < model::SortDay(*b.date);
}

std::optional<absl::CivilDay> DayOf(const std::optional<model::PartialDate>& date) {
  return date && date->is_day() ? date->first() : std::nullopt;
}

// Of a visit that began and ended on one.
std::optional<absl::CivilDay> OnlyDayOf(const v1::Visit& visit) {
  const VisitDates dates = DatesOf(visit);
  const std::optional<absl::CivilDay> start = DayOf(dates.start);
  return start == DayOf(dates.end) ? start : std::nullopt;
}

Figure ReadFigure(int index, const v1::Observation& observation,
                  std::optional<absl::CivilDay> visit_day) {
  Figure figure{
      .index = index, .observation = &observation, .date = std::nullopt, .day = std::nullopt};
  if (!observation.as_of_date().empty()) {
    auto date = model::PartialDate::Parse(observation.as_of_date());
    if (date.ok()) figure.date = *std::move(date);
    figure.day = DayOf(figure.date);
  } else if (observation.as_of_event() == v1::AS_OF_EVENT_VISIT) {
    figure.day = visit_day;
  }
  return figure;
}

}  // namespace

std::map<SeriesKey, std::vector<Figure>> FiguresOf(const v1::Visit& visit) {
  const std::optional<absl::CivilDay> visit_day = OnlyDayOf(visit);
  std::map<SeriesKey, std::vector<Figure>> series;
  for (int i = 0; i < visit.observations_size(); ++i) {
    const v1::Observation& observation = visit.observations(i);
    if (!IsFigure(observation)) continue;
    const SeriesKey key(observation.measure(), observation.cohort(), observation.basis(),
                        observation.definition());
    series[key].push_back(ReadFigure(i, observation, visit_day));
  }
  for (auto& [key, figures] : series) {
    std::stable_sort(figures.begin(), figures.end(), &ComesBefore);
  }
  return series;
}

bool IsOfVisit(const Figure& figure) {
  return !figure.date && (figure.observation->as_of_event() == v1::AS_OF_EVENT_VISIT ||
                          figure.observation->as_of_event() == v1::AS_OF_EVENT_UNSPECIFIED);
}

const reference::Measure* MeasureOf(const reference::ReferenceData& reference,
                                    std::string_view name) {
  const absl::StatusOr<std::string> id = model::ParseSingle(model::kMeasures, name);
  return id.ok() ? reference.FindMeasure(*id) : nullptr;
}

bool AreOfOneDate(const Figure& a, const Figure& b) {
  if (a.day && a.day == b.day) return true;
  return a.observation->as_of_date() == b.observation->as_of_date() &&
         a.observation->as_of_event() == b.observation->as_of_event();
}

std::string IdOf(const Figure& figure) {
  const std::string& id = figure.observation->id();
  return id.empty() ? absl::StrCat("observations[", figure.index, "]") : id;
}

}  // namespace waymark::ingest
