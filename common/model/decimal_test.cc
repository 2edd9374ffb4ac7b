#include "common/model/decimal.h"

#include <cmath>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace waymark::model {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMax = std::numeric_limits<double>::max();
constexpr double kDenormal = std::numeric_limits<double>::denorm_min();

TEST(DecimalsTest, AreThoseOfTheShortestDecimal) {
  struct Case {
    double value;
    int want;
  };
  const Case kCases[] = {
      {0, 0},         {-0.0, 0},       {1, 0},
      {30, 0},        {1200, 0},       {82.5, 1},
      {-82.5, 1},     {0.1, 1},        {0.01, 2},
      {2.675, 3},     {100.10, 1},     {1e-7, 7},
      {1e22, 0},      {1e23, 0},       {kMax, 0},
      {1.0 / 3, 16},  {0.1 + 0.2, 17}, {kDenormal, 324},
      {kInfinity, 0}, {-kInfinity, 0}, {std::nan(""), 0},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.value);

    EXPECT_EQ(Decimals(c.value), c.want);
  }
}

TEST(RoundToDecimalsTest, RoundsTheDecimalHalfAwayFromZero) {
  struct Case {
    double value;
    int decimals;
    double want;
  };
  const Case kCases[] = {
      {2.675, 2, 2.68},  // the double is 2.67499...
      {1.005, 2, 1.01},  // 1.00499...
      {1.015, 2, 1.02},  // 1.01499...
      {0.285, 2, 0.29},  // 0.28499...
      {-2.675, 2, -2.68},  {2.674, 2, 2.67},   {2.5, 0, 3},        {-2.5, 0, -3},
      {0.5, 0, 1},         {-0.5, 0, -1},      {0.49, 0, 0},       {0.05, 0, 0},
      {0.05, 1, 0.1},      {0.95, 1, 1},       {9.95, 1, 10},      {99.5, 0, 100},
      {999.9995, 3, 1000}, {82.5, 1, 82.5},    {82.5, 5, 82.5},    {30, 0, 30},
      {1234, -2, 1200},    {1250, -2, 1300},   {49, -2, 0},        {50, -2, 100},
      {3, -5, 0},          {1e-7, 2, 0},       {0, 2, 0},          {1e22, 0, 1e22},
      {0.1 + 0.2, 1, 0.3}, {1.0 / 3, 2, 0.33}, {2.0 / 3, 2, 0.67}, {kMax, 0, kMax},
      {1099.5, 0, 1100},   {10.04, 1, 10},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::to_string(c.value) + " to " + std::to_string(c.decimals));

    EXPECT_EQ(RoundToDecimals(c.value, c.decimals), c.want);
  }
}

TEST(RoundToDecimalsTest, LeavesWhatIsNotFinite) {
  EXPECT_EQ(RoundToDecimals(kInfinity, 2), kInfinity);
  EXPECT_EQ(RoundToDecimals(-kInfinity, 2), -kInfinity);
  EXPECT_TRUE(std::isnan(RoundToDecimals(std::nan(""), 2)));
  EXPECT_EQ(RoundToDecimals(kMax, -308), kInfinity);
}

TEST(RoundToDecimalsTest, GivesNoNegativeZero) {
  EXPECT_FALSE(std::signbit(RoundToDecimals(-0.4, 0)));
  EXPECT_FALSE(std::signbit(RoundToDecimals(-0.0, 0)));
  EXPECT_FALSE(std::signbit(RoundToFigures(-0.0, 3)));
  EXPECT_FALSE(std::signbit(RoundedChange(0, 0)));
}

TEST(RoundToFiguresTest, RoundsTheDecimalHalfAwayFromZero) {
  struct Case {
    double value;
    int figures;
    double want;
  };
  const Case kCases[] = {
      {4.31287, 3, 4.31},
      {4.315, 3, 4.32},
      {-4.315, 3, -4.32},
      {0.0012345, 3, 0.00123},
      {0.0012355, 3, 0.00124},
      {123456, 3, 123000},
      {123500, 3, 124000},
      {999.6, 3, 1000},
      {9.995, 3, 10},
      {0.09995, 3, 0.1},
      {52, 3, 52},
      {2.5, 3, 2.5},
      {0, 3, 0},
      {2.0 / 3, 3, 0.667},
      {1e-300, 3, 1e-300},
      {4.5, 1, 5},
      {4.5, 0, 5},
      {52 / 12.057, kRateFigures, 4.31},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::to_string(c.value) + " to " + std::to_string(c.figures));

    EXPECT_EQ(RoundToFigures(c.value, c.figures), c.want);
  }
  EXPECT_EQ(RoundToFigures(kDenormal, 3), kDenormal);
  EXPECT_EQ(RoundToFigures(-kMax, 17), -kMax);
  EXPECT_EQ(RoundToFigures(-kInfinity, 3), -kInfinity);
  EXPECT_TRUE(std::isnan(RoundToFigures(std::nan(""), 3)));
}

TEST(RoundedQuotientTest, SeesAHalfWhereTheDecimalsMakeOne) {
  EXPECT_EQ(RoundedQuotient(-19.9, 40), -0.498);
  EXPECT_EQ(RoundedQuotient(-25.2, 32), -0.788);
  EXPECT_EQ(RoundedQuotient(17, 22.0123), 0.772);
  EXPECT_EQ(RoundedQuotient(1, 3), 0.333);
  EXPECT_EQ(RoundedQuotient(2, 3), 0.667);
  EXPECT_EQ(RoundedQuotient(0, 7), 0);
}

TEST(ExactChangeTest, HasTheDigitsOfTheDecimalsOnly) {
  EXPECT_EQ(ExactChange(20.1, 40), -19.9);
  EXPECT_EQ(ExactChange(61.5, 44), 17.5);
  EXPECT_EQ(ExactChange(0.3, 0.1), 0.2);
}

TEST(RoundedChangeTest, HasTheFewerDecimals) {
  struct Case {
    double later;
    double earlier;
    double want;
  };
  const Case kCases[] = {
      {82, 30, 52},
      {61, 44, 17},
      {30, 82, -52},
      {61.5, 44, 18},
      {44, 61.5, -18},
      {61.4, 44, 17},
      {0.3, 0.1, 0.2},
      {10.35, 10.1, 0.3},
      {10.1, 10.35, -0.3},
      {10.34, 10.1, 0.2},
      {8.45, 8.2, 0.3},
      {1.15, 1.1, 0.1},
      {97.25, 97.25, 0},
      {3, 1, 2},
      {1200, 0.5, 1200},
      {0.7, 0.1, 0.6},
      {1000000.15, 0.1, 1000000.1},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::to_string(c.later) + " - " + std::to_string(c.earlier));

    EXPECT_EQ(RoundedChange(c.later, c.earlier), c.want);
  }
}

// Every pair of tenths and hundredths against whole-number arithmetic.
TEST(RoundedChangeTest, IsThatOfWholeNumbers) {
  for (int hundredths = 0; hundredths <= 2000; ++hundredths) {
    if (hundredths % 10 == 0) continue;
    for (int tenths = 0; tenths <= 200; tenths += 7) {
      if (tenths % 10 == 0) continue;
      const int exact = hundredths - tenths * 10;
      const int rounded = (std::abs(exact) + 5) / 10;
      const double want = (exact < 0 ? -rounded : rounded) / 10.0;

      ASSERT_EQ(RoundedChange(hundredths / 100.0, tenths / 10.0), want)
          << hundredths << " hundredths - " << tenths << " tenths";
    }
  }
}

TEST(AgreeWhenRoundedTest, RoundsBothToTheFewerDecimals) {
  EXPECT_TRUE(AgreeWhenRounded(82, 82));
  EXPECT_TRUE(AgreeWhenRounded(82, 82.4));
  EXPECT_TRUE(AgreeWhenRounded(81.5, 82));
  EXPECT_FALSE(AgreeWhenRounded(82, 82.5));
  EXPECT_TRUE(AgreeWhenRounded(2.68, 2.675));
  EXPECT_FALSE(AgreeWhenRounded(82.4, 82.5));
  EXPECT_TRUE(AgreeWhenRounded(-2.68, -2.675));
  EXPECT_TRUE(AgreeWhenRounded(0, -0.4));
  EXPECT_FALSE(AgreeWhenRounded(std::nan(""), std::nan("")));
}

TEST(DecimalTextTest, IsTheShortestDecimal) {
  struct Case {
    double value;
    std::string want;
  };
  const Case kCases[] = {
      {0, "0"},
      {-0.0, "0"},
      {30, "30"},
      {-52, "-52"},
      {82.5, "82.5"},
      {-82.5, "-82.5"},
      {100000, "100000"},
      {1200, "1200"},
      {0.1, "0.1"},
      {-0.05, "-0.05"},
      {2.675, "2.675"},
      {123456.789, "123456.789"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1e-6, "0.000001"},
      {1e-7, "1e-07"},
      {1e20, "100000000000000000000"},
      {1e21, "1e+21"},
      {-1.5e300, "-1.5e+300"},
      {kDenormal, "5e-324"},
      {kInfinity, "inf"},
      {-kInfinity, "-inf"},
      {std::nan(""), "nan"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.want);

    EXPECT_EQ(DecimalText(c.value), c.want);
  }
}

}  // namespace
}  // namespace waymark::model
