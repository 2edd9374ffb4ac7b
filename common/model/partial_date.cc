#include "common/model/partial_date.h"

#include <algorithm>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

#include "common/model/quoted_text.h"

namespace waymark::model {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr std::string_view kOpenEnd = "..";

struct Days {
  absl::CivilDay first;
  absl::CivilDay last;
};

// The reason may be empty.
absl::Status NotADate(std::string_view text, absl::string_view reason) {
  return absl::InvalidArgumentError(
      absl::StrCat(QuotedText(text), " is not a date", reason.empty() ? "" : ": ", reason,
                   "; write YYYY, YYYY-MM, YYYY-MM-DD or an interval A/B"));
}

bool HasKnownYear(const std::optional<absl::CivilDay>& day) {
  return !day.has_value() || (day->year() >= kFirstYear && day->year() <= kLastYear);
}

char* WriteDigits(int number, int digits, char* to) {
  for (char* at = to + digits; at > to; number /= 10) *--at = static_cast<char>('0' + number % 10);
  return to + digits;
}

// Of an interval of days.
constexpr std::size_t kLongestText = std::string_view("2011-03-14/2011-03-20").size();

// As an end of an interval is written; returns its end. Dates are put together by the thousand for
// an answer, which absl's way of writing them, or a string that grows, would take most of the time
// of.
char* WriteEnd(const std::optional<absl::CivilDay>& day, char* to) {
  if (!day.has_value()) return std::copy(kOpenEnd.begin(), kOpenEnd.end(), to);
  to = WriteDigits(static_cast<int>(day->year()), 4, to);
  *to++ = '-';
  to = WriteDigits(day->month(), 2, to);
  *to++ = '-';
  return WriteDigits(day->day(), 2, to);
}

// YYYY, YYYY-MM or YYYY-MM-DD, whatever the digits.
bool HasForm(std::string_view part) {
  if (part.size() != 4 && part.size() != 7 && part.size() != 10) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool is_separator = i == 4 || i == 7;
    if (is_separator ? part[i] != '-' : !absl::ascii_isdigit(static_cast<unsigned char>(part[i]))) {
      return false;
    }
  }
  return true;
}

int Number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// Dates are read by the thousand, and to ask absl for the day before the next month's first takes
// longer than all the rest.
int LengthOf(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[month - 1];
}

// The days of one part of `text`: the whole of it, or one end of an interval.
absl::StatusOr<Days> ParseDays(std::string_view part, std::string_view text) {
  if (!HasForm(part)) return NotADate(text, "");

  const int year = Number(part.substr(0, 4));
  if (year < kFirstYear || year > kLastYear) {
    return NotADate(text, absl::StrCat("year ", std::string(part.substr(0, 4)), " is not between ",
                                       kFirstYear, " and ", kLastYear));
  }
  if (part.size() == 4) return Days{absl::CivilDay(year, 1, 1), absl::CivilDay(year, 12, 31)};

  const int month = Number(part.substr(5, 2));
  if (month < 1 || month > 12) {
    return NotADate(text,
                    absl::StrCat("month ", std::string(part.substr(5, 2)), " does not exist"));
  }
  const int month_end = LengthOf(year, month);
  if (part.size() == 7) {
    return Days{absl::CivilDay(year, month, 1), absl::CivilDay(year, month, month_end)};
  }

  const int day = Number(part.substr(8, 2));
  if (day < 1 || day > month_end) {
    return NotADate(text, absl::StrCat("day ", std::string(part.substr(8, 2)),
                                       " does not exist in ", std::string(part.substr(0, 7))));
  }
  const absl::CivilDay civil_day(year, month, day);
  return Days{civil_day, civil_day};
}

}  // namespace

absl::StatusOr<PartialDate> PartialDate::Parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const absl::StatusOr<Days> days = ParseDays(text, text);
    if (!days.ok()) return days.status();
    return PartialDate(text, days->first, days->last);
  }

  const std::string_view start = text.substr(0, slash);
  const std::string_view end = text.substr(slash + 1);
  if (start == kOpenEnd && end == kOpenEnd) return NotADate(text, "both of its ends are open");
  if (start.empty() || end.empty()) {
    return NotADate(text, "an end of the interval is missing (an open end is written ..)");
  }
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;
  if (start != kOpenEnd) {
    const absl::StatusOr<Days> days = ParseDays(start, text);
    if (!days.ok()) return days.status();
    first = days->first;
  }
  if (end != kOpenEnd) {
    const absl::StatusOr<Days> days = ParseDays(end, text);
    if (!days.ok()) return days.status();
    last = days->last;
  }
  if (first.has_value() && last.has_value() && *first > *last) {
    return NotADate(text, "the interval ends before it starts");
  }
  return PartialDate(text, first, last);
}

std::optional<PartialDate> PartialDate::Span(const std::optional<absl::CivilDay>& first,
                                             const std::optional<absl::CivilDay>& last) {
  if (!first.has_value() && !last.has_value()) return std::nullopt;
  if (first.has_value() && last.has_value() && *first > *last) return std::nullopt;
  if (!HasKnownYear(first) || !HasKnownYear(last)) return std::nullopt;
  char text[kLongestText];
  char* end = WriteEnd(first, text);
  if (first != last) {
    *end++ = '/';
    end = WriteEnd(last, end);
  }
  return PartialDate(std::string_view(text, static_cast<std::size_t>(end - text)), first, last);
}

}  // namespace waymark::model
