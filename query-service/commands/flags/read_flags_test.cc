#include "query-service/commands/flags/read_flags.h"

#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/time_util.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

absl::StatusOr<v1::ReadOptions> ReadWith(const std::string& read_time) {
  const absl::FlagSaver saver;
  absl::SetFlag(&FLAGS_read_time, read_time);
  v1::ReadOptions read;
  if (const absl::Status status = FillRead(read); !status.ok()) return status;
  return read;
}

TEST(ReadFlagsTest, TakeTimesAndWholeDays) {
  struct Case {
    const char* given;
    const char* want;
  };
  for (const Case& test : {Case{"2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z"},
                           Case{"2026-03-01T09:30:00.25+01:00", "2026-03-01T08:30:00.250Z"},
                           Case{"2026-03-01", "2026-03-01T23:59:59.999999Z"},
                           Case{"2024-02-28", "2024-02-28T23:59:59.999999Z"}}) {
    const auto read = ReadWith(test.given);

    ASSERT_THAT(read, IsOk()) << test.given;
    EXPECT_EQ(google::protobuf::util::TimeUtil::ToString(read->read_time()), test.want);
  }
}

TEST(ReadFlagsTest, LeaveTheTimeOutWhereNoneIsGiven) {
  const auto read = ReadWith("");

  ASSERT_THAT(read, IsOk());
  EXPECT_FALSE(read->has_read_time());
}

TEST(ReadFlagsTest, RefuseWhatIsNeither) {
  for (const char* text : {"yesterday", "2026-03", "2026", "2026-13-01", "2026-02-30", "09:30",
                           "2026-03-01 09:30", "infinite-future", "2026-03-01T09:30:00"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ReadWith(text).status())) << text;
  }
}

}  // namespace
}  // namespace waymark::query::client
