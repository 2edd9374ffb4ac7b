#include "ingest-service/commands/json_check.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

TEST(CheckJsonTest, TakesJson) {
  for (const char* text :
       {"{}", R"({"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]})", R"({"a":"\u00e9","b":null})"}) {
    EXPECT_THAT(CheckJson(text, 1), IsOk()) << text;
  }
}

TEST(CheckJsonTest, RefusesANameGivenTwiceAndSaysWhere) {
  struct Case {
    std::string text;
    std::string path;
  };
  const std::vector<Case> cases = {
      {R"({"a":1,"a":1})", "a is given twice"},
      {R"({"v":{"b":1,"c":{"b":1},"b":2}})", "v.b is given twice"},
      {R"({"v":[1,[],{},{"x":[[{"y":1,"y":2}]]}]})", "v[3].x[0][0].y is given twice"},
      {R"({"start_date":"","startDate":""})", "startDate is given twice"},
      {R"({"a":1,"\u0061":2})", "a is given twice"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(CheckJson(c.text, 1).message(), c.path) << c.text;
  }
}

TEST(CheckJsonTest, RefusesWhatIsNotJson) {
  for (const char* text :
       {"", "{", "{'a':1}", "{a:1}", R"({"a":1,})", R"({"a":01})", R"({"a":NaN})",
        "{\"a\":\"\x01\"}", "{\"a\":\"\xff\"}", "{\"a\":\"\\x\"}", R"({"a":1} x)", R"({"a":1e999})",
        R"({"a":"\ud800"})", "{/**/}"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(CheckJson(text, 1))) << text;
  }
}

TEST(CheckJsonTest, NamesTheLineInTheFile) {
  const absl::Status status = CheckJson("{\"a\":1,\n\"b\":x}", 41);

  EXPECT_THAT(std::string(status.message()), HasSubstr("from line 42 on: syntax error"));
}

}  // namespace
}  // namespace waymark::ingest
