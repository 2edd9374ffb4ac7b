#include "ingest-service/commands/log/verifying_reader.h"

#include <sstream>
#include <string>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/inspection/made_log.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

TEST(VerifyingReader, SumsUpAnEmptyLog) {
  VerifyingReader reader(nullptr);
  reader.Begin("log", 0);

  EXPECT_THAT(reader.Finish(), IsOk());
  EXPECT_EQ(reader.Summary(), "0 changes of 0 visits verified; head 0, chain " +
                                  absl::BytesToHexString(chain::GenesisHash("log")).substr(0, 16));
}

TEST(VerifyingReader, SumsUpWhatWasRead) {
  MadeLog log;
  log.Write("a", 1);
  log.Write("b", 1);
  log.Write("a", 2);
  VerifyingReader reader(nullptr);
  reader.Begin(MadeLog::kLogId, 3);
  for (const internal::v1::Change& change : log.changes) ASSERT_THAT(reader.Take(change), IsOk());

  EXPECT_EQ(reader.Summary(), "3 changes of 2 visits verified; head 3, chain " +
                                  absl::BytesToHexString(log.at(3).hash()).substr(0, 16));
}

TEST(VerifyingReader, BeginsAnewWhereItIsReadToAgain) {
  MadeLog log;
  log.Write("a", 1);
  log.Lose(1);
  VerifyingReader reader(nullptr);
  reader.Begin(MadeLog::kLogId, 1);
  ASSERT_THAT(reader.Take(log.at(1)), IsOk());
  ASSERT_FALSE(reader.Finish().ok());

  reader.Begin(MadeLog::kLogId, 1);

  EXPECT_THAT(reader.Finish(), IsOk());
}

TEST(VerifyingReader, ShowsHowFarItIsOnATerminal) {
  MadeLog log;
  log.Write("a", 1);
  std::ostringstream terminal;
  VerifyingReader reader(&terminal);
  reader.Begin(MadeLog::kLogId, 9);

  ASSERT_THAT(reader.Take(log.at(1)), IsOk());

  EXPECT_THAT(terminal.str(), HasSubstr("1 of 9 changes"));
}

}  // namespace
}  // namespace waymark::ingest
