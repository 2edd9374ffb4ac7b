#include "common/config/followed_log_level.h"

#include <fstream>
#include <functional>

#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "common/config/flag_origins.h"
#include "common/telemetry/log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::config {
namespace {

constexpr absl::Duration kOften = absl::Milliseconds(5);

class FollowedLogLevelTest : public testing::Test {
 protected:
  ~FollowedLogLevelTest() override {
    log::SetLevel(log::Level::kInfo);
    OriginsOfThisProcess().clear();
  }

  void Say(const std::string& text) const { std::ofstream(file_) << text; }
  static bool Soon(const std::function<bool()>& holds) {
    for (int i = 0; i < 2000 && !holds(); ++i) absl::SleepFor(kOften);
    return holds();
  }

  const TemporaryDirectory directory_;
  const std::filesystem::path file_ = directory_.path() / "a.toml";
};

TEST_F(FollowedLogLevelTest, TakesUpWhatTheFileSaysWhileItRuns) {
  Say("log_level = \"info\"\n");
  const FollowedLogLevel level(file_, kOften);
  EXPECT_FALSE(log::Writes(log::Level::kDebug));

  Say("log_level = \"debug\"\nmax_connections = 3\n");
  EXPECT_TRUE(Soon([] { return log::Writes(log::Level::kDebug); }));

  Say("log_level = \"loud\"\n");
  absl::SleepFor(10 * kOften);
  EXPECT_TRUE(log::Writes(log::Level::kDebug));

  Say("log_level = [\n");
  absl::SleepFor(10 * kOften);
  std::filesystem::remove(file_);
  absl::SleepFor(10 * kOften);
  EXPECT_TRUE(log::Writes(log::Level::kDebug));

  Say("log_level = \"error\"\n");
  EXPECT_TRUE(Soon([] { return !log::Writes(log::Level::kWarning); }));

  Say("");
  EXPECT_TRUE(Soon([] { return log::Writes(log::Level::kInfo); }));
}

TEST_F(FollowedLogLevelTest, TheFileHasNoSayWhereTheLineSaysIt) {
  OriginsOfThisProcess()["log_level"] = "--log_level";
  Say("log_level = \"debug\"\n");
  const FollowedLogLevel level(file_, kOften);

  absl::SleepFor(10 * kOften);
  EXPECT_FALSE(log::Writes(log::Level::kDebug));
}

}  // namespace
}  // namespace waymark::config
