#include "common/model/day_text.h"

#include <cstddef>

namespace waymark::model {
namespace {

void WriteDigits(int number, std::size_t last, std::size_t count, std::string& text) {
  for (; count > 0; --count, --last, number /= 10) {
    text[last] = static_cast<char>('0' + number % 10);
  }
}

}  // namespace

std::string DayText(const absl::CivilDay& day) {
  if (day.year() < 1000 || day.year() > 9999) return absl::FormatCivilTime(day);
  std::string text = "0000-00-00";
  WriteDigits(static_cast<int>(day.year()), 3, 4, text);
  WriteDigits(day.month(), 6, 2, text);
  WriteDigits(day.day(), 9, 2, text);
  return text;
}

std::string DayText(const std::optional<absl::CivilDay>& day) {
  return day.has_value() ? DayText(*day) : std::string();
}

}  // namespace waymark::model
