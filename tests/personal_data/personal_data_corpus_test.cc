#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/personal_data.h"
#include "tests/personal_data/corpus.h"
#include "tests/personal_data/figures.h"

// Measures the detectors of personal data on generated findings (README.md beside this file).
//
// WAYMARK_SEED makes other texts, WAYMARK_CORPUS_SIZE says how many there are of each kind; of
// clean texts there are four times as many.
namespace waymark::corpus {
namespace {

using ingest::DetectPersonalData;

constexpr std::uint64_t kSeed = 20'130'101;
constexpr std::uint64_t kSize = 3'000;
constexpr std::uint64_t kCleanTimes = 4;
constexpr double kMostFalseAlarms = 0.001;
constexpr double kMostNearMisses = 0.05;

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  std::uint64_t number = 0;
  return text != nullptr && absl::SimpleAtoi(text, &number) ? number : otherwise;
}

std::uint64_t Seed() { return FromEnvironment("WAYMARK_SEED", kSeed); }
std::size_t Size() { return FromEnvironment("WAYMARK_CORPUS_SIZE", kSize); }

std::string Percent(double share) { return absl::StrFormat("%.2f", 100 * share); }

// For people as a line and one for each form that went wrong, for machines in the test's report.
void Record(std::string_view what, std::string_view share_name, double share,
            const Figures& figures) {
  std::cout << what << ": " << share_name << " " << Percent(share) << " % (" << figures.wrong()
            << " wrong of " << figures.texts() << "; as another kind "
            << figures.reported_as_other() << "; seed " << Seed() << ")\n"
            << figures.WrongForms();
  testing::Test::RecordProperty(std::string(share_name) + "_percent", Percent(share));
  testing::Test::RecordProperty("wrong", std::to_string(figures.wrong()));
  testing::Test::RecordProperty("texts", std::to_string(figures.texts()));
  testing::Test::RecordProperty("seed", std::to_string(Seed()));
}

struct Kind {
  std::string_view name;
  std::span<const Form> (*forms)();
  double least_recall;
};
void PrintTo(const Kind& kind, std::ostream* stream) { *stream << kind.name; }

struct NearMiss {
  std::string_view name;
  std::span<const Form> (*forms)();
};
void PrintTo(const NearMiss& near_miss, std::ostream* stream) { *stream << near_miss.name; }

class Recall : public testing::TestWithParam<Kind> {};
class NearMisses : public testing::TestWithParam<NearMiss> {};

TEST_P(Recall, IsHighEnough) {
  const Kind& kind = GetParam();
  const std::vector<GeneratedText> texts = PlantedTexts(kind.forms(), Size(), Seed());

  const Figures figures(DetectPersonalData, texts, Figures::Wanted::kReported, kind.name);

  const double recall = 1 - figures.share_wrong();
  Record(kind.name, "recall", recall, figures);
  EXPECT_GE(recall, kind.least_recall);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Recall,
    testing::Values(Kind{"NHS_NUMBER", NhsNumberForms, 0.99}, Kind{"UPN", UpnForms, 0.99},
                    Kind{"NATIONAL_INSURANCE_NUMBER", NationalInsuranceNumberForms, 0.99},
                    Kind{"DATE_OF_BIRTH", BirthDateForms, 0.95}, Kind{"EMAIL", EmailForms, 0.95},
                    Kind{"UK_PHONE", PhoneForms, 0.95}, Kind{"POSTCODE", PostcodeForms, 0.95}),
    [](const auto& named) { return std::string(named.param.name); });

TEST_P(NearMisses, AreSeldomReported) {
  const std::vector<GeneratedText> texts = PlantedTexts(GetParam().forms(), Size(), Seed());

  const Figures figures(DetectPersonalData, texts, Figures::Wanted::kSilence);

  Record(GetParam().name, "near_misses_reported", figures.share_wrong(), figures);
  EXPECT_LE(figures.share_wrong(), kMostNearMisses);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, NearMisses,
    testing::Values(NearMiss{"NHS_NUMBER", NearNhsNumberForms}, NearMiss{"UPN", NearUpnForms},
                    NearMiss{"NATIONAL_INSURANCE_NUMBER", NearNationalInsuranceNumberForms}),
    [](const auto& named) { return std::string(named.param.name); });

TEST(CleanFindings, RaiseHardlyAnyFalseAlarm) {
  const std::vector<GeneratedText> texts = CleanTexts(kCleanTimes * Size(), Seed());

  const Figures figures(DetectPersonalData, texts, Figures::Wanted::kSilence);

  Record("clean findings", "false_alarms", figures.share_wrong(), figures);
  EXPECT_LE(figures.share_wrong(), kMostFalseAlarms);
}

}  // namespace
}  // namespace waymark::corpus
