#include "query-service/commands/wording/known_when.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(KnownWhenTextTest, TellsTheTimeAsItWasAskedFor) {
  struct Case {
    const char* read;
    const char* want;
  };
  for (const Case& test :
       {Case{"", ""}, Case{"at_least_as_fresh: 't'", ""},
        Case{"read_time { seconds: 1772357400 }", "as known at 2026-03-01T09:30:00Z"},
        Case{"read_time { seconds: 1772409599 nanos: 999999000 }",
             "as known by the end of 2026-03-01 (UTC)"}}) {
    EXPECT_EQ(KnownWhenText(ParseText<v1::ReadOptions>(test.read)), test.want);
  }
}

}  // namespace
}  // namespace waymark::query::client
