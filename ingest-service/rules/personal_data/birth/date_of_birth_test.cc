#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasDateOfBirth, FindsLabelledDates) {
  for (const std::string_view text : {"DOB 03/03/2009",
                                      "DOB: 3 March 2009",
                                      "D.O.B. 3.3.09",
                                      "d.o.b 2009-03-03",
                                      "date of birth is 3 March 2009",
                                      "Date of birth - March 3rd 2009",
                                      "DOB: 03032009",
                                      "dob=20090303",
                                      "DoB 030309",
                                      "D.O.B: 3rd of March 2009",
                                      "birth date: 3 Mar 2009",
                                      "birthdate 3/3/2009",
                                      "Date of Birth (DD/MM/YYYY): 03/03/2009",
                                      "child_dob: 3.3.2009",
                                      "Date of birth wrongly recorded as 3/3/2009",
                                      "date of birth entered wrongly as 3 March 2009",
                                      "DOB of the child concerned: 3.3.2009",
                                      "dates of birth are 3 March 2009 and 5 May 2010",
                                      "d/o/b 3/3/09",
                                      "dob03/03/2009",
                                      "His date of birth was recorded as 3 March 2009.",
                                      "DOB (as given): 3 March 2009",
                                      "the date of birth recorded on the system is 3 March 2009",
                                      "Child A (b. 3 March 2009)",
                                      "date of birth:\n3 March 2009",
                                      "DOB field: 03/03/2009",
                                      "DOB | 03/03/2009"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, FindsDatesThatBeginWithTheYear) {
  for (const std::string_view text :
       {"DOB: 2008-06-27", "D.O.B. 2022.09.27", "dob=2001-08-25T00:00:00Z",
        "birth_date: 1999-03-12", "{\"date_of_birth\": \"2014-07-18\"}",
        "<BirthDate>2014-07-18</BirthDate>", "<dateOfBirth>20140718</dateOfBirth>",
        "childDob=2014-07-18", "child-dob: 2014-12-31", "2014-07-18 (date of birth)"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, FindsFiguresWithSpacesRightBehindTheWord) {
  EXPECT_TRUE(HasDateOfBirth("(DOB 11 01 14)"));
  EXPECT_TRUE(HasDateOfBirth("date of birth: 3 3 09"));

  EXPECT_FALSE(HasDateOfBirth("born in Leeds, with 11 01 14 as the code"));
  EXPECT_FALSE(HasDateOfBirth("DOB 13 13 14"));
}

TEST(HasDateOfBirth, FindsDatesBehindAnInitial) {
  for (const std::string_view text :
       {"Child A (b. 3 May 2009)", "Child A (b 3 May 2009)", "Child A, b. 27/05/2009",
        "b. 1st of October 2023 - audited again"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
  for (const std::string_view text :
       {"a. 3 May 2009: letter; b. 4 May 2009: visit", "part 2.b. 3 May 2009", "(b) 3 May 2009",
        "b. the visit of 3 May 2009", "(b from 3 May 2009)", "grade b. On 3 May 2009"}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LeavesToTheBirthWhatIsSaidBehindIt) {
  for (const std::string_view text :
       {"In one case, born on 3 March 2009, the first visit was late.",
        "DOB 3 March 2009: visits were late", "his birthday is 3 March 2009 (review late)",
        "Seen: born the 4th July 2009\nThe monitoring visit was in May.",
        "born on Tuesday, 13 May 2008"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, FindsWhatIsToldInSentences) {
  for (const std::string_view text :
       {"She was born on 3 March 2009.", "born 3/3/2009", "Born: 3 March 2009",
        "He was born in Leeds on 3 March 2009 and moved.", "born on Tuesday, 3 March 2009",
        "born at St. Mary's Hospital, Leeds, on March 3, 2009", "Child B, born 3rd March 2009,",
        "born to a care leaver on 3 March 2009", "born prematurely at 31 weeks on 3 March 2009",
        "Her birthday is 3 March 2009", "on his 16th birthday, 3 March 2025,",
        "her mother gave birth on 3 March 2009", "since his birth on 3 March 2009",
        "born on the third of March 2009", "born during a storm, on 3 March 2009",
        "Born on 3 March 2009, she was seen at the visit."}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, FindsBirthdaysWithoutYears) {
  for (const std::string_view text :
       {"his birthday is 3 March", "born on 3 March", "Her birthday (3rd March) was marked",
        "birthday on the 3rd of March", "birthday is March 3", "born on 12 may"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, FindsDatesBeforeTheWord) {
  for (const std::string_view text :
       {"03/03/2009 (DOB)", "3 March 2009 - date of birth.", "03/03/2009 DOB",
        "3 March 2009: date of birth", "3 March 2009 is his date of birth",
        "On 3 March 2009 she was born in Leeds", "3 March 2009, when Child A was born",
        "3 March is her birthday", "On 3 March 2009, the child's birthday, nobody came",
        "On 3 March 2009 his mother gave birth"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LeavesDatesOfOtherEvents) {
  for (const std::string_view text :
       {"The visit took place on 3 March 2009.", "Letter of 3 March 2009",
        "children born abroad were seen during the visit of 3 March 2009",
        "She was born in Leeds and placed with carers on 3 March 2009",
        "The date of birth was checked on 3 March 2009", "DOB field was added on 3 March 2021",
        "Date of birth recorded on every file by 31 March 2021",
        "born abroad, as the letter of 3 March 2009 says", "the DOB missing at 3 March 2009",
        "The 3 March 2009 visit found that children born in care did well",
        "birth parents met the social worker on 3 March 2009",
        "The birth family was visited on 3 March 2009", "pre-birth assessment on 3 March 2009",
        "Dates of birth were corrected on 3 March 2021", "born abroad: the 3 March 2009 visit",
        "visit of 3 March 2009, date of birth, name and address",
        "on 3 March 2009 his date of birth was corrected",
        "The service, born of a merger on 1 April 2021, is stable",
        "until their 25th birthday, as the policy of 3 March 2021 says"}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LeavesCountsOfThoseBornElsewhere) {
  for (const std::string_view text :
       {"246 were born outside the country, by the count of 24 September 2017",
        "12 were born abroad, at the census on 24 September 2017",
        "Of 80 children, 12 born overseas, 24 September 2017",
        "those born in another country (24 September 2017)",
        "the share born elsewhere, as in the table of 24 September 2017",
        "born in Leeds, by the register of 24 September 2017"}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
  for (const std::string_view text :
       {"She was born abroad on 24 September 2007", "born overseas, on the 24th of September 2007",
        "born outside hospital on Monday 24 September 2007",
        "born in the early hours of 24 September 2007"}) {
    EXPECT_TRUE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LeavesPeriods) {
  for (const std::string_view text :
       {"children born after 1 September 2008", "born before Tuesday 13 May 2008",
        "born since the 1st of September 2008", "DOB 1 September 2008 to 31 August 2009",
        "born on or after 1 September 2008", "born between 1 September 2008 and 31 August 2009",
        "born before 31 August 2009", "born in the year to 31 March 2021",
        "born in the year ending 31 March 2021",
        "whose 18th birthday fell in the period 1 April 2020 to 31 March 2021",
        "reaching their 18th birthday by 31 March 2021", "babies born in March 2009",
        "of those born in March 3 were seen", "ten were born and 12 may need help"}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, DoesNotCrossTheEndOfASentence) {
  for (const std::string_view text :
       {"She was born abroad. 3 March 2009 was the start.", "All know her birthday! 3 March 2009",
        "The DOB is known. On 3 March 2009 we came.", "For Child B, DOB unknown. 3 March 2009",
        "We came on 3 March 2009. Born abroad, she", "Ten were born here\n3 March 2009: start",
        "She was born in Leeds; 3 March 2009 was the start"}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LeavesWordsThatOnlyLookAlike) {
  for (const std::string_view text :
       {"newborn on 3 March 2009", "foreign-born on 3 March 2009", "unborn 3 March 2009",
        "airborne 3 March 2009", "stillborn 3 March 2009", "the DOB field", "DOB: 3/4 files",
        "date of birth is recorded on every file", "their 18th birthday", "born in 2009",
        "dobson 3 March 2009", ""}) {
    EXPECT_FALSE(HasDateOfBirth(text)) << text;
  }
}

TEST(HasDateOfBirth, LooksNoFurtherThanAClause) {
  const std::string far(100, 'x');

  EXPECT_FALSE(HasDateOfBirth("born " + far + " 3 March 2009"));
}

}  // namespace
}  // namespace waymark::ingest
