#include "tests/bench/load/request_file.h"

#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::bench {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RequestFileTest : public testing::Test {
 protected:
  RequestFileTest() {
    MessageFileWriter file(path_);
    for (const char* message : {"one", "", "three"}) file.Add(message);
    EXPECT_THAT(file.Close(), IsOk());
  }
  ~RequestFileTest() override { std::filesystem::remove(path_); }

  const std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) / "request_file_test";
};

TEST_F(RequestFileTest, GivesMessagesInPortionsUntilTheEnd) {
  MessageFileReader file(path_);

  EXPECT_THAT(*file.Next(2), ElementsAre("one", ""));
  EXPECT_THAT(*file.Next(2), ElementsAre("three"));
  EXPECT_THAT(*file.Next(2), IsEmpty());
  EXPECT_THAT(*ReadMessageFile(path_), ElementsAre("one", "", "three"));
}

TEST_F(RequestFileTest, EndsWithAFullPortion) {
  MessageFileReader file(path_);

  EXPECT_THAT(*file.Next(3), ElementsAre("one", "", "three"));
  EXPECT_THAT(*file.Next(3), IsEmpty());
}

TEST_F(RequestFileTest, RefusesWhatIsCutOff) {
  const auto whole = std::filesystem::file_size(path_);
  // Inside the last message, before it, and inside its length.
  for (const std::uintmax_t cut : {std::uintmax_t{1}, std::uintmax_t{5}, std::uintmax_t{7}}) {
    std::filesystem::resize_file(path_, whole - cut);
    EXPECT_EQ(ReadMessageFile(path_).status().code(), absl::StatusCode::kInvalidArgument) << cut;
  }
}

TEST_F(RequestFileTest, RefusesAFileOfNothingAndNone) {
  std::filesystem::resize_file(path_, 0);
  EXPECT_FALSE(ReadMessageFile(path_).ok());
  EXPECT_FALSE(MessageFileReader(path_ / "none").Next(1).ok());
}

}  // namespace
}  // namespace waymark::bench
