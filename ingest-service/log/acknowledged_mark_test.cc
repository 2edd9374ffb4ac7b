#include "ingest-service/log/acknowledged_mark.h"

#include <fstream>
#include <sstream>

#include <sys/stat.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

constexpr char kLogId[] = "0123456789abcdef0123456789abcdef";

std::string Read(const std::filesystem::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

TEST(Check, TakesALogThatHoldsAllThatWasAcknowledged) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  std::ofstream(file) << "waymark-acknowledged 1 " << kLogId << " 7\n";

  EXPECT_THAT(AcknowledgedMark::Check(file, kLogId, 7), IsOk());
  EXPECT_THAT(AcknowledgedMark::Check(file, kLogId, 8), IsOk());
}

TEST(Check, TakesANewLogWithoutAMark) {
  const TemporaryDirectory directory;

  EXPECT_THAT(AcknowledgedMark::Check(directory.path() / "acknowledged", kLogId, 0), IsOk());
}

TEST(Check, RefusesALogWhoseMarkIsGone) {
  const TemporaryDirectory directory;

  const absl::Status checked =
      AcknowledgedMark::Check(directory.path() / "acknowledged", kLogId, 1);

  EXPECT_EQ(checked.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(checked.message()), HasSubstr("is gone"));
  EXPECT_THAT(std::string(checked.message()), HasSubstr("accept-loss"));
}

TEST(CheckBeforeOpening, RefusesAMarkWithoutALog) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  const auto log = directory.path() / "log";
  EXPECT_THAT(AcknowledgedMark::CheckBeforeOpening(file, log), IsOk());

  ASSERT_THAT(AcknowledgedMark::Write(file, kLogId, 0), IsOk());
  EXPECT_THAT(AcknowledgedMark::CheckBeforeOpening(file, log), IsOk()) << "nothing to be missing";
  ASSERT_THAT(AcknowledgedMark::Write(file, kLogId, 1), IsOk());
  const absl::Status checked = AcknowledgedMark::CheckBeforeOpening(file, log);
  EXPECT_EQ(checked.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(checked.message()), HasSubstr("holds no log"));

  std::filesystem::create_directory(log);
  std::ofstream(log / "CURRENT") << "MANIFEST-000001";
  EXPECT_THAT(AcknowledgedMark::CheckBeforeOpening(file, log), IsOk());
}

TEST(Check, TakesANewLogInThePlaceOfOneToWhichNothingWasWritten) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  ASSERT_THAT(AcknowledgedMark::Write(file, "another", 0), IsOk());

  EXPECT_THAT(AcknowledgedMark::Check(file, kLogId, 0), IsOk());
  EXPECT_EQ(AcknowledgedMark::Check(file, kLogId, 1).code(), absl::StatusCode::kDataLoss);
}

TEST(Write, SaysWhatIsInTheWay) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "missing" / "acknowledged";

  const absl::Status wrote = AcknowledgedMark::Write(file, kLogId, 1);

  EXPECT_EQ(wrote.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(wrote.message()), HasSubstr("No such file"));
}

TEST(Check, RefusesWithTheStepsToRepair) {
  struct Case {
    const char* name;
    std::string content;
    const char* says;
  };
  const std::string magic = "waymark-acknowledged ";
  for (const Case& c : {
           Case{"log is shorter", magic + "1 " + kLogId + " 8\n", "ends at change 7"},
           Case{"another log", magic + "1 another 1\n", "in log another"},
           Case{"empty", "", "cannot be read"},
           Case{"other content", "something else 1 2 3\n", "cannot be read"},
           Case{"newer format", magic + "2 " + kLogId + " 1\n", "cannot be read"},
           Case{"cut off", magic + "1 " + kLogId, "cannot be read"},
           Case{"cut off number", magic + "1 " + kLogId + " 7", "cannot be read"},
           Case{"negative number", magic + "1 " + kLogId + " -1\n", "cannot be read"},
           Case{"no number", magic + "1 " + kLogId + " many\n", "cannot be read"},
       }) {
    const TemporaryDirectory directory;
    const auto file = directory.path() / "acknowledged";
    std::ofstream(file) << c.content;

    const absl::Status checked = AcknowledgedMark::Check(file, kLogId, 7);

    EXPECT_EQ(checked.code(), absl::StatusCode::kDataLoss) << c.name;
    EXPECT_THAT(std::string(checked.message()), HasSubstr(c.says)) << c.name;
    EXPECT_THAT(std::string(checked.message()), HasSubstr("Do not delete anything")) << c.name;
  }
}

TEST(Check, RefusesAMarkItCannotLookAt) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  std::filesystem::create_symlink(file, file);

  const absl::Status checked = AcknowledgedMark::Check(file, kLogId, 7);

  EXPECT_EQ(checked.code(), absl::StatusCode::kDataLoss) << checked;
}

TEST(AcknowledgedMark, IsWrittenAtTheEnd) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";

  {
    AcknowledgedMark mark(file, kLogId, 3);
    mark.Advance(4);
    mark.Advance(5);
  }

  EXPECT_EQ(Read(file), std::string("waymark-acknowledged 1 ") + kLogId + " 5\n");
  EXPECT_THAT(AcknowledgedMark::Check(file, kLogId, 5), IsOk());
  EXPECT_EQ(AcknowledgedMark::Check(file, kLogId, 4).code(), absl::StatusCode::kDataLoss);
}

TEST(AcknowledgedMark, TakesThePlaceOfTheOldOneWhole) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  std::ofstream(file) << "waymark-acknowledged 1 " << kLogId << " 1000000\n";
  std::ofstream(file.string() + ".new") << "what a crash left of an earlier attempt, and longer "
                                           "than any mark could ever be written by now";

  { const AcknowledgedMark mark(file, kLogId, 3); }

  EXPECT_EQ(Read(file), std::string("waymark-acknowledged 1 ") + kLogId + " 3\n");
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".new"));
}

// Opening a pipe to read returns once the mark has opened it to write, and a pipe cannot be synced:
// the first attempt is known to have been made, and to have failed.
TEST(AcknowledgedMark, IsTriedAgainAfterAFailure) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "acknowledged";
  const std::string beside = file.string() + ".new";
  ASSERT_EQ(mkfifo(beside.c_str(), 0600), 0);
  {
    AcknowledgedMark mark(file, kLogId, 3);
    EXPECT_THAT(Read(beside), HasSubstr(kLogId));
    ASSERT_TRUE(std::filesystem::remove(beside));
  }

  EXPECT_EQ(Read(file), std::string("waymark-acknowledged 1 ") + kLogId + " 3\n");
}

}  // namespace
}  // namespace waymark::ingest
