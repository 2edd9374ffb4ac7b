#include "query-service/commands/wording/dates.h"

#include <optional>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/model/partial_date.h"
#include "query-service/commands/text/labels.h"

namespace waymark::query::client {
namespace {

constexpr std::string_view kOpen = "..";

// "2017-12" or "2017" where the days are all of that month or year.
std::optional<std::string> WholePeriod(std::string_view earliest, std::string_view latest) {
  const auto days =
      model::PartialDate::Parse(absl::StrCat(std::string(earliest), "/", std::string(latest)));
  if (!days.ok()) return std::nullopt;
  for (const std::size_t size :
       {std::string_view("2017").size(), std::string_view("2017-12").size()}) {
    const auto period = model::PartialDate::Parse(earliest.substr(0, size));
    if (period.ok() && period->first() == days->first() && period->last() == days->last()) {
      return period->ToString();
    }
  }
  return std::nullopt;
}

}  // namespace

std::string DateText(std::string_view date) {
  if (date.empty()) return "no date given";
  const std::size_t slash = date.find('/');
  if (slash == std::string_view::npos) return std::string(date);
  const std::string_view from = date.substr(0, slash);
  const std::string_view to = date.substr(slash + 1);
  return SpanText(from == kOpen ? "" : from, to == kOpen ? "" : to);
}

std::string SpanText(std::string_view earliest, std::string_view latest) {
  if (earliest.empty() && latest.empty()) return "no date given";
  if (earliest.empty()) return "not later than " + std::string(latest);
  if (latest.empty()) return "not earlier than " + std::string(earliest);
  if (earliest == latest) return std::string(earliest);
  if (const auto period = WholePeriod(earliest, latest); period.has_value()) return *period;
  return std::string(earliest) + " to " + std::string(latest);
}

std::string VisitDates(const v1::VisitSummary& visit) {
  const std::string start = DateText(visit.start_date());
  const std::string end = DateText(visit.end_date());
  std::string text = start;
  if (visit.start_date().empty() && !visit.end_date().empty()) {
    text = absl::StrCat("ended ", end);
  } else if (!visit.end_date().empty() && start != end) {
    text = absl::StrCat(start, " to ", end);
  }
  return visit.published_date().empty()
             ? text
             : absl::StrCat(text, ", published ", DateText(visit.published_date()));
}

std::string VisitText(const v1::VisitSummary& visit) {
  return absl::StrCat(Label(visit.type()), ", ", VisitDates(visit), " (", ShortName(visit.name()),
                      ")");
}

std::string RangeText(const v1::Range& range, bool change) {
  const auto number = [change](double value) {
    return change ? SignedNumber(value) : model::DecimalText(value);
  };
  if (range.low() == range.high()) return number(range.low());
  return absl::StrCat(number(range.low()), " to ", number(range.high()));
}

std::string MonthsText(const v1::Range& months) {
  const bool one = months.low() == 1 && months.high() == 1;
  return absl::StrCat(RangeText(months), one ? " month" : " months");
}

std::string SignedNumber(double number) {
  return absl::StrCat(number > 0 ? "+" : "", model::DecimalText(number));
}

}  // namespace waymark::query::client
