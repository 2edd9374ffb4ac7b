#include "ingest-service/rules/warnings/word_warnings.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/model/resource_name.h"
#include "ingest-service/rules/warnings/size_words.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

constexpr double kAllOfThem = 100;
// An approximate figure may be so much farther off.
constexpr double kApproximatePoints = 5;

bool IsPercentage(const reference::ReferenceData& reference, const v1::Observation& observation) {
  const absl::StatusOr<std::string> id =
      model::ParseSingle(model::kMeasures, observation.measure());
  const reference::Measure* measure = id.ok() ? reference.FindMeasure(*id) : nullptr;
  return measure != nullptr && measure->unit == reference::MeasureUnit::kPercent;
}

// Where the value can lie.
PercentRange RangeOfValue(const v1::Observation& observation) {
  PercentRange range{.low = observation.value(), .high = observation.value()};
  if (observation.has_upper_value()) range.high = observation.upper_value();
  switch (observation.qualifier()) {
    case v1::QUALIFIER_APPROXIMATE:
      return {.low = range.low - kApproximatePoints, .high = range.high + kApproximatePoints};
    case v1::QUALIFIER_AT_LEAST:
    case v1::QUALIFIER_MORE_THAN:
      return {.low = range.low, .high = kAllOfThem};
    case v1::QUALIFIER_AT_MOST:
    case v1::QUALIFIER_LESS_THAN:
      return {.low = 0, .high = range.high};
    default:
      return range;
  }
}

}  // namespace

std::vector<v1::Warning> WordWarnings(const reference::ReferenceData& reference,
                                      const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (int i = 0; i < visit.observations_size(); ++i) {
    const v1::Observation& observation = visit.observations(i);
    if (!observation.has_value() || observation.wording().empty()) continue;
    const std::optional<PercentRange> words = RangeOfWords(observation.wording());
    if (!words || !IsPercentage(reference, observation)) continue;
    const PercentRange value = RangeOfValue(observation);
    if (value.low <= words->high && value.high >= words->low) continue;
    warnings.push_back(MakeWarning(
        ElementField("observations", i, "wording"), v1::WARNING_REASON_WORDS_AND_NUMBER_DISAGREE,
        absl::StrCat("stands for ", model::DecimalText(words->low), " to ",
                     model::DecimalText(words->high), " per cent, and the value is ",
                     model::DecimalText(observation.value()),
                     "; correct one, or leave out the one no source gives")));
  }
  return warnings;
}

}  // namespace waymark::ingest
