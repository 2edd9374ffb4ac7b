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
      {R"({"parent":1,"parent":1})", "parent is given twice"},
      {R"({"visit":{"name":1,"focus":{"name":1},"name":2}})", "visit.name is given twice"},
      {R"({"visit":{"findings":[1,[],{},{"id":1,"id":2}]}})",
       "visit.findings[3].id is given twice"},
      {R"({"visit":{"start_date":"","startDate":""}})", "visit.startDate is given twice"},
      {R"({"parent":1,"\u0070arent":2})", "parent is given twice"},
      {R"({"a":1,"a":1})", "the record: a name in it is given twice"},
      {R"({"visit":{"a":1,"a":1}})", "visit: a name in it is given twice"},
      {R"({"visit":{"labels":{"a":1,"a":1}}})", "visit.labels: a name in it is given twice"},
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

TEST(CheckJsonTest, SaysWhatIsWrongAndQuotesNothing) {
  struct Case {
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases = {
      {R"({"visit":{"notes":[{},{"text":"secret \x"}]}})",
       "no JSON from line 7 on, at visit.notes[1].text: syntax error while parsing value - invalid "
       "string: forbidden character after backslash"},
      {R"({"secret":"secret",})",
       "no JSON from line 7 on: syntax error while parsing object key - unexpected '}'; expected "
       "string literal"},
      {R"({"index":1e999})", "no JSON from line 7 on, at index: a number is too large"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(CheckJson(c.text, 7).message(), c.message) << c.text;
  }
}

}  // namespace
}  // namespace waymark::ingest
