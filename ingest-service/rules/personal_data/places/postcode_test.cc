#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasPostcode, FindsEveryShape) {
  for (const std::string_view text :
       {"M1 1AE",  "B33 8TH",     "CR2 6XH",   "DN55 1PT",      "W1A 0AX",  "EC1A 1BB",
        "SW1A1AA", "m11ae",       "sw1a 1aa",  "LS1, 4DY",      "LS1,4DY",  "LS1-4DY",
        "BL0 9AB", "GIR 0AA",     "gir0aa",    "BFPO 57",       "BFPO1234", "BF1 2AT",
        "JE2 3AB", "at LS1 4DY.", "(LS1 4DY)", "Leeds LS14DY;", "LS1 4dy",  "LS1 4TH"}) {
    EXPECT_TRUE(HasPostcode(text)) << text;
  }
}

TEST(HasPostcode, KnowsEveryArea) {
  for (const std::string_view area :
       {"AB", "AL", "B",  "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB",
        "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL",
        "DN", "DT", "DY", "E",  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY",
        "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA",
        "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK",
        "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL",
        "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO",
        "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW",
        "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"}) {
    EXPECT_TRUE(HasPostcode(std::string(area) + "7 3XY")) << area;
  }
}

TEST(HasPostcode, LeavesOtherCodes) {
  for (const std::string_view text : {"E06000047",
                                      "E09000002",
                                      "80486",
                                      "2.1A",
                                      "AA1 1AA",
                                      "QQ1 1AA",
                                      "X1 1AA",
                                      "LS1 4CY",
                                      "LS1 4DI",
                                      "LS1 4DK",
                                      "LS1 4DM",
                                      "LS1 4DO",
                                      "LS1 4DV",
                                      "LS01 4DY",
                                      "LS1 44DY",
                                      "LS1 4D",
                                      "LS1 4DYX",
                                      "ALS1 4DY",
                                      "LS1",
                                      "LS1 4",
                                      "E1 2nd floor",
                                      "in W1 1st",
                                      "s1, 5th",
                                      "g7 2bn",
                                      "KS2 4AB",
                                      "ILACS",
                                      "AB-LS1-4DY",
                                      "LS1-4DY-7",
                                      "12%",
                                      "s1 s2 f1 o1",
                                      "GIR",
                                      "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                                      ""}) {
    EXPECT_FALSE(HasPostcode(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
