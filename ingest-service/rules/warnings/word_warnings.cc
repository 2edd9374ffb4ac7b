#include "ingest-service/rules/warnings/word_warnings.h"

#include <optional>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "ingest-service/rules/warnings/size_words.h"
#include "ingest-service/rules/warnings/value_range.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {

std::vector<v1::Warning> WordWarnings(const reference::ReferenceData& reference,
                                      const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (int i = 0; i < visit.observations_size(); ++i) {
    const v1::Observation& observation = visit.observations(i);
    if (!observation.has_value() || observation.wording().empty()) continue;
    const std::optional<PercentRange> words = RangeOfWords(observation.wording());
    if (!words || UnitOf(reference, observation) != reference::MeasureUnit::kPercent) continue;
    const ValueRange value = RangeOfValue(observation);
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
