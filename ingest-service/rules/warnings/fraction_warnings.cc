#include "ingest-service/rules/warnings/fraction_warnings.h"

#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "ingest-service/rules/warnings/value_range.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

constexpr double kWholeGroup = 100;
// For people: enough to see what is wrong.
constexpr int kShownFigures = 4;

}  // namespace

std::vector<v1::Warning> FractionWarnings(const reference::ReferenceData& reference,
                                          const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (int i = 0; i < visit.observations_size(); ++i) {
    const v1::Observation& observation = visit.observations(i);
    if (!observation.has_value() || !observation.has_denominator()) continue;
    if (UnitOf(reference, observation) != reference::MeasureUnit::kPercent) continue;
    const double share = kWholeGroup * observation.numerator() / observation.denominator();
    const ValueRange value = RangeOfValue(observation);
    const double last_digit = std::pow(10, -model::Decimals(observation.value()));
    if (share > value.low - last_digit && share < value.high + last_digit) continue;
    warnings.push_back(MakeWarning(
        ElementField("observations", i, "value"), v1::WARNING_REASON_FRACTION_AND_VALUE_DISAGREE,
        absl::StrCat("is ", model::DecimalText(observation.value()),
                     ", and numerator and denominator come to ",
                     model::DecimalText(model::RoundToFigures(share, kShownFigures)),
                     " per cent; correct what is wrong, or leave out what no source gives")));
  }
  return warnings;
}

}  // namespace waymark::ingest
