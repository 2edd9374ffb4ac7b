#include "ingest-service/rules/warnings/figure_disagreements.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "ingest-service/rules/warnings/figure_series.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

bool Names(const Figure& figure, const Figure& other) {
  const auto& rivals = figure.observation->rival_ids();
  return std::find(rivals.begin(), rivals.end(), other.observation->id()) != rivals.end();
}

bool Disagree(const Figure& a, const Figure& b) {
  return a.value() != b.value() && AreOfOneDate(a, b) &&
         !model::AgreeWhenRounded(a.value(), b.value()) && !Names(a, b) && !Names(b, a);
}

}  // namespace

std::vector<v1::Warning> FigureDisagreements(const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (const auto& [key, figures] : FiguresOf(visit)) {
    for (auto figure = figures.begin(); figure != figures.end(); ++figure) {
      const auto other = std::find_if(figures.begin(), figure, [&figure](const Figure& earlier) {
        return Disagree(earlier, *figure);
      });
      if (other == figure) continue;
      warnings.push_back(MakeWarning(
          ElementField("observations", figure->index, "value"), v1::WARNING_REASON_FIGURES_DISAGREE,
          absl::StrCat(model::DecimalText(figure->value()), " is not the ",
                       model::DecimalText(other->value()), " of ", IdOf(*other),
                       ", which is of the same series and date; correct one, or name it in "
                       "rival_ids")));
    }
  }
  return warnings;
}

}  // namespace waymark::ingest
