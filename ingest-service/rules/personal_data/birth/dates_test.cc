#include "ingest-service/rules/personal_data/birth/dates.h"

#include <string_view>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

std::string_view First(std::string_view text, DateForm form) {
  const auto span = FirstDate(text, {0, text.size()}, form);
  return span.has_value() ? span->Of(text) : "";
}

TEST(FirstDate, ReadsFullDatesInManyForms) {
  for (const std::string_view date : {"3 March 2009",
                                      "03 March 2009",
                                      "3rd March 2009",
                                      "3rd of March 2009",
                                      "3 March, 2009",
                                      "3rd day of March 2009",
                                      "March 3, 2009",
                                      "March 3rd 2009",
                                      "March the 3rd, 2009",
                                      "Mar. 3, 2009",
                                      "3 Mar 09",
                                      "3 Mar '09",
                                      "3-Mar-2009",
                                      "03Mar2009",
                                      "3 Sept. 2009",
                                      "31 December 2009",
                                      "2009 March 3",
                                      "2009-Mar-03",
                                      "03/03/2009",
                                      "3/3/09",
                                      "3.3.09",
                                      "03-03-2009",
                                      "03 03 2009",
                                      "2009-03-03",
                                      "2009/03/03",
                                      "2009.3.3",
                                      "2008-06-27",
                                      "2022.09.27",
                                      "2009 March 27",
                                      "12/31/2009",
                                      "31/12/2009",
                                      "03 / 03 / 2009",
                                      "2009 03 03",
                                      "third of March 2009",
                                      "twenty-first March 2009",
                                      "31 March 20"}) {
    EXPECT_EQ(First(date, DateForm::kFull), date);
    EXPECT_EQ(First("on " + std::string(date) + ".", DateForm::kFull), date);
  }
}

TEST(FirstDate, LeavesOtherFiguresAndWords) {
  for (const std::string_view text :
       {"March 2009", "2009", "3 March", "32/01/2009", "13/13/2009", "03/03/20091", "103/03/2009",
        "2.1A", "3 of 12 files", "2019-20", "2021-13-32", "3 marks 2009", "1,234", ""}) {
    EXPECT_EQ(First(text, DateForm::kFull), "") << text;
  }
}

TEST(FirstDate, ReadsDatesWithoutYears) {
  for (const std::string_view date :
       {"3 March", "3rd March", "3rd of March", "March 3", "March the 3rd", "third of March",
        "3 Mar", "31 Dec", "March 27"}) {
    EXPECT_EQ(First(date, DateForm::kYearless), date);
  }
  for (const std::string_view text : {"March", "3 marks", "in 3 months", "may", "33 March", ""}) {
    EXPECT_EQ(First(text, DateForm::kYearless), "") << text;
  }
}

TEST(FirstDate, ReadsFiguresWithoutMarks) {
  for (const std::string_view date : {"03032009", "20090303", "030309", "11 01 14"}) {
    EXPECT_EQ(First(date, DateForm::kCompact), date);
  }
  EXPECT_EQ(First("99999999", DateForm::kCompact), "");
}

TEST(LastDate, IsTheNearestToTheEnd) {
  const std::string_view text = "on 3 March 2009 and 2010-05-04 here";

  const auto last = LastDate(text, {0, text.size()}, DateForm::kFull);

  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(last->Of(text), "2010-05-04");
}

TEST(FirstDate, StaysInItsRange) {
  const std::string_view text = "on 3 March 2009 and 2010-05-04 here";

  EXPECT_EQ(FirstDate(text, {0, 10}, DateForm::kFull), std::nullopt);
  EXPECT_EQ(FirstDate(text, {10, text.size()}, DateForm::kFull)->Of(text), "2010-05-04");
}

}  // namespace
}  // namespace waymark::ingest
