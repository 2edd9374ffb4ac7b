#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "re2/re2.h"

#include "ingest-service/rules/personal_data/personal_data.h"
#include "ingest-service/rules/personal_data/web_address.h"

namespace waymark::ingest {
namespace {

// Whatever `pattern` captures in all files below `folder` with this extension.
std::vector<std::string> TextsIn(const std::filesystem::path& folder, std::string_view extension,
                                 const RE2& pattern) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != extension) continue;
    std::ostringstream content;
    content << std::ifstream(entry.path()).rdbuf();
    const std::string all = content.str();
    re2::StringPiece rest(all);
    std::string text;
    while (RE2::FindAndConsume(&rest, pattern, &text)) texts.push_back(text);
  }
  return texts;
}

TEST(DetectPersonalData, FindsNothingInTheSamples) {
  // A JSON string, its escapes left as they are.
  const auto texts = TextsIn("deploy/samples", ".jsonl", RE2("\"((?:[^\"\\\\]|\\\\.)*)\""));

  EXPECT_GT(texts.size(), 1000U);
  for (const std::string& text : texts) {
    EXPECT_THAT(DetectPersonalData(text), testing::IsEmpty()) << text;
    EXPECT_THAT(DetectPersonalDataInId(text), testing::IsEmpty()) << text;
    EXPECT_THAT(DetectPersonalDataInAddress(text), testing::IsEmpty()) << text;
  }
}

TEST(DetectPersonalData, FindsNothingInTheReferenceData) {
  const auto texts =
      TextsIn("common/reference/data", ".csv", RE2("(\"(?:[^\"]|\"\")*\"|[^,\"\\n]+)"));

  EXPECT_GT(texts.size(), 1000U);
  for (const std::string& text : texts) {
    EXPECT_THAT(DetectPersonalData(text), testing::IsEmpty()) << text;
    EXPECT_THAT(DetectPersonalDataInId(text), testing::IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
