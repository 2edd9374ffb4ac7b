#include "ingest-service/rules/warnings/size_words.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

using ::testing::Eq;

TEST(RangeOfWords, KnowsSizes) {
  struct Case {
    std::string wording;
    PercentRange want;
  };
  const std::vector<Case> cases = {
      {"all", {99.5, 100}},
      {"All of them", {99.5, 100}},
      {"every care leaver", {99.5, 100}},
      {"everyone", {99.5, 100}},
      {"none", {0, 0.5}},
      {"nobody", {0, 0.5}},
      {"no one", {0, 0.5}},
      {"nearly all", {80, 100}},
      {"almost all young people", {80, 100}},
      {"hardly any", {0, 20}},
      {"most", {50, 100}},
      {"most care leavers", {50, 100}},
      {"the majority", {50, 100}},
      {"the vast majority of children", {50, 100}},
      {"a small minority", {0, 50}},
      {"few", {0, 40}},
      {"very few", {0, 40}},
      {"half", {45, 55}},
      {"half the cases", {45, 55}},
      {"about half", {40, 60}},
      {"a third", {28, 38}},
      {"one-third of plans", {28, 38}},
      {"two thirds", {62, 72}},
      {"two-thirds of the children", {62, 72}},
      {"a quarter", {20, 30}},
      {"three quarters", {70, 80}},
      {"around three-quarters.", {65, 85}},
      {"\"most\"", {50, 100}},
      {"one in ten", {5, 15}},
      {"about one in five", {10, 30}},
      {"one in three children", {28, 38}},
      {"three out of four", {70, 80}},
      {"nine out of ten cases", {85, 95}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(RangeOfWords(c.wording), Eq(c.want)) << c.wording;
  }
}

TEST(RangeOfWords, KeepsOutOfWhatItDoesNotUnderstand) {
  const std::vector<std::string> wordings = {
      "",
      "high",
      "too many",
      "not all",
      "not the majority",
      "all but a few",
      "none other",
      "more than half",
      "only just over half",
      "less than a third",
      "nearly half",
      "at most half",
      "up to a quarter",
      "half of the remaining",
      "half of the others",
      "half as many",
      "half again",
      "half-yearly",
      "the first half",
      "a third party",
      "a third person",
      "every third child",
      "every six weeks",
      "in a quarter",
      "most vulnerable",
      "most in need",
      "quite a few",
      "most, and all of the young",
      "half or a third",
      "most (82)",
      "small",
      "overall",
      "almost",
      "a third of these are in touch",
      "most\nof them",
      "pr\u00e8s de la half",
      std::string(101, ' ') + "most",
  };
  for (const std::string& wording : wordings) {
    EXPECT_EQ(RangeOfWords(wording), std::nullopt) << wording;
  }
}

}  // namespace
}  // namespace waymark::ingest
