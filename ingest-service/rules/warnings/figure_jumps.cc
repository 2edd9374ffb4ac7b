#include "ingest-service/rules/warnings/figure_jumps.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/decimal.h"
#include "ingest-service/rules/warnings/figure_series.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

using model::DateOrder;
using model::DecimalText;

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

// `index` is the later one's among its visit's observations; `where` says whose figure the earlier
// one is.
void Compare(const reference::Measure& measure, double earlier, double later, int index,
             const std::string& where, std::vector<v1::Warning>& warnings) {
  const std::optional<std::string> jump = Jump(measure, earlier, later);
  if (!jump) return;
  warnings.push_back(
      MakeWarning(ElementField("observations", index, "value"), v1::WARNING_REASON_FIGURE_JUMPS,
                  absl::StrCat(DecimalText(later), " is ", *jump, ", the figure before it (", where,
                               "); check both, and correct the one that is wrong")));
}

// Of two neighbours in a series. Dates that share a day have no known order, nor have a date and
// the visit before; the other events and what is dated follow one another as they stand.
bool KnownBefore(const Figure& a, const Figure& b) {
  if (a.date && b.date) return model::OrderOf(*a.date, *b.date) == DateOrder::kBefore;
  return !b.date || a.observation->as_of_event() != v1::AS_OF_EVENT_PREVIOUS_VISIT;
}

// The days a figure of that visit is of: its date, or those of the visit where it is as of it.
const std::optional<model::PartialDate>& DateIn(const VisitFigures& visit,
                                                const VisitFigures::Entry& figure) {
  return figure.is_of_visit ? visit.date : figure.date;
}

// The first of this visit's figures that is of its own time, given the latest of the visit before.
const VisitFigures::Entry* EarliestAfter(const std::vector<VisitFigures::Entry>& figures,
                                         const std::optional<model::PartialDate>& previous) {
  for (const VisitFigures::Entry& figure : figures) {
    if (figure.is_of_visit) return &figure;
    if (!figure.date || !previous) continue;
    if (model::OrderOf(*previous, *figure.date) == DateOrder::kBefore) return &figure;
  }
  return nullptr;
}

auto KeyOf(const VisitFigures::Series& series) {
  return std::tie(series.measure, series.cohort, series.basis, series.definition);
}

// The same of the other visit's; null where it has none.
const VisitFigures::Series* Matching(const VisitFigures::Series& wanted,
                                     const VisitFigures& other) {
  const auto found =
      std::lower_bound(other.series.begin(), other.series.end(), wanted,
                       [](const VisitFigures::Series& a, const VisitFigures::Series& b) {
                         return KeyOf(a) < KeyOf(b);
                       });
  return found == other.series.end() || KeyOf(*found) != KeyOf(wanted) ? nullptr : &*found;
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
        Compare(*measure, earlier->value(), figure.value(), figure.index, IdOf(*earlier), warnings);
      }
      earlier = &figure;
    }
  }
  return warnings;
}

std::vector<v1::Warning> FigureJumps(const VisitFigures& visit, const VisitFigures& previous) {
  std::vector<v1::Warning> warnings;
  for (const VisitFigures::Series& series : visit.series) {
    const VisitFigures::Series* const before = Matching(series, previous);
    if (before == nullptr || series.known_measure == nullptr) continue;
    const VisitFigures::Entry& latest = before->entries.back();
    const auto* const earliest = EarliestAfter(series.entries, DateIn(previous, latest));
    if (earliest == nullptr) continue;
    Compare(*series.known_measure, latest.value, earliest->value, earliest->index,
            absl::StrCat(latest.id, " of ", previous.visit), warnings);
  }
  return warnings;
}

}  // namespace waymark::ingest
