#include "ingest-service/log/inspection/damaged_file_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/keys.h"

namespace waymark::ingest {
namespace {

using storage::DamagedFile;
using Kind = DamagedFile::Kind;

DamagedFile TableOf(const std::string& family, const std::string& first = "a",
                    const std::string& last = "z") {
  return {.name = "000031.sst",
          .what = "is not there",
          .table = {.name = "000031.sst", .family = family, .first_key = first, .last_key = last}};
}

struct Case {
  std::string name;
  DamagedFile file;
  std::string want;
};

class DamagedFileLinesTest : public testing::TestWithParam<Case> {};

TEST_P(DamagedFileLinesTest, SaysWhatTheFileHeld) {
  EXPECT_EQ(DamagedFileLines({GetParam().file}), GetParam().want);
}

const Case kCases[] = {
    {"Log", TableOf("log", keys::Sequence(12), keys::Sequence(80)),
     "log/000031.sst is not there. It held records of changes 12 to 80."},
    {"OneRevision", TableOf("revisions", keys::Sequence(7), keys::Sequence(7)),
     "log/000031.sst is not there. It held revisions of change 7."},
    {"OddKeys", TableOf("revisions"), "log/000031.sst is not there. It held revisions of changes."},
    {"Heads", TableOf("heads"),
     "log/000031.sst is not there. It held the current states of visits."},
    {"Requests", TableOf("requests"),
     "log/000031.sst is not there. It held the answers to requests of the last seven days."},
    {"RequestTimes", TableOf("request_times"),
     "log/000031.sst is not there. It held when requests are to be forgotten."},
    {"Meta", TableOf("meta"),
     "log/000031.sst is not there. It held what the log is and which format it has."},
    {"FamilyOfANewerVersion", TableOf("more"), "log/000031.sst is not there. It held 'more'."},
    {"Manifest",
     {.name = "MANIFEST-000005", .kind = Kind::kManifest, .what = "is damaged"},
     "log/MANIFEST-000005 is damaged. It held which files the store is made of."},
    {"Current",
     {.name = "CURRENT", .kind = Kind::kCurrent, .what = "is damaged"},
     "log/CURRENT is damaged. It held which MANIFEST is in use."},
    {"WriteAheadLog",
     {.name = "000009.log", .kind = Kind::kWriteAheadLog, .what = "is damaged"},
     "log/000009.log is damaged. It held the latest changes and all that came with them."},
};

INSTANTIATE_TEST_SUITE_P(DamagedFileLines, DamagedFileLinesTest, testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

TEST(DamagedFileLines, CountsWhatIsTooMuchToName) {
  const std::string lines = DamagedFileLines(std::vector<DamagedFile>(23, TableOf("heads")));

  EXPECT_THAT(lines, testing::EndsWith(".\nand 3 files more"));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 20);
}

}  // namespace
}  // namespace waymark::ingest
