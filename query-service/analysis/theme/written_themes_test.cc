#include "query-service/analysis/theme/written_themes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/samples.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/analysis/theme/theme_test_texts.h"

namespace waymark::query {
namespace {

constexpr std::uint32_t kNumber = v1::GetProgressResponse::kThemesFieldNumber;
constexpr std::size_t kAnySize = 1'000'000;

std::optional<std::string> WriteThemes(const std::vector<ShownTheme>& themes,
                                       std::size_t max_bytes) {
  const auto sized = SizedThemes::Of(kNumber, themes, max_bytes);
  if (!sized.has_value()) return std::nullopt;
  std::string written = "before";
  sized->AppendTo(written);
  EXPECT_EQ(written.substr(0, 6), "before");
  EXPECT_EQ(written.size(), 6 + sized->size());
  return written.substr(6);
}

v1::GetProgressResponse Written(const EpisodeView& episode, const ProgressFilter& filter = {}) {
  v1::GetProgressResponse read;
  const auto written = WriteThemes(FindThemes(Reference(), episode, filter), kAnySize);
  EXPECT_TRUE(written.has_value() && read.ParseFromString(*written));
  return read;
}

v1::GetProgressResponse Built(const EpisodeView& episode, const ProgressFilter& filter = {}) {
  v1::GetProgressResponse built;
  for (v1::ThemeTrajectory& theme : BuildThemeTrajectories(Reference(), episode, filter)) {
    *built.add_themes() = std::move(theme);
  }
  return built;
}

TEST(WrittenThemes, SayWhatTheMessagesSay) {
  const History history =
      Episode({On("2016-01-10") + kWeak + kSound + "sources { id: 's2' type: SOURCE_TYPE_PRESS } " +
                   Finding("id: 'f1' statement: 'words' source_ids: 's1' source_ids: 's2'") +
                   Finding("id: 'f2' source_ids: 's2' subject: 'subjects/police'"),
               On("2016-05-10") + kImproved + "findings { themes: 'themes/caseloads' id: 'f3' }"});

  const auto written = Written(history.episodes()[0]);

  ASSERT_EQ(written.themes_size(), 2);
  EXPECT_EQ(written.DebugString(), Built(history.episodes()[0]).DebugString());
}

TEST(WrittenThemes, SayWhatTheMessagesSayOfEverySample) {
  int points = 0;
  for (AuthorityRecord& record : AllEngland()) {
    const History history(Reference(), std::move(record));
    for (const EpisodeView& episode : history.episodes()) {
      const auto written = Written(episode);
      EXPECT_EQ(written.DebugString(), Built(episode).DebugString());
      for (const v1::ThemeTrajectory& theme : written.themes()) points += theme.points_size();
    }
  }
  EXPECT_GT(points, 200);
}

TEST(WrittenThemes, HideWhatTheFilterHides) {
  const History history = Episode({On("2016-01-10") + kWeak, On("2016-05-10") + kSound});
  const ProgressFilter filter{.days = model::FilterOf(ReadDate("2016-02"), std::nullopt)};

  const auto written = Written(history.episodes()[0], filter);

  ASSERT_EQ(written.themes_size(), 1);
  EXPECT_EQ(written.themes(0).points_size(), 1);
  EXPECT_EQ(written.DebugString(), Built(history.episodes()[0], filter).DebugString());
}

TEST(WrittenThemes, AreNothingWhereThereAreNone) { EXPECT_EQ(WriteThemes({}, kAnySize), ""); }

TEST(WrittenThemes, AreNotWrittenWhereTheyAreTooLarge) {
  const History history = Episode({On("2016-01-10") + kWeak});
  const auto themes = FindThemes(Reference(), history.episodes()[0], {});
  const std::size_t size = WriteThemes(themes, kAnySize)->size();

  EXPECT_TRUE(WriteThemes(themes, size).has_value());
  EXPECT_FALSE(WriteThemes(themes, size - 1).has_value());
}

}  // namespace
}  // namespace waymark::query
