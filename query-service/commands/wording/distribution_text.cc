#include "query-service/commands/wording/distribution_text.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {

std::string SpreadText(const v1::Distribution& distribution) {
  if (distribution.n() == 0) return "-";
  const std::string n = absl::StrCat("n = ", distribution.n());
  if (!distribution.has_median()) return n;
  v1::Range ends;
  ends.set_low(distribution.min().low());
  ends.set_high(distribution.max().high());
  if (ends.low() == ends.high()) return absl::StrCat("all ", RangeText(ends), " (", n, ")");
  return absl::StrCat("median ", RangeText(distribution.median()), ", ", RangeText(ends), " (", n,
                      ")");
}

std::string StatisticText(bool known, const v1::Range& statistic) {
  return known ? RangeText(statistic) : "-";
}

std::string MedianText(const v1::MedianEstimate& median) {
  if (median.ended() == 0 && median.not_ended() == 0) return "-";
  return absl::StrCat(
      median.has_months() ? MonthsText(median.months()) : std::string("not reached"), " (of ",
      median.ended(), " ended and ", median.not_ended(), " not)");
}

}  // namespace waymark::query::client
