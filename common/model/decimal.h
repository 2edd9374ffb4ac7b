#ifndef WAYMARK_COMMON_MODEL_DECIMAL_H_
#define WAYMARK_COMMON_MODEL_DECIMAL_H_

#include <string>

namespace waymark::model {

// Figures as people wrote them. A double that came from "82.5" is treated as that decimal: the
// shortest one that reads back as the double. So 2.675 has three decimals and is rounded to 2.68,
// though the double lies a little below. Pure; values that are not finite are returned as they are,
// and a zero result is never negative.

// Decimals after the point, 0 for whole numbers: 3 for 2.675, 0 for 1200.
int Decimals(double value);

// Rounded to so many decimals (below 0: to tens, hundreds, ...), halves away from zero.
double RoundToDecimals(double value, int decimals);

// Rounded to so many significant figures (at least 1), halves away from zero.
double RoundToFigures(double value, int figures);

// Ratios and rates are given to this many.
inline constexpr int kRateFigures = 3;

// A ratio or rate of two decimals, so rounded. -19.9 / 40 is -0.4975 and becomes -0.498, though the
// nearest double lies nearer to zero.
double RoundedQuotient(double numerator, double denominator);

// `later` - `earlier` as decimals, with no digit that binary subtraction added: 20.1 - 40 is -19.9.
double ExactChange(double later, double earlier);

// The same, rounded to the fewer decimals of the two: 61.5 - 44 is 18.
// Exact for figures of up to 15 digits together.
double RoundedChange(double later, double earlier);

// Whether two figures are the same once both are rounded to the fewer decimals of the two.
bool AgreeWhenRounded(double a, double b);

// The shortest decimal that reads back as `value`: "82.5", "1200", "0.1". Without exponent from
// 1e-6 up to below 1e21. For people; "nan" and "inf" where it is not finite.
std::string DecimalText(double value);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_DECIMAL_H_
