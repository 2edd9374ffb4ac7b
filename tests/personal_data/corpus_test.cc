#include "tests/personal_data/corpus.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/personal_data/findings/clean_forms.h"
#include "tests/personal_data/identifiers/nhs_number.h"
#include "tests/personal_data/identifiers/upn.h"

namespace waymark::corpus {
namespace {

using ::testing::ContainsRegex;
using ::testing::Matcher;
using ::testing::MatchesRegex;
using ::testing::Not;

constexpr std::size_t kSize = 4000;

std::vector<std::span<const Form>> AllForms() {
  return {NhsNumberForms(),
          UpnForms(),
          NationalInsuranceNumberForms(),
          BirthDateForms(),
          EmailForms(),
          PhoneForms(),
          PostcodeForms(),
          NearNhsNumberForms(),
          NearUpnForms(),
          NearNationalInsuranceNumberForms()};
}

std::vector<std::span<const CleanForm>> AllCleanForms() {
  return {PlainForms(),     FigureForms(),         CodeForms(),     LabelForms(),
          BirthWordForms(), IdentifierWordForms(), LookalikeForms()};
}

// What the generator should have replaced: {name}, {}, or the bar between choices.
bool HasEmptyPlace(std::string_view text) {
  constexpr std::string_view kOfNames = "abcdefghijklmnopqrstuvwxyz0123456789-";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '{' ? text.find_first_not_of(kOfNames, i + 1) : i;
    if (text[i] == '|' || (end < text.size() && text[end] == '}' && text[i] == '{')) {
      return true;
    }
  }
  return false;
}

// Letters and digits, upper-case: what is left of an identifier whatever it was typed with.
std::string Core(std::string_view text) {
  std::string core;
  for (const char character : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(character))) {
      core += absl::ascii_toupper(static_cast<unsigned char>(character));
    }
  }
  return core;
}

bool IsUpn(std::string_view word) {
  return word.size() == 13 && absl::ascii_isalpha(static_cast<unsigned char>(word[0])) &&
         std::all_of(word.begin() + 1, word.begin() + 12,
                     [](char character) { return character >= '0' && character <= '9'; }) &&
         UpnCheckLetter(word.substr(1)) == word[0];
}

// What stands between anything but letters and digits.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words = {""};
  for (const char character : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(character))) {
      words.back() += absl::ascii_toupper(static_cast<unsigned char>(character));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

TEST(PlantedTexts, HoldTheIdentifierOfEachForm) {
  for (const std::span<const Form> forms : AllForms()) {
    for (const GeneratedText& made : PlantedTexts(forms, kSize, 1)) {
      ASSERT_FALSE(made.identifier.empty()) << made.form;
      EXPECT_NE(made.text.find(made.identifier), std::string::npos) << made.form;
      EXPECT_FALSE(HasEmptyPlace(made.text)) << made.form << " " << made.text;
    }
  }
}

TEST(PlantedTexts, TakeEveryFormEquallyOften) {
  for (const std::span<const Form> forms : AllForms()) {
    std::map<std::string_view, std::size_t> count;
    for (const GeneratedText& made : PlantedTexts(forms, forms.size() * 3, 1)) {
      ++count[made.form];
    }

    EXPECT_EQ(count.size(), forms.size()) << "two forms of one name beside " << forms[0].name;
    for (const auto& [form, times] : count) {
      EXPECT_EQ(times, 3U) << form;
    }
  }
}

TEST(PlantedTexts, HoldNhsNumbersThatAreRightOnlyWhereTheyAreMeantToBe) {
  for (const GeneratedText& made : PlantedTexts(NhsNumberForms(), kSize, 1)) {
    const std::string digits = Core(made.identifier);
    ASSERT_EQ(digits.size(), 10U) << made.form;
    EXPECT_EQ(digits[9] - '0', NhsCheckDigit(digits.substr(0, 9))) << made.form;
  }
  for (const GeneratedText& made : PlantedTexts(NearNhsNumberForms(), kSize, 1)) {
    const std::string digits = Core(made.identifier);
    EXPECT_FALSE(digits.size() == 10 && digits[9] - '0' == NhsCheckDigit(digits.substr(0, 9)))
        << made.form;
  }
}

TEST(PlantedTexts, HoldUpnsThatAreRightOnlyWhereTheyAreMeantToBe) {
  for (const GeneratedText& made : PlantedTexts(UpnForms(), kSize, 1)) {
    EXPECT_TRUE(IsUpn(Core(made.identifier))) << made.form << " " << made.identifier;
  }
  for (const GeneratedText& made : PlantedTexts(NearUpnForms(), kSize, 1)) {
    EXPECT_FALSE(IsUpn(Core(made.identifier))) << made.form << " " << made.identifier;
  }
}

TEST(PlantedTexts, DifferWithTheSeedOnly) {
  const auto texts = [](std::uint64_t seed) {
    std::vector<std::string> all;
    for (const GeneratedText& made : PlantedTexts(PhoneForms(), 200, seed)) {
      all.push_back(made.text);
    }
    for (const GeneratedText& made : CleanTexts(200, seed)) {
      all.push_back(made.text);
    }
    return all;
  };

  EXPECT_EQ(texts(1), texts(1));
  EXPECT_NE(texts(1), texts(2));
}

TEST(CleanTexts, TakeEveryFormAndFillEverySlot) {
  std::set<std::string_view> names;
  std::size_t forms = 0;
  for (const std::span<const CleanForm> some : AllCleanForms()) {
    forms += some.size();
  }

  for (const GeneratedText& made : CleanTexts(kSize, 1)) {
    names.insert(made.form);
    EXPECT_FALSE(made.text.empty()) << made.form;
    EXPECT_FALSE(HasEmptyPlace(made.text)) << made.form << " " << made.text;
  }

  EXPECT_EQ(names.size(), forms);
}

TEST(CleanTexts, HoldNoIdentifierInOneWord) {
  const Matcher<std::string> is_national_insurance_number = MatchesRegex("[A-Z]{2}[0-9]{6}[A-D]");
  for (const GeneratedText& made : CleanTexts(kSize, 1)) {
    for (const std::string& word : Words(made.text)) {
      EXPECT_FALSE(IsUpn(word)) << made.text;
      EXPECT_THAT(word, Not(is_national_insurance_number)) << made.text;
    }
  }
}

TEST(CleanTexts, HoldNoMailAddressSpacedNumberOrPostcode) {
  const Matcher<std::string> has_identifier = testing::AnyOf(
      ContainsRegex("@[a-z-]+\\.[a-z]"),
      ContainsRegex("(^|[^0-9])[0-9]{3} [0-9]{3} [0-9]{4}($|[^0-9])"),
      ContainsRegex("(^|[^A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}($|[^A-Za-z0-9])"),
      ContainsRegex("(^|[^0-9.])0[1237][0-9]{2,3} [0-9]{3}"));
  for (const GeneratedText& made : CleanTexts(kSize, 1)) {
    EXPECT_THAT(made.text, Not(has_identifier)) << made.form;
  }
}

}  // namespace
}  // namespace waymark::corpus
