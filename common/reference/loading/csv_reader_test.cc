#include "common/reference/loading/csv_reader.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Fields = std::vector<std::string>;

struct GoodCase {
  std::string name;
  std::string text;
  std::vector<Fields> want;
};

class CsvReaderGoodTest : public testing::TestWithParam<GoodCase> {};

TEST_P(CsvReaderGoodTest, ReadsRows) {
  const CsvContent content = ParseCsv(GetParam().text);

  std::vector<Fields> rows;
  for (const CsvRow& row : content.rows) rows.push_back(row.fields);
  EXPECT_EQ(rows, GetParam().want);
  EXPECT_THAT(content.faults, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    , CsvReaderGoodTest,
    testing::Values(GoodCase{"Nothing", "", {}}, GoodCase{"OneLine", "a,b\n", {{"a", "b"}}},
                    GoodCase{"LastLineWithoutEnd", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
                    GoodCase{"CarriageReturns", "a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
                    GoodCase{"EmptyFields", "a,b,c\n,,\n", {{"a", "b", "c"}, {"", "", ""}}},
                    GoodCase{"EmptyLastFieldAtEnd", "a,b\n1,", {{"a", "b"}, {"1", ""}}},
                    GoodCase{"Quoted", "a,b\n\"1,2\",\"\"\n", {{"a", "b"}, {"1,2", ""}}},
                    GoodCase{"QuoteInQuotes", "\"say \"\"yes\"\"\"\n", {{"say \"yes\""}}},
                    GoodCase{"LineBreakInQuotes", "a\n\"1\n2\"\n", {{"a"}, {"1\n2"}}},
                    GoodCase{"SpacesAreKept", "a , b\n", {{"a ", " b"}}},
                    GoodCase{"BeyondAscii",
                             "caf\xC3\xA9,\xE2\x82\xAC,\xF0\x9F\x98\x80\n",
                             {{"caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}}}),
    [](const auto& test) { return test.param.name; });

struct BadCase {
  std::string name;
  std::string text;
  int want_line;
  std::string want_fault;
};

class CsvReaderBadTest : public testing::TestWithParam<BadCase> {};

TEST_P(CsvReaderBadTest, ReportsTheFaultWithItsLine) {
  const CsvContent content = ParseCsv(GetParam().text);

  ASSERT_THAT(content.faults, SizeIs(1));
  EXPECT_EQ(content.faults[0].line, GetParam().want_line);
  EXPECT_THAT(content.faults[0].what, HasSubstr(GetParam().want_fault));
}

INSTANTIATE_TEST_SUITE_P(
    , CsvReaderBadTest,
    testing::Values(BadCase{"ByteOrderMark",
                            "\xEF\xBB\xBF"
                            "a\n1\n",
                            1, "byte order mark"},
                    BadCase{"EmptyLine", "a\n\n1\n", 2, "empty line"},
                    BadCase{"TooFewFields", "a,b\n1\n", 2, "1 fields where the header has 2"},
                    BadCase{"TooManyFields", "a,b\n1,2\n1,2,3\n", 3,
                            "3 fields where the header has 2"},
                    BadCase{"QuoteInPlainField", "a\n1\"2\n", 2, "quote inside a field"},
                    BadCase{"TextAfterQuote", "a\n\"1\"2\n", 2, "text after the closing quote"},
                    BadCase{"QuoteNeverClosed", "a\n\"1\n2\n", 2, "never closed"},
                    BadCase{"CarriageReturnAlone", "a\n1\r2\n", 2, "carriage return"},
                    BadCase{"LatinOne", "a\ncaf\xE9\n", 2, "not UTF-8"},
                    BadCase{"Overlong", "a\n\xC0\xAF\n", 2, "not UTF-8"},
                    BadCase{"OverlongOfThree", "a\n\xE0\x80\xAF\n", 2, "not UTF-8"},
                    BadCase{"Surrogate", "a\n\xED\xA0\x80\n", 2, "not UTF-8"},
                    BadCase{"AboveUnicode", "a\n\xF4\x90\x80\x80\n", 2, "not UTF-8"},
                    BadCase{"CutShort", "a\n\xE2\x82\n", 2, "not UTF-8"},
                    BadCase{"LineAfterBreakInQuotes", "a\n\"1\n2\"\n3,4\n", 4, "2 fields"}),
    [](const auto& test) { return test.param.name; });

TEST(CsvReaderTest, GoesOnAfterAFault) {
  const CsvContent content = ParseCsv("a,b\n1\n2,2\n\"3\"x,3\n4,4\n");

  EXPECT_THAT(content.faults, SizeIs(2));
  ASSERT_THAT(content.rows, SizeIs(3));
  EXPECT_THAT(content.rows[2].fields, ElementsAre("4", "4"));
  EXPECT_EQ(content.rows[2].line, 5);
}

}  // namespace
}  // namespace waymark::reference
