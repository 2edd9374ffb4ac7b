#include "ingest-service/rules/warnings/figure_jumps.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/decimal.h"
#include "common/model/resource_name.h"
#include "ingest-service/rules/visit_dates.h"
#include "ingest-service/rules/warnings/figure_series.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

using model::DateOrder;
using model::DecimalText;

const reference::Measure* MeasureOf(const reference::ReferenceData& reference,
                                    std::string_view name) {
  const absl::StatusOr<std::string> id = model::ParseSingle(model::kMeasures, name);
  return id.ok() ? reference.FindMeasure(*id) : nullptr;
}

// How far apart two figures are, in words; nothing where that is no jump.
std::optional<std::string> Jump(const reference::Measure& measure, double from, double to) {
  if (measure.unit == reference::MeasureUnit::kPercent) {
    const double points = std::abs(model::RoundedChange(to, from));
    if (points < kJumpInPoints) return std::nullopt;
    return absl::StrCat(DecimalText(points), " percentage points from ", DecimalText(from));
  }
  if (from <= 0 || to <= 0) return std::nullopt;
  const double factor = std::max(from, to) / std::min(from, to);
  if (factor < kJumpFactor) return std::nullopt;
  return absl::StrCat("a factor of ",
                      DecimalText(model::RoundToFigures(factor, model::kRateFigures)), " from ",
                      DecimalText(from));
}

// `where` says whose figure the earlier one is.
void Compare(const reference::Measure& measure, const Figure& earlier, const Figure& later,
             const std::string& where, std::vector<v1::Warning>& warnings) {
  const std::optional<std::string> jump = Jump(measure, earlier.value(), later.value());
  if (!jump) return;
  warnings.push_back(MakeWarning(
      ElementField("observations", later.index, "value"), v1::WARNING_REASON_FIGURE_JUMPS,
      absl::StrCat(DecimalText(later.value()), " is ", *jump, ", the figure before it (", where,
                   "); check both, and correct the one that is wrong")));
}

bool IsOfVisit(const Figure& figure) {
  return !figure.date && (figure.observation->as_of_event() == v1::AS_OF_EVENT_VISIT ||
                          figure.observation->as_of_event() == v1::AS_OF_EVENT_UNSPECIFIED);
}

// Of two neighbours in a series. Dates that share a day have no known order, nor have a date and
// the visit before; the other events and what is dated follow one another as they stand.
bool KnownBefore(const Figure& a, const Figure& b) {
  if (a.date && b.date) return model::OrderOf(*a.date, *b.date) == DateOrder::kBefore;
  return !b.date || a.observation->as_of_event() != v1::AS_OF_EVENT_PREVIOUS_VISIT;
}

// The days a figure of that visit is of: its date, or those of the visit where it is as of it.
std::optional<model::PartialDate> DateIn(const v1::Visit& visit, const Figure& figure) {
  if (figure.date || !IsOfVisit(figure)) return figure.date;
  return IdentifyingDate(DatesOf(visit));
}

// The first of this visit's figures that is of its own time, given the latest of the visit before.
const Figure* EarliestAfter(const std::vector<Figure>& figures,
                            const std::optional<model::PartialDate>& previous) {
  for (const Figure& figure : figures) {
    if (IsOfVisit(figure)) return &figure;
    if (!figure.date || !previous) continue;
    if (model::OrderOf(*previous, *figure.date) == DateOrder::kBefore) return &figure;
  }
  return nullptr;
}

}  // namespace

std::vector<v1::Warning> FigureJumps(const reference::ReferenceData& reference,
                                     const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (const auto& [key, figures] : FiguresOf(visit)) {
    const reference::Measure* measure = MeasureOf(reference, std::get<0>(key));
    if (measure == nullptr) continue;
    const Figure* earlier = nullptr;
    for (const Figure& figure : figures) {
      // Others of the same date are one point, or disagree: not for this warning.
      if (earlier != nullptr && AreOfOneDate(*earlier, figure)) continue;
      if (earlier != nullptr && KnownBefore(*earlier, figure)) {
        Compare(*measure, *earlier, figure, IdOf(*earlier), warnings);
      }
      earlier = &figure;
    }
  }
  return warnings;
}

std::vector<v1::Warning> FigureJumps(const reference::ReferenceData& reference,
                                     const v1::Visit& visit, const v1::Visit& previous) {
  std::vector<v1::Warning> warnings;
  const auto before = FiguresOf(previous);
  for (const auto& [key, figures] : FiguresOf(visit)) {
    const auto found = before.find(key);
    const reference::Measure* measure = MeasureOf(reference, std::get<0>(key));
    if (found == before.end() || measure == nullptr) continue;
    const Figure& latest = found->second.back();
    const Figure* earliest = EarliestAfter(figures, DateIn(previous, latest));
    if (earliest == nullptr) continue;
    Compare(*measure, latest, *earliest, absl::StrCat(IdOf(latest), " of ", previous.name()),
            warnings);
  }
  return warnings;
}

}  // namespace waymark::ingest
