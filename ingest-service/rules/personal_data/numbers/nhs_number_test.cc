#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasNhsNumber, FindsGroupedOnesAnywhere) {
  for (const std::string_view text :
       {"943 476 5919", "943-476-5919", "943 - 476 - 5919", "(943 476 5919)",
        "The child (943 476 5919) was seen.", "No: 943 476 5919.",
        "Twins: 943 476 5919, 943 476 5919", "NHS 943 476 5919 03/03/2009"}) {
    EXPECT_TRUE(HasNhsNumber(text)) << text;
  }
}

TEST(HasNhsNumber, FindsOthersNearTheWords) {
  for (const std::string_view text :
       {"NHS number 9434765919", "NHS No. 9434765919", "nhs:9434765919", "NHS# 9434765919",
        "nhs_number=9434765919", "9434765919 (NHS number)", "Patient number: 9434765919",
        "patient no 9434765919", "hospital number 9434765919", "N.H.S. number 9434765919",
        "The NHS number of the child is 9434765919", "NHS number 9434 765 919",
        "NHS no 94 34 76 59 19", "NHS number 943.476.5919", "NHSNo 9434765919"}) {
    EXPECT_TRUE(HasNhsNumber(text)) << text;
  }
}

TEST(HasNhsNumber, LeavesOtherNumbers) {
  for (const std::string_view text :
       {"943 476 5918", "NHS number 9434765918", "9434765919", "Reference 9434765919",
        "NHS partners took part. The reference is 9434765919.", "NHS number 000 000 0000",
        "A 19434765919 of 943 476 59191", "X943 476 5919", "943 476 5919x",
        "Rates were 120 943 476 5919 1300", "NHS partners in 2019, 2020 and 2021", "943 4765919",
        "URN 2532287 of the NHS trust", "The NHS", ""}) {
    EXPECT_FALSE(HasNhsNumber(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
