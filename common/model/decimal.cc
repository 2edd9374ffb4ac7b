#include "common/model/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace waymark::model {
namespace {

// Any decimal of so many figures survives a double.
constexpr int kSureFigures = std::numeric_limits<double>::digits10;

// 0.d1d2d3... x 10^point, with no zero at either end of the digits; zero has none.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

// The longest shortest form is "-d.dddddddddddddddde-xxx": 24 characters.
using Buffer = std::array<char, 32>;

std::string_view ShortestScientific(double value, Buffer& buffer) {
  const std::to_chars_result written = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                     value, std::chars_format::scientific);
  return std::string_view(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
}

void DropTrailingZeros(std::string& digits) {
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
}

Decimal ToDecimal(double value) {
  Buffer buffer;
  const std::string_view text = ShortestScientific(std::abs(value), buffer);
  const std::size_t mark = text.find('e');
  Decimal decimal;
  decimal.negative = value < 0;
  for (const char c : text.substr(0, mark)) {
    if (c != '.') decimal.digits.push_back(c);
  }
  DropTrailingZeros(decimal.digits);
  if (decimal.digits.empty()) return decimal;
  // std::from_chars takes no plus sign.
  std::string_view exponent = text.substr(mark + 1);
  if (exponent.front() == '+') exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

double ToDouble(const Decimal& decimal) {
  if (decimal.digits.empty()) return 0.0;
  const std::string text = absl::StrCat("0.", decimal.digits, "e", decimal.point);
  double value = 0.0;
  const std::from_chars_result read =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range) value = HUGE_VAL;
  return decimal.negative ? -value : value;
}

// Keeps the first `kept` digits (0 or fewer: rounds to one unit above the first digit, or to zero).
Decimal KeepDigits(Decimal decimal, int kept) {
  if (kept >= static_cast<int>(decimal.digits.size())) return decimal;
  if (kept < 0) {
    decimal.digits.clear();
    return decimal;
  }
  const auto cut = static_cast<std::size_t>(kept);
  const bool rounds_away = decimal.digits[cut] >= '5';
  decimal.digits.resize(cut);
  if (rounds_away) {
    while (!decimal.digits.empty() && decimal.digits.back() == '9') decimal.digits.pop_back();
    if (decimal.digits.empty()) {
      decimal.digits = "1";
      ++decimal.point;
    } else {
      ++decimal.digits.back();
    }
  }
  DropTrailingZeros(decimal.digits);
  return decimal;
}

int DecimalsOf(const Decimal& decimal) {
  return std::max(0, static_cast<int>(decimal.digits.size()) - decimal.point);
}

}  // namespace

int Decimals(double value) { return std::isfinite(value) ? DecimalsOf(ToDecimal(value)) : 0; }

double RoundToDecimals(double value, int decimals) {
  if (!std::isfinite(value)) return value;
  const Decimal decimal = ToDecimal(value);
  return ToDouble(KeepDigits(decimal, decimal.point + decimals));
}

double RoundToFigures(double value, int figures) {
  if (!std::isfinite(value)) return value;
  return ToDouble(KeepDigits(ToDecimal(value), std::max(1, figures)));
}

double RoundedQuotient(double numerator, double denominator) {
  // Division is off by half a unit in the last place; rounding to what a double surely keeps lets a
  // half be seen as one.
  return RoundToFigures(RoundToFigures(numerator / denominator, kSureFigures), kRateFigures);
}

// The difference has the more decimals of the two.
double ExactChange(double later, double earlier) {
  return RoundToDecimals(later - earlier, std::max(Decimals(later), Decimals(earlier)));
}

double RoundedChange(double later, double earlier) {
  return RoundToDecimals(ExactChange(later, earlier), std::min(Decimals(later), Decimals(earlier)));
}

bool AgreeWhenRounded(double a, double b) {
  const int decimals = std::min(Decimals(a), Decimals(b));
  return RoundToDecimals(a, decimals) == RoundToDecimals(b, decimals);
}

std::string DecimalText(double value) {
  if (!std::isfinite(value)) return absl::StrCat(value);
  const Decimal decimal = ToDecimal(value);
  if (decimal.digits.empty()) return "0";
  if (decimal.point <= -6 || decimal.point > 21) {
    Buffer buffer;
    return std::string(ShortestScientific(value, buffer));
  }
  const std::string sign = decimal.negative ? "-" : "";
  const int count = static_cast<int>(decimal.digits.size());
  if (decimal.point <= 0) {
    const std::string zeros(static_cast<std::size_t>(-decimal.point), '0');
    return absl::StrCat(sign, "0.", zeros, decimal.digits);
  }
  if (decimal.point >= count) {
    const std::string zeros(static_cast<std::size_t>(decimal.point - count), '0');
    return absl::StrCat(sign, decimal.digits, zeros);
  }
  const auto whole = static_cast<std::size_t>(decimal.point);
  return absl::StrCat(sign, decimal.digits.substr(0, whole), ".", decimal.digits.substr(whole));
}

}  // namespace waymark::model
