#include "ingest-service/commands/log/damage_report.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/inspection/stored_log.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const absl::Status kBreak = absl::DataLossError("change 7: it cannot be read");
const absl::Status kFile = absl::DataLossError("log/000031.sst is not there.");

TEST(StoredDamage, SaysWhatBreaksHowFarItIsWholeWhichFileAndWhatToDo) {
  EXPECT_EQ(StoredDamage(kBreak, kFile, 6),
            "change 7: it cannot be read\n"
            "The last change that could be read in order is 6.\n"
            "log/000031.sst is not there.\n" +
                StoredLog::Repair());
}

TEST(StoredDamage, SaysThatAllFilesAreWhole) {
  EXPECT_EQ(StoredDamage(kBreak, absl::OkStatus(), 6),
            "change 7: it cannot be read\n"
            "The last change that could be read in order is 6.\n" +
                StoredLog::Repair());
}

TEST(StoredDamage, SaysThatEveryChangeCanBeRead) {
  EXPECT_THAT(StoredDamage(absl::OkStatus(), kFile, 6),
              StartsWith("every change, up to 6, can be read, but the store is damaged\n"
                         "log/000031.sst is not there.\n"));
}

TEST(StoredDamage, SaysThatNoChangeCouldBeRead) {
  EXPECT_THAT(StoredDamage(kBreak, kFile, 0), HasSubstr("No change could be read in order.\n"));
}

TEST(Repair, HasAcceptLossAsNoWayToMendIt) {
  EXPECT_THAT(StoredLog::Repair(), StartsWith("Do not delete anything."));
  EXPECT_THAT(StoredLog::Repair(), HasSubstr("accept-loss' takes a log that ends too early"));
}

TEST(ServedDamage, SendsToTheStoppedStore) {
  const std::string report = ServedDamage(kBreak, 6);

  EXPECT_THAT(report, StartsWith("change 7: it cannot be read\n"
                                 "The last change that could be read in order is 6.\n"
                                 "Stop the service"));
  EXPECT_THAT(report, HasSubstr("verify --data_dir="));
  EXPECT_THAT(report, Not(HasSubstr("accept-loss")));
}

}  // namespace
}  // namespace waymark::ingest
