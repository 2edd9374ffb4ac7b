#include "ingest-service/commands/json_records.h"

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

struct Split {
  std::vector<std::pair<std::int64_t, std::string>> records;
  std::optional<JsonFault> fault;
};

Split SplitText(const std::string& text) {
  std::istringstream in(text);
  JsonRecordReader reader(in);
  Split split;
  while (const auto record = reader.Next()) split.records.emplace_back(record->line, record->text);
  split.fault = reader.fault();
  return split;
}

TEST(JsonRecordReaderTest, FindsObjectsWithTheirLines) {
  struct Case {
    std::string name;
    std::string text;
    std::vector<std::pair<std::int64_t, std::string>> want;
  };
  const std::vector<Case> cases = {
      {"nothing", "", {}},
      {"white space only", " \r\n\t\n", {}},
      {"JSON Lines", "{\"a\":1}\n{\"a\":2}\n", {{1, "{\"a\":1}"}, {2, "{\"a\":2}"}}},
      {"no line break at the end", "{}", {{1, "{}"}}},
      {"a byte order mark at the beginning", "\xEF\xBB\xBF{}\n{}", {{1, "{}"}, {2, "{}"}}},
      {"nothing but a byte order mark", "\xEF\xBB\xBF", {}},
      {"Windows line ends", "{}\r\n{}\r\n", {{1, "{}"}, {2, "{}"}}},
      {"one after another on a line", "{}{} {}", {{1, "{}"}, {1, "{}"}, {1, "{}"}}},
      {"over many lines",
       "\n{\n \"a\": [1,\n2]\n}\n\n{}",
       {{2, "{\n \"a\": [1,\n2]\n}"}, {7, "{}"}}},
      {"nested", "{\"a\":{\"b\":[{},[]]}}{}", {{1, "{\"a\":{\"b\":[{},[]]}}"}, {1, "{}"}}},
      {"brackets in a text", R"({"a":"}]{["}{})", {{1, R"({"a":"}]{["})"}, {1, "{}"}}},
      {"escaped quotes",
       R"({"a":"\"}"} {"b":"\\"}{})",
       {{1, R"({"a":"\"}"})"}, {1, R"({"b":"\\"})"}, {1, "{}"}}},
  };
  for (const Case& c : cases) {
    const Split split = SplitText(c.text);

    EXPECT_EQ(split.records, c.want) << c.name;
    EXPECT_FALSE(split.fault.has_value()) << c.name;
  }
}

TEST(JsonRecordReaderTest, EndsWhereTheNextObjectCannotBeFound) {
  struct Case {
    std::string name;
    std::string text;
    std::size_t records;
    std::int64_t line;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"words", "{}\nhello", 1, 2, "found 'h'"},
      {"a list around the objects", "[{},{}]", 0, 1, "found '['"},
      {"a comma between", "{}\n,{}", 1, 2, "found ','"},
      {"a brace too many", "{}}\n{}", 1, 1, "found '}'"},
      {"a byte order mark later on", "{}\n\xEF\xBB\xBF{}", 1, 2, "the byte 0xEF"},
      {"two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF{}", 0, 1, "the byte 0xEF"},
      {"half a byte order mark", "\xEF\xBB{}", 0, 1, "the byte 0xEF"},
      {"a zero byte", std::string("{}\n\0", 4), 1, 2, "the byte 0x00"},
      {"no end", "{}\n{\"a\":\n[1", 1, 3, "inside the record that begins on line 2"},
      {"no end of a text", "{\"a\":\"b", 0, 1, "inside the record that begins on line 1"},
      {"a quote missing", "{\"a\":\"b}\n{}\n", 0, 1, "no closing '\"'"},
      {"an escaped line break", "{\"a\":\"b\\\n\"}", 0, 1, "no closing '\"'"},
      {"a list closed as an object", "{\"a\":[1}\n{}", 0, 1, "closed by ']' first"},
      {"an object closed as a list", "{]\n{}", 0, 1, "closed by '}' first"},
  };
  for (const Case& c : cases) {
    const Split split = SplitText(c.text);

    EXPECT_EQ(split.records.size(), c.records) << c.name;
    ASSERT_TRUE(split.fault.has_value()) << c.name;
    EXPECT_EQ(split.fault->line, c.line) << c.name;
    EXPECT_THAT(split.fault->message, HasSubstr(c.message)) << c.name;
  }
}

TEST(JsonRecordReaderTest, GivesUpForGoodAfterAFault) {
  std::istringstream in("x {}");
  JsonRecordReader reader(in);

  EXPECT_FALSE(reader.Next().has_value());
  EXPECT_FALSE(reader.Next().has_value());
}

TEST(JsonRecordReaderTest, ALargeObjectIsCutOffAndTheNextIsFound) {
  const std::string frame = R"({"a":""})";
  const std::string fits(kMaxRecordBytes - frame.size(), 'x');
  std::istringstream in(absl::StrCat(R"({"a":")", fits, "\"}\n{\"a\":\"", fits, "x\"}\n{}"));
  JsonRecordReader reader(in);

  const auto largest = reader.Next();
  const auto too_large = reader.Next();
  const auto next = reader.Next();

  ASSERT_TRUE(largest.has_value() && too_large.has_value() && next.has_value());
  EXPECT_FALSE(largest->too_large);
  EXPECT_EQ(largest->text.size(), kMaxRecordBytes);
  EXPECT_TRUE(too_large->too_large);
  EXPECT_EQ(too_large->text.size(), kMaxRecordBytes);
  EXPECT_EQ(next->line, 3);
}

TEST(JsonRecordReaderTest, DepthIsBounded) {
  const std::string inside(kMaxRecordDepth - 1, '[');
  const std::string closing(kMaxRecordDepth - 1, ']');

  EXPECT_EQ(SplitText(absl::StrCat("{\"a\":", inside, closing, "}")).records.size(), 1U);
  EXPECT_THAT(SplitText(absl::StrCat("{\"a\":[", inside)).fault->message, HasSubstr("deep"));
}

}  // namespace
}  // namespace waymark::ingest
