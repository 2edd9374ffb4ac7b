#include "common/wire/wire_fields.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "tests/support/matchers.h"

namespace waymark::wire {
namespace {

using testing::ElementsAre;

// "1 content" of each field, in order.
std::vector<std::string> FieldsOf(std::string_view message) {
  std::vector<std::string> found;
  WireFields fields(message);
  while (fields.Next()) {
    found.push_back(std::to_string(fields.number()) + " " + std::string(fields.content()));
  }
  return found;
}

TEST(WireFields, GivesEachFieldAsItStands) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      name: "a" type: VISIT_TYPE_INSPECTION start_date: "2016" baseline: "b" revision: 300)");
  const std::string message = visit.SerializeAsString();

  EXPECT_THAT(FieldsOf(message), ElementsAre("1 a", "2 ", "4 2016", "8 b", "40 "));
  std::string together;
  WireFields fields(message);
  while (fields.Next()) together.append(fields.bytes());
  EXPECT_TRUE(fields.reached_end());
  EXPECT_EQ(together, message);
}

TEST(WireFields, StepsOverNumbersOfFixedSize) {
  using namespace std::string_literals;
  EXPECT_THAT(FieldsOf("\x0d"
                       "abcd\x11"
                       "abcdefgh\x1a\x01x"s),
              ElementsAre("1 ", "2 ", "3 x"));
}

TEST(WireFields, HasNothingOfAnEmptyMessage) {
  WireFields fields("");

  EXPECT_FALSE(fields.Next());
  EXPECT_TRUE(fields.reached_end());
}

TEST(WireFields, SaysWhereBytesAreNoMessage) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\xff"s, "\x0a"s,
        "\x0a\x05"
        "abc"s,
        "\x0d"
        "abc"s,
        "\x11"
        "abc"s,
        "\x08\xff"s, "\x0b"s, "\x0c"s, "\x0e"s, "\x02\x01x"s,
        "\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01x"s, std::string(11, '\xff'),
        // A tag and a size that are longer than any parser takes.
        "\x8a\x80\x80\x80\x80\x00\x01x"s, "\x0a\x81\x80\x80\x80\x80\x00x"s}) {
    WireFields fields(bytes);

    EXPECT_FALSE(fields.Next());
    EXPECT_FALSE(fields.reached_end());
    EXPECT_FALSE(fields.Next()) << "again";
  }
}

TEST(WireFields, GivesWhatComesBeforeTheFault) {
  WireFields fields("\x0a\x01x\xff");

  EXPECT_TRUE(fields.Next());
  EXPECT_EQ(fields.content(), "x");
  EXPECT_FALSE(fields.Next());
  EXPECT_FALSE(fields.reached_end());
}

TEST(FindContent, GivesTheLastOfANumberInAWholeMessage) {
  EXPECT_EQ(FindContent("\x0a\x01x\x12\x01y\x0a\x01z", 1), "z");
  EXPECT_EQ(FindContent("\x0a\x01x", 2), std::nullopt);
  EXPECT_EQ(FindContent("\x0a\x01x\xff", 1), std::nullopt);
}

}  // namespace
}  // namespace waymark::wire
