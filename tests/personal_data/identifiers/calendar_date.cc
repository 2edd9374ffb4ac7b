#include "tests/personal_data/identifiers/calendar_date.h"

#include <cstddef>

#include "absl/time/civil_time.h"

namespace waymark::corpus {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};

std::string TwoDigits(int number) {
  return (number % 100 < 10 ? "0" : "") + std::to_string(number % 100);
}

std::string Ordinal(int day) {
  const bool teen = day >= 11 && day <= 13;
  const int last = teen ? 0 : day % 10;
  const char* ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return std::to_string(day) + ending;
}

std::string_view Month(const CalendarDate& date) {
  return kMonths[static_cast<std::size_t>(date.month - 1)];
}

std::string_view Weekday(const CalendarDate& date) {
  const absl::CivilDay day(date.year, date.month, date.day);
  return kWeekdays[static_cast<std::size_t>(absl::GetWeekday(day))];
}

// Longer words before those they begin with.
struct Part {
  std::string_view word;
  std::string (*write)(const CalendarDate& date);
};
constexpr Part kParts[] = {
    {"WEEKDAY", [](const CalendarDate& date) { return std::string(Weekday(date)); }},
    {"MONTH", [](const CalendarDate& date) { return std::string(Month(date)); }},
    {"YYYY", [](const CalendarDate& date) { return std::to_string(date.year); }},
    {"MON", [](const CalendarDate& date) { return std::string(Month(date).substr(0, 3)); }},
    {"YY", [](const CalendarDate& date) { return TwoDigits(date.year); }},
    {"MM", [](const CalendarDate& date) { return TwoDigits(date.month); }},
    {"DD", [](const CalendarDate& date) { return TwoDigits(date.day); }},
    {"TH", [](const CalendarDate& date) { return Ordinal(date.day); }},
    {"M", [](const CalendarDate& date) { return std::to_string(date.month); }},
    {"D", [](const CalendarDate& date) { return std::to_string(date.day); }},
};

const Part* PartAt(std::string_view pattern) {
  for (const Part& part : kParts) {
    if (pattern.substr(0, part.word.size()) == part.word) {
      return &part;
    }
  }
  return nullptr;
}

}  // namespace

CalendarDate DateBetween(Random& random, int first_year, int last_year) {
  CalendarDate date;
  date.year = random.Between(first_year, last_year);
  date.month = random.Between(1, 12);
  date.day = random.Between(1, 28);
  return date;
}

std::string WriteDate(const CalendarDate& date, std::string_view pattern) {
  std::string text;
  while (!pattern.empty()) {
    const Part* part = PartAt(pattern);
    if (part == nullptr) {
      text += pattern[0];
    } else {
      text += part->write(date);
    }
    pattern.remove_prefix(part == nullptr ? 1 : part->word.size());
  }
  return text;
}

std::string WriteDateSomehow(const CalendarDate& date, Random& random) {
  return WriteDate(date, random.Choice("D MONTH YYYY|D MONTH YYYY|TH MONTH YYYY|DD/MM/YYYY|"
                                       "DD/MM/YYYY|D/M/YYYY|DD/MM/YY|D.M.YY|DD.MM.YYYY|"
                                       "DD-MM-YYYY|YYYY-MM-DD|D MON YYYY|DD-MON-YYYY|"
                                       "MONTH D, YYYY|WEEKDAY D MONTH YYYY|TH of MONTH YYYY"));
}

}  // namespace waymark::corpus
