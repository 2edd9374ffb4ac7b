#include "tests/support/child_process.h"

#include <csignal>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark {
namespace {

using testing::Optional;
using testing::StrEq;

constexpr absl::Duration kPatience = absl::Seconds(30);

absl::StatusOr<std::unique_ptr<ChildProcess>> Shell(const std::string& script) {
  return ChildProcess::Start("/bin/sh", {"-c", script});
}

TEST(ChildProcess, KeepsBothOutputs) {
  const auto child = Shell("echo out; echo err >&2; exit 3");
  ASSERT_THAT(child, IsOk());

  EXPECT_THAT((*child)->WaitForExit(kPatience), Optional(3));

  EXPECT_TRUE((*child)->output().WaitForEnd(kPatience));
  EXPECT_EQ((*child)->output().text(), "out\n");
  EXPECT_EQ((*child)->errors().text(), "err\n");
}

TEST(ChildProcess, TellsTheSignalItDiedOf) {
  const auto child = Shell("exec sleep 100");
  ASSERT_THAT(child, IsOk());

  (*child)->Signal(SIGKILL);

  EXPECT_THAT((*child)->WaitForExit(kPatience), Optional(128 + SIGKILL));
}

TEST(ChildProcess, WaitsForALine) {
  const auto child = Shell("echo one >&2; echo two >&2; exec sleep 100");
  ASSERT_THAT(child, IsOk());

  const auto line = (*child)->errors().WaitForLine(
      [](std::string_view text) { return text == "two"; }, kPatience);

  EXPECT_THAT(line, Optional(StrEq("two")));
}

TEST(ChildProcess, WaitsForNoLineOnceItHasEnded) {
  const auto child = Shell("printf 'half a line' >&2");
  ASSERT_THAT(child, IsOk());

  const auto line = (*child)->errors().WaitForLine([](std::string_view) { return true; },
                                                   absl::InfiniteDuration());

  EXPECT_EQ(line, std::nullopt);
}

TEST(ChildProcess, StillRunsAfterATimeout) {
  const auto child = Shell("exec sleep 100");
  ASSERT_THAT(child, IsOk());

  EXPECT_EQ((*child)->WaitForExit(absl::Milliseconds(1)), std::nullopt);
}

TEST(ChildProcess, SeesNoFlagsOfTheEnvironment) {
  setenv("WAYMARK_LISTEN", "127.0.0.1:1", 1);
  const auto child = Shell("echo \"[$WAYMARK_LISTEN]\" >&2");
  unsetenv("WAYMARK_LISTEN");
  ASSERT_THAT(child, IsOk());

  EXPECT_THAT((*child)->WaitForExit(kPatience), Optional(0));

  EXPECT_EQ((*child)->errors().text(), "[]\n");
}

TEST(ChildProcess, SeesWhatIsAddedToTheEnvironment) {
  const auto child =
      ChildProcess::Start("/bin/sh", {"-c", "echo \"$ADDED\" >&2"}, {"ADDED=to the rest"});
  ASSERT_THAT(child, IsOk());

  EXPECT_THAT((*child)->WaitForExit(kPatience), Optional(0));

  EXPECT_EQ((*child)->errors().text(), "to the rest\n");
}

TEST(ChildProcess, MissingProgramIsAnError) {
  EXPECT_EQ(ChildProcess::Start("/no/such/program", {}).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace waymark
