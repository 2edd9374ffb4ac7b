#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasPhoneNumber, FindsMobileNumbers) {
  for (const std::string_view text : {"07700 900123",
                                      "07700900123",
                                      "07 700 900 723",
                                      "07700 900 123",
                                      "0770 090 0123",
                                      "07700-900-123",
                                      "07700.900.123",
                                      "07700 90 01 23",
                                      "+44 7700 900123",
                                      "+447700900123",
                                      "+44 (0)7700 900123",
                                      "+44(0)7700900123",
                                      "0044 7700 900123",
                                      "(+44) 7700 900123",
                                      "+44 7 700 900 723",
                                      "447700900123",
                                      "44 7700 900123",
                                      "0 7700 900123",
                                      "Tel:07700900123.",
                                      "(07700 900123)",
                                      "Call 07700 900123 12 times",
                                      "07700 900123/07700 900124"}) {
    EXPECT_TRUE(HasPhoneNumber(text)) << text;
  }
}

TEST(HasPhoneNumber, FindsOtherNumbers) {
  for (const std::string_view text :
       {"020 7946 0018",    "(020) 7946 0018", "02079460018",      "0191 498 0123",
        "(0191) 498 0123",  "0191-498-0123",   "0191 4980123",     "01632 960123",
        "01632 960 123",    "(01632) 960123",  "+44 20 7946 0018", "+44 (0) 20 7946 0018",
        "+44 191 498 0123", "0800 123 4567",   "0800 123456",      "0345 123 4567",
        "0300 123 1231",    "01204 12345",     "0191/498 0123",    "0909 879 0123",
        "(0)191 498 0123"}) {
    EXPECT_TRUE(HasPhoneNumber(text)) << text;
  }
}

TEST(HasPhoneNumber, DoesWithoutTheZeroOrPlusBehindALabel) {
  for (const std::string_view text :
       {"telephone 7700900160", "Tel: 20 7946 0018", "tel. no. 1914980123", "Mob: 442079460172",
        "mobile number is 7700 900160", "child_phone=7700900160", "Phone (44 20 7946 0018)"}) {
    EXPECT_TRUE(HasPhoneNumber(text)) << text;
  }
  for (const std::string_view text :
       {"7700900160", "442079460172", "hotel 7700900160", "telephone calls: 7700900160",
        "telephone 77009001601", "telephone 6700900160", "phone 770090016", "mobile 20 10 11 12 13",
        "telephone 2019/20 2020/21", "phones 7700900160"}) {
    EXPECT_FALSE(HasPhoneNumber(text)) << text;
  }
}

TEST(HasPhoneNumber, LeavesOtherFigures) {
  for (const std::string_view text : {"80486",
                                      "2532287",
                                      "1234567",
                                      "12,345,678",
                                      "$1,234,567.89",
                                      "0.1234567891",
                                      "2019 2020 2021 2022",
                                      "2019-20 2020-21",
                                      "01 02 03 04 05 06",
                                      "05-09 10-14 15-19",
                                      "01/04/2020 31/03/2021",
                                      "01.04.2020 - 31.03.2021",
                                      "01-04-2020 101",
                                      "978-0-306-40615-7",
                                      "0-306-40615-2",
                                      "0306406152",
                                      "9780306406157",
                                      "00000012345",
                                      "VIS-2021-00417",
                                      "2021-03-05T07:00:00.071234567Z",
                                      "2021-03-05 07:00:00",
                                      "077009001234",
                                      "0770090012",
                                      "07700900123a",
                                      "a07700900123",
                                      "04700 900123",
                                      "0101 2 3 4 5 6 7 8",
                                      "https://files.ofsted.gov.uk/v1/file/50004321",
                                      "0 12 10 15 20 25",
                                      "+44",
                                      "101 or 999",
                                      "0191. 4980123 is",
                                      "447712345",
                                      "+33 7 70 09 00 12 3",
                                      ""}) {
    EXPECT_FALSE(HasPhoneNumber(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
