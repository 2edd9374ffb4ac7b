#include "ingest-service/rules/personal_data/personal_data.h"

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DetectPersonalData, NamesEachKindOnceInOrder) {
  const std::string_view text =
      "LS1 4DY, 07700 900123, 0191 498 0123, someone@example.org, DOB 3 March 2009, AB123456C, "
      "B801200005001, 943 476 5919, 943 476 5919";

  EXPECT_THAT(DetectPersonalData(text),
              ElementsAre("NHS_NUMBER", "UPN", "NATIONAL_INSURANCE_NUMBER", "DATE_OF_BIRTH",
                          "EMAIL", "UK_PHONE", "POSTCODE"));
}

TEST(DetectPersonalData, SeesThroughTypography) {
  struct Case {
    std::string_view text;
    std::string_view want;
  };
  for (const Case& c : {
           Case{"943\u00A0476\u00A05919", "NHS_NUMBER"},
           Case{"943\u2011476\u20115919", "NHS_NUMBER"},
           Case{"B8012\u200B00005001", "UPN"},
           Case{"\uFF21\uFF22\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF23",
                "NATIONAL_INSURANCE_NUMBER"},
           Case{"born on 3\u00A0March\u00A02009", "DATE_OF_BIRTH"},
           Case{"DOB \u2013 03\u221203\u22122009", "DATE_OF_BIRTH"},
           Case{"some\u00ADone@exam\u00ADple.org", "EMAIL"},
           Case{"\u0660\u0667\u0667\u0660\u0660 900\n123", "UK_PHONE"},
           Case{"LS1\n  4DY", "POSTCODE"},
       }) {
    EXPECT_THAT(DetectPersonalData(c.text), ElementsAre(c.want)) << c.text;
  }
}

// So few digits in a row that most detectors need not look.
TEST(DetectPersonalData, FindsEachKindByItself) {
  struct Case {
    std::string_view text;
    std::string_view want;
  };
  for (const Case& c : {
           Case{"943 476 5919", "NHS_NUMBER"},
           Case{"B80120000500B", "UPN"},
           Case{"AB123456C", "NATIONAL_INSURANCE_NUMBER"},
           Case{"his birthday is the third of March", "DATE_OF_BIRTH"},
           Case{"someone@example.org", "EMAIL"},
           Case{"someone at example dot org", "EMAIL"},
           Case{"0800 123456", "UK_PHONE"},
           Case{"telephone 7700900160", "UK_PHONE"},
           Case{"GIR 0AA", "POSTCODE"},
           Case{"BFPO 5", "POSTCODE"},
       }) {
    EXPECT_THAT(DetectPersonalData(c.text), ElementsAre(c.want)) << c.text;
  }
}

TEST(DetectPersonalData, LeavesWhatFindingsAreMadeOf) {
  for (const std::string_view text :
       {"", "Caseloads fell from 24 to 18.5 (23%) by 31 March 2021.", "URN 2532287", "E06000047",
        "case-system-id=VIS-2021-00417", "2021-03-05T07:00:00Z", "2021-03-05T07:00:00.123456789Z",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "See page 12, paragraph 2.1A, of 10204567.",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "https://files.ofsted.gov.uk/v1/file/50004321", "\u00A31,234,567", "LA code 373",
        "Newborn babies and foreign-born parents were visited on 3 March 2021."}) {
    EXPECT_THAT(DetectPersonalData(text), IsEmpty()) << text;
  }
}

TEST(DetectPersonalDataInId, SeesThroughUnderscores) {
  struct Case {
    std::string_view id;
    std::string_view want;
  };
  for (const Case& c : {
           Case{"943_476_5919", "NHS_NUMBER"},
           Case{"nhs_number_9434765919", "NHS_NUMBER"},
           Case{"finding-943-476-5919", "NHS_NUMBER"},
           Case{"AB_12_34_56_C", "NATIONAL_INSURANCE_NUMBER"},
           Case{"0191_498_0123", "UK_PHONE"},
           Case{"E11AA", "POSTCODE"},
           Case{"BFPO5", "POSTCODE"},
           Case{"findings[943-476-5919].standing", "NHS_NUMBER"},
       }) {
    EXPECT_THAT(DetectPersonalDataInId(c.id), ElementsAre(c.want)) << c.id;
  }
}

TEST(DetectPersonalDataInId, LeavesOrdinaryIds) {
  for (const std::string_view id :
       {"", "s1", "f500", "finding_12", "VIS-2021-00417", "2016_06_27_0930", "2016-06-27-visit-2",
        "case_10204567", "e3b0c44298fc1c149afbf4c8996fb924", "start_date", "findings[f2].standing",
        "stated_numbers[0].number", "children-looked-after-at-31-march"}) {
    EXPECT_THAT(DetectPersonalDataInId(id), IsEmpty()) << id;
  }
}

// Texts of the greatest length allowed that make each detector start over and over.
TEST(DetectPersonalData, IsQuickWithHostileTexts) {
  for (const std::string_view piece : {"0",
                                       "0 ",
                                       "9 ",
                                       "943 476 5918 ",
                                       "a1",
                                       "b8",
                                       "born ",
                                       "born 3 March to ",
                                       "dob 3/",
                                       "3 March 2009 ",
                                       "a@",
                                       "a at b dot ",
                                       "LS1 ",
                                       "AB12",
                                       "nhs 1234567890 ",
                                       "1-",
                                       "+44 ",
                                       "(",
                                       ".",
                                       ". ",
                                       "\n\n",
                                       "\u200B",
                                       "d.o.b.",
                                       "b. ",
                                       "a. b. 3 March 2009",
                                       "NINO: AB123456",
                                       "tel ",
                                       "tel 7700900160",
                                       "3 March 2009 is birth ",
                                       "a.a ",
                                       "\x80"}) {
    std::string text;
    while (text.size() < 4000) text += piece;
    const auto start = std::chrono::steady_clock::now();

    DetectPersonalData(text);

    // Some milliseconds as built for release; a slow machine under sanitizers has a hundred times.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << piece;
  }
}

}  // namespace
}  // namespace waymark::ingest
