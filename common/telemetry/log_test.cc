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

}  // namespace
}  // namespace waymark
