#include "common/config/command_line.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "gtest/gtest.h"

#include "common/config/service_flags.h"
#include "tests/support/temporary_directory.h"

ABSL_FLAG(std::string, place, "here", "Where.");
ABSL_FLAG(bool, loud, false, "Whether to shout.");
ABSL_FLAG(std::string, door_key, "", "Not to be shown.");
ABSL_FLAG(int, elsewhere, 1, "Of the other command.");

namespace waymark::config {
namespace {

class CommandLineTest : public testing::Test {
 protected:
  int RunWith(std::vector<std::string> words) {
    Program program{.name = "prog", .summary = "Does.", .commands = {}};
    program.commands.push_back({.name = "go",
                                .arguments = "FILE...",
                                .summary = "Goes.",
                                .flags = {"place", "loud"},
                                .details = "",
                                .run = [this](const std::vector<std::string>& arguments) {
                                  arguments_ = arguments;
                                  ran_ = true;
                                  return 7;
                                }});
    program.commands.push_back({.name = "stay",
                                .arguments = "",
                                .summary = "Stays.",
                                .flags = {"config", "elsewhere", "place", "door_key"},
                                .details = "",
                                .run = [](const std::vector<std::string>&) { return 0; },
                                .flag_help = {{"place", "Where to stay."}},
                                .check = [this] { return faults_; }});
    words.insert(words.begin(), "prog");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = config::Run(program, static_cast<int>(argv.size()), argv.data());
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return status;
  }

  absl::FlagSaver saver_;
  // A file of configuration that says this.
  std::string File(const std::string& text) const {
    const std::filesystem::path path = directory_.path() / "stay.toml";
    std::ofstream(path) << text;
    return path.string();
  }

  const TemporaryDirectory directory_;
  std::vector<std::string> faults_;  // What the check of "stay" finds.
  std::vector<std::string> arguments_;
  bool ran_ = false;
  std::string out_;
  std::string err_;
};

TEST_F(CommandLineTest, PrintsWhatFlagsComeToInPlaceOfRunning) {
  setenv("WAYMARK_PLACE", "there", 1);

  EXPECT_EQ(RunWith({"go", "--print_config", "--noloud"}), 0);
  unsetenv("WAYMARK_PLACE");

  EXPECT_FALSE(ran_);
  EXPECT_EQ(out_, "--place=there  (WAYMARK_PLACE)\n--loud=false  (--noloud)\n");
}

TEST_F(CommandLineTest, PrintsDefaultsAndNoSecret) {
  EXPECT_EQ(RunWith({"stay", "--print_config", "--door_key=opensesame"}), 0);

  EXPECT_EQ(out_,
            "--config=  (default)\n--elsewhere=1  (default)\n--place=here  (default)\n"
            "--door_key=(not shown)  (--door_key)\n");
}

TEST_F(CommandLineTest, TheLineWinsOverTheEnvironmentAndThatOverTheFile) {
  const std::string file = File("elsewhere = 2\nplace = \"file\"\ndoor_key = \"file\"\n");
  setenv("WAYMARK_PLACE", "environment", 1);
  setenv("WAYMARK_DOOR_KEY", "environment", 1);

  EXPECT_EQ(RunWith({"stay", "--config", file, "--door_key=line"}), 0) << err_;
  unsetenv("WAYMARK_PLACE");
  unsetenv("WAYMARK_DOOR_KEY");

  EXPECT_EQ(absl::GetFlag(FLAGS_elsewhere), 2);
  EXPECT_EQ(absl::GetFlag(FLAGS_place), "environment");
  EXPECT_EQ(absl::GetFlag(FLAGS_door_key), "line");
}

TEST_F(CommandLineTest, TheEnvironmentMayNameTheFile) {
  setenv("WAYMARK_CONFIG", File("elsewhere = 3\n").c_str(), 1);
  EXPECT_EQ(RunWith({"stay", "--print_config"}), 0) << err_;
  unsetenv("WAYMARK_CONFIG");

  EXPECT_NE(out_.find("--elsewhere=3  ("), std::string::npos);
  EXPECT_NE(out_.find("stay.toml:1)"), std::string::npos);
}

TEST_F(CommandLineTest, NamesEverythingThatIsWrong) {
  setenv("WAYMARK_ELSEWHERE", "many", 1);
  const std::string file = File("plaice = \"sea\"\nplace = [1]\nconfig = \"more.toml\"\n");

  EXPECT_EQ(RunWith({"stay", "--config=" + file, "--nowhere=1", "argument"}), 2);
  unsetenv("WAYMARK_ELSEWHERE");

  for (const char* part : {"stay.toml:1", "'plaice'", "stay.toml:2", "'place' takes", "'config'",
                           "WAYMARK_ELSEWHERE", "--nowhere", "'argument'"}) {
    EXPECT_NE(err_.find(part), std::string::npos) << part << " is not in " << err_;
  }
}

TEST_F(CommandLineTest, ChecksInPlaceOfRunning) {
  EXPECT_EQ(RunWith({"stay", "--check_config"}), 0) << err_;
  EXPECT_NE(out_.find("can run"), std::string::npos);

  faults_ = {"no bed", "no roof"};
  EXPECT_EQ(RunWith({"stay", "--check_config"}), 2);
  EXPECT_NE(err_.find("no bed\n"), std::string::npos);
  EXPECT_NE(err_.find("no roof\n"), std::string::npos);
}

TEST_F(CommandLineTest, ACheckFindsVariablesThatAreNamedLikeNoFlag) {
  setenv("WAYMARK_PLAICE", "sea", 1);
  EXPECT_EQ(RunWith({"stay"}), 0);
  EXPECT_EQ(RunWith({"stay", "--check_config"}), 2);
  unsetenv("WAYMARK_PLAICE");

  EXPECT_NE(err_.find("WAYMARK_PLAICE"), std::string::npos);
}

TEST_F(CommandLineTest, TheReferenceHasEveryCommandAndFlag) {
  EXPECT_EQ(RunWith({"--reference"}), 0);
  for (const char* part : {"# prog", "## go", "## stay",
                           "| `--place` | `WAYMARK_PLACE` | `here` | "
                           "Where to stay. |"}) {
    EXPECT_NE(out_.find(part), std::string::npos) << part;
  }
}

TEST_F(CommandLineTest, RunsTheCommandWithFlagsAndArguments) {
  EXPECT_EQ(RunWith({"go", "--place=there", "a", "--loud", "b"}), 7);

  EXPECT_EQ(absl::GetFlag(FLAGS_place), "there");
  EXPECT_TRUE(absl::GetFlag(FLAGS_loud));
  EXPECT_EQ(arguments_, (std::vector<std::string>{"a", "b"}));
}

TEST_F(CommandLineTest, AFlagMayBeFollowedByItsValue) {
  RunWith({"go", "--place", "there", "a"});

  EXPECT_EQ(absl::GetFlag(FLAGS_place), "there");
  EXPECT_EQ(arguments_, (std::vector<std::string>{"a"}));
}

TEST_F(CommandLineTest, WhatFollowsTwoDashesIsAnArgument) {
  RunWith({"go", "--", "--place"});

  EXPECT_EQ(arguments_, (std::vector<std::string>{"--place"}));
}

TEST_F(CommandLineTest, TheEnvironmentFillsInAndTheCommandLineWins) {
  setenv("WAYMARK_PLACE", "from the environment", 1);
  RunWith({"go"});
  EXPECT_EQ(absl::GetFlag(FLAGS_place), "from the environment");

  RunWith({"go", "--place=from the line"});
  EXPECT_EQ(absl::GetFlag(FLAGS_place), "from the line");
  unsetenv("WAYMARK_PLACE");
}

TEST_F(CommandLineTest, ABadEnvironmentIsNamed) {
  setenv("WAYMARK_LOUD", "perhaps", 1);
  EXPECT_EQ(RunWith({"go"}), 2);
  unsetenv("WAYMARK_LOUD");

  EXPECT_NE(err_.find("WAYMARK_LOUD"), std::string::npos) << err_;
  EXPECT_FALSE(ran_);
}

TEST_F(CommandLineTest, RefusesWhatItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {"fly"},           {"go", "--elsewhere=2"}, {"go", "--nothing"},
      {"go", "--place"}, {"stay", "here"},        {"go", "--loud=perhaps"}};
  for (const auto& words : lines) {
    EXPECT_EQ(RunWith(words), 2) << words.back();
    EXPECT_NE(err_.find("--help"), std::string::npos);
    EXPECT_FALSE(ran_);
  }
}

TEST_F(CommandLineTest, HelpNamesCommandsFlagsDefaultsAndEnvironment) {
  EXPECT_EQ(RunWith({"--help"}), 0);
  EXPECT_NE(out_.find("Goes."), std::string::npos);

  EXPECT_EQ(RunWith({"go", "--help"}), 0);
  for (const char* part : {"FILE...", "--place", "Where.", "Default: here", "WAYMARK_PLACE"}) {
    EXPECT_NE(out_.find(part), std::string::npos) << part;
  }
  EXPECT_FALSE(ran_);
}

TEST_F(CommandLineTest, HelpSaysWhatAFlagMeansToTheCommand) {
  RunWith({"stay", "--help"});
  EXPECT_NE(out_.find("Where to stay."), std::string::npos);
  EXPECT_EQ(out_.find("Where.\n"), std::string::npos);

  RunWith({"go", "--help"});
  EXPECT_NE(out_.find("Where.\n"), std::string::npos);
  EXPECT_EQ(out_.find("Where to stay."), std::string::npos);
}

TEST_F(CommandLineTest, NoCommandShowsHelpAndFails) {
  EXPECT_EQ(RunWith({}), 2);
  EXPECT_NE(out_.find("Commands:"), std::string::npos);
}

TEST_F(CommandLineTest, VersionNamesTheProgram) {
  EXPECT_EQ(RunWith({"--version"}), 0);
  EXPECT_EQ(out_.rfind("prog ", 0), 0U);
}

}  // namespace
}  // namespace waymark::config
