#include "common/security/audit/refusal_journal.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::security {
namespace {

namespace fs = std::filesystem;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::SizeIs;

class RefusalJournalTest : public ::testing::Test {
 protected:
  fs::path Directory() const { return directory_.path() / "audit"; }

  std::unique_ptr<RefusalJournal> Open(JournalLimits limits = {}) const {
    auto journal = RefusalJournal::Open(Directory(), limits);
    EXPECT_THAT(journal, IsOk());
    return *std::move(journal);
  }

  // Of every file, oldest first.
  std::vector<nlohmann::json> Lines() const {
    std::vector<nlohmann::json> lines;
    for (const fs::path& file : RefusalJournal::Files(Directory())) {
      std::ifstream stream(file);
      for (std::string line; std::getline(stream, line);) {
        lines.push_back(nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false));
      }
    }
    return lines;
  }

  TemporaryDirectory directory_;
};

Refusal Refused(const std::string& method) {
  return {.time = absl::UnixEpoch(),
          .uri = "spiffe://waymark.example/authority/sunderland/reader",
          .serial = "0a",
          .peer = "ipv4:127.0.0.1:4711",
          .method = method,
          .outcome = "NOT_PERMITTED",
          .visit = "authorities/sunderland/visits/v1",
          .request_id = "01234567-89ab-cdef-0123-456789abcdef"};
}

TEST_F(RefusalJournalTest, WritesALineForEach) {
  Open()->Record(Refused("CreateVisit"));

  EXPECT_THAT(Lines(), ElementsAre(Eq(nlohmann::json::parse(R"({
    "time": "1970-01-01T00:00:00.000000Z",
    "uri": "spiffe://waymark.example/authority/sunderland/reader", "serial": "0a",
    "peer": "ipv4:127.0.0.1:4711", "method": "CreateVisit", "outcome": "NOT_PERMITTED",
    "visit": "authorities/sunderland/visits/v1",
    "request_id": "01234567-89ab-cdef-0123-456789abcdef"})"))));
}

TEST_F(RefusalJournalTest, LeavesOutWhatIsNotKnown) {
  Open()->Record({.time = absl::UnixEpoch(), .method = "GetVisit", .outcome = "NOT_IDENTIFIED"});

  ASSERT_THAT(Lines(), SizeIs(1));
  EXPECT_FALSE(Lines()[0].contains("visit"));
  EXPECT_FALSE(Lines()[0].contains("request_id"));
}

TEST_F(RefusalJournalTest, GoesOnWithAFileAndEndsALineThatACrashCutOff) {
  Open()->Record(Refused("CreateVisit"));
  std::ofstream(Directory() / "refusals", std::ios::app) << R"({"time": "19)";

  Open()->Record(Refused("DeleteVisit"));

  const auto lines = Lines();
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_TRUE(lines[1].is_discarded());
  EXPECT_EQ(lines[2]["method"], "DeleteVisit");
}

TEST_F(RefusalJournalTest, RenamesFullFilesAndKeepsSoMany) {
  for (int i = 0; i < 6; ++i) {
    Open({.max_file_bytes = 1, .max_files = 3, .max_waiting = 10})
        ->Record(Refused("Method" + std::to_string(i)));
  }

  EXPECT_THAT(RefusalJournal::Files(Directory()),
              ElementsAre(Directory() / "refusals.2", Directory() / "refusals.1",
                          Directory() / "refusals"));
  const auto lines = Lines();
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_EQ(lines.front()["method"], "Method3");
  EXPECT_EQ(lines.back()["method"], "Method5");
}

TEST_F(RefusalJournalTest, CountsWhatHasNoRoom) {
  constexpr int kRefusals = 2000;
  {
    const auto journal =
        Open({.max_file_bytes = std::size_t{1} << 20, .max_files = 2, .max_waiting = 1});
    for (int i = 0; i < kRefusals; ++i) journal->Record(Refused("CreateVisit"));
  }

  std::uint64_t told = 0;
  for (const auto& line : Lines()) told += line.value("not_written", std::uint64_t{1});
  EXPECT_EQ(told, kRefusals);
}

TEST_F(RefusalJournalTest, OneCallerDoesNotFillItAlone) {
  Refusal other = Refused("GetVisit");
  other.uri = "spiffe://waymark.example/authority/leeds/reader";
  {
    const auto journal = Open({.lines_at_once = 3, .lines_per_second = 0.001});
    for (int i = 0; i < 10; ++i) journal->Record(Refused("CreateVisit"));
    journal->Record(other);
  }

  const auto lines = Lines();
  ASSERT_THAT(lines, SizeIs(5)) << "three, the other's, and the count";
  EXPECT_EQ(lines[3]["uri"], other.uri);
  EXPECT_EQ(lines[4]["uri"], Refused("").uri);
  EXPECT_EQ(lines[4]["not_written"], 7);
}

TEST_F(RefusalJournalTest, CountsAreToldWhileItIsOpen) {
  const auto journal = Open(
      {.lines_at_once = 1, .lines_per_second = 0.001, .between_counts = absl::Milliseconds(50)});
  for (int i = 0; i < 3; ++i) journal->Record(Refused("CreateVisit"));

  std::uint64_t counted = 0;
  for (int i = 0; i < 600 && counted < 2; ++i) {
    absl::SleepFor(absl::Milliseconds(50));
    counted = 0;
    for (const auto& line : Lines()) counted += line.value("not_written", std::uint64_t{0});
  }
  EXPECT_EQ(counted, 2U);
}

TEST_F(RefusalJournalTest, IsClosedToOthers) {
  Open()->Record(Refused("CreateVisit"));

  struct stat about = {};
  ASSERT_EQ(stat((Directory() / "refusals").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 077, 0U);
  ASSERT_EQ(stat(Directory().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 077, 0U);
}

TEST_F(RefusalJournalTest, RefusesADirectoryThatIsNone) {
  std::ofstream(directory_.path() / "audit") << "a file";

  EXPECT_EQ(RefusalJournal::Open(Directory()).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace waymark::security
