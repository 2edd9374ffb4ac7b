#include "common/reference/suggest.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr SuggestCandidate kThemes[] = {
    {"cl-pathway-plan-quality", "Pathway plans: existence, timeliness, quality"},
    {"cl-accommodation", "Accommodation: suitability, range, safety"},
    {"cl-eet", "Education, employment and training (EET/NEET)"},
    {"cl-personal-adviser-capacity", "Personal/leaving-care adviser allocation and capacity"},
    {"plan-quality", "Plans and planning, drift and delay"},
    {"caseloads", "Caseloads and workload"},
    {"homeless-16-17", "Homeless 16- and 17-year-olds"},
    {"education-children-in-care", "Education of children in care: virtual school, PEPs"},
};

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> want;
};

class NearestTest : public testing::TestWithParam<Case> {};

TEST_P(NearestTest, NamesTheNearest) {
  EXPECT_EQ(Suggest(GetParam().text, kThemes), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , NearestTest,
    testing::Values(
        Case{"WordsOfTheId", "pathway-plan", {"cl-pathway-plan-quality"}},
        Case{"PrefixForgotten", "personal-adviser", {"cl-personal-adviser-capacity"}},
        Case{"MissingLetter", "caseload", {"caseloads"}},
        Case{"SwappedLetters", "casleoads", {"caseloads"}},
        Case{"MisspeltWord", "accomodation", {"cl-accommodation"}},
        Case{"BeginningOfAWord", "accom", {"cl-accommodation"}},
        Case{"AFifthOfTheLettersWrong", "xasexoads", {"caseloads"}},
        Case{"AThirdOfTheLettersWrong", "xasexoadx", {}},
        Case{"OtherCase", "Caseloads", {"caseloads"}},
        Case{"OtherPunctuation", "plan quality", {"plan-quality", "cl-pathway-plan-quality"}},
        Case{"WordOfTheLabel", "neet", {"cl-eet"}}, Case{"ShortWordsAreNotGuessed", "cage", {}},
        Case{"NorIsAFirstLetter", "laseloads-of", {}},
        Case{"IdBeforeLabel", "education", {"education-children-in-care"}},
        Case{"OtherDigits", "homeless-16-18", {"homeless-16-17"}},
        Case{"OneOfTwoWords", "quality-of-whatever", {}}, Case{"Nothing", "zebra", {}},
        Case{"Empty", "", {}}, Case{"OnlyPunctuation", "--/--", {}},
        Case{"NotText", "\xFF\xFE\x80", {}}, Case{"TooLong", std::string(101, 'a'), {}}),
    [](const auto& test) { return test.param.name; });

TEST(SuggestTest, EqualOnesStayInOrderAndAreThreeAtMost) {
  constexpr SuggestCandidate kAlike[] = {
      {"care-d", ""}, {"care-a", ""}, {"care-c", ""}, {"care-b", ""}};

  EXPECT_THAT(Suggest("care", kAlike), ElementsAre("care-d", "care-a", "care-c"));
}

TEST(SuggestTest, AnIdWithSeveralLabelsIsNamedOnce) {
  constexpr SuggestCandidate kNames[] = {{"kingston-upon-hull", "Kingston upon Hull"},
                                         {"kingston-upon-hull", "Hull City Council"}};

  EXPECT_THAT(Suggest("hull council", kNames), ElementsAre("kingston-upon-hull"));
}

TEST(SuggestTest, NoCandidatesNoSuggestions) { EXPECT_THAT(Suggest("caseloads", {}), IsEmpty()); }

}  // namespace
}  // namespace waymark::reference
