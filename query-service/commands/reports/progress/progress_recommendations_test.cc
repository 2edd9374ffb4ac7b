#include "query-service/commands/reports/progress/progress_recommendations.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

constexpr std::size_t kWidth = 200;

// The section of one recommendation with one update.
std::string SectionOf(const std::string& update) {
  const auto response = ParseText<v1::GetProgressResponse>(R"(
      recommendations {
        recommendation { id: "r1" text: "Record supervision." }
        status: RECOMMENDATION_STATUS_OPEN
        updates { visit { name: "authorities/a/visits/mv-1" } update { )" +
                                                           update + " } } }");
  Report report("Aford", "");
  WriteRecommendations(response, report);
  return DocumentText(report.Take(), kWidth);
}

TEST(WriteRecommendations, SaysWhoSpeaksWhereItIsNotTheInspectorate) {
  EXPECT_THAT(SectionOf("status: RECOMMENDATION_STATUS_MET speaker: SPEAKER_AUTHORITY "
                        "note: 'All done.'"),
              HasSubstr("mv-1: met, says the council: All done."));
}

TEST(WriteRecommendations, SaysNothingOfTheInspectorateAsSpeaker) {
  for (const char* speaker : {"", "speaker: SPEAKER_INSPECTORATE "}) {
    EXPECT_THAT(SectionOf(std::string(speaker) + "status: RECOMMENDATION_STATUS_MET note: 'Seen.'"),
                HasSubstr("mv-1: met: Seen."))
        << speaker;
  }
}

}  // namespace
}  // namespace waymark::query::client
