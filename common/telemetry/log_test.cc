#include "common/telemetry/log.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"

namespace waymark {
namespace {

TEST(Log, WritesOneJsonObjectALine) {
  testing::internal::CaptureStderr();
  log::Warning("feed lost", {{"address", "127.0.0.1:1"}, {"attempt", std::int64_t{3}}});
  const std::string line = testing::internal::GetCapturedStderr();

  ASSERT_FALSE(line.empty());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto object = nlohmann::json::parse(line);
  EXPECT_EQ(object["level"], "warning");
  EXPECT_EQ(object["event"], "feed lost");
  EXPECT_EQ(object["address"], "127.0.0.1:1");
  EXPECT_EQ(object["attempt"], 3);
  EXPECT_TRUE(object.contains("time"));
}

TEST(Log, EscapesWhatWouldBreakTheLine) {
  testing::internal::CaptureStderr();
  log::Error("bad", {{"cause", std::string("a\n\"b\" \xff")}});
  const std::string line = testing::internal::GetCapturedStderr();

  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(nlohmann::json::parse(line)["cause"], "a\n\"b\" \xEF\xBF\xBD");
}

TEST(Log, WritesValuesOfEveryKind) {
  testing::internal::CaptureStderr();
  log::Info("kinds", {{"text", std::string("a/b")},
                      {"none", std::string()},
                      {"count", std::int64_t{-3}},
                      {"duration_ms", 1.25},
                      {"whole", 2.0},
                      {"ready", true}});
  const std::string line = testing::internal::GetCapturedStderr();

  EXPECT_NE(line.find(R"("level":"info","event":"kinds","text":"a/b","none":"","count":-3,)"
                      R"("duration_ms":1.25,"whole":2.0,"ready":true})"),
            std::string::npos)
      << line;
}

TEST(Log, WritesWhatMattersAsMuchAsTheLevelAsks) {
  log::SetLevel(log::Level::kWarning);
  testing::internal::CaptureStderr();
  log::Debug("no");
  log::Info("no");
  log::Warning("yes");
  log::Error("yes");
  const std::string lines = testing::internal::GetCapturedStderr();
  log::SetLevel(log::Level::kInfo);

  EXPECT_EQ(lines.find("\"no\""), std::string::npos);
  EXPECT_NE(lines.find("\"warning\",\"event\":\"yes\""), std::string::npos);
  EXPECT_NE(lines.find("\"error\",\"event\":\"yes\""), std::string::npos);
}

TEST(LogLevel, IsOneOfFourWords) {
  log::Level level = log::Level::kInfo;
  std::string error;
  EXPECT_TRUE(log::AbslParseFlag("error", &level, &error));
  EXPECT_EQ(level, log::Level::kError);
  EXPECT_EQ(log::AbslUnparseFlag(level), "error");

  EXPECT_FALSE(log::AbslParseFlag("loud", &level, &error));
  EXPECT_EQ(level, log::Level::kError);
  EXPECT_NE(error.find("debug"), std::string::npos);
}

}  // namespace
}  // namespace waymark
