#include "query-service/commands/csv/cell.h"

#include <limits>

#include "gtest/gtest.h"

namespace waymark::query::client::csv {
namespace {

TEST(TextTest, IsQuotedWhereItMustBe) {
  struct Case {
    const char *text, *want;
  };
  for (const Case& c : {Case{"", ""},
                        {"plain 'text'", "plain 'text'"},
                        {"a,b", "\"a,b\""},
                        {"say \"so\"", "\"say \"\"so\"\"\""},
                        {"two\nlines", "\"two\nlines\""},
                        {"end ", "\"end \""},
                        {"“Café”", "“Café”"}}) {
    EXPECT_EQ(Text(c.text).written, c.want);
  }
}

TEST(TextTest, IsNoFormula) {
  struct Case {
    const char *text, *want;
  };
  for (const Case& c : {Case{"=1+1", "'=1+1"},
                        {"+44", "'+44"},
                        {"-5", "'-5"},
                        {"@SUM(A1)", "'@SUM(A1)"},
                        {"＝1", "'＝1"},
                        {"\t=1", "'\t=1"},
                        {"\n=1", "\"'\n=1\""},
                        {"  =1", "'  =1"},
                        {"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
                        {"a=1", "a=1"},
                        {"   ", "\"   \""}}) {
    EXPECT_EQ(Text(c.text).written, c.want);
  }
}

TEST(TextsTest, StandTogether) { EXPECT_EQ(Texts({"a", "b, c"}).written, "\"a; b, c\""); }

TEST(NumberTest, StaysANumber) {
  EXPECT_EQ(Number(-3.5).written, "-3.5");
  EXPECT_EQ(Number(0).written, "0");
  EXPECT_EQ(Number(std::nullopt).written, "");
  EXPECT_EQ(Number(std::numeric_limits<double>::infinity()).written, "");
}

}  // namespace
}  // namespace waymark::query::client::csv
