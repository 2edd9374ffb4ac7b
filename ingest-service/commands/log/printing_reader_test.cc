#include "ingest-service/commands/log/printing_reader.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/inspection/made_log.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

// Changes to visits "a", "b" and "a" again.
MadeLog SmallLog() {
  MadeLog log;
  log.Write("a", 1);
  log.Write("b", 1);
  log.Write("a", 2);
  return log;
}

std::string Print(const ChangeFilter& filter, bool json = false) {
  std::ostringstream out;
  PrintingReader reader(filter, json, out);
  for (const internal::v1::Change& change : SmallLog().changes) {
    EXPECT_THAT(reader.Take(change), IsOk());
  }
  const std::string text = out.str();
  EXPECT_EQ(reader.printed(), static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  return text;
}

struct Case {
  std::string name;
  std::string authority;
  std::string visit;
  int want;  // Lines.
};

class FilterTest : public testing::TestWithParam<Case> {};

TEST_P(FilterTest, PrintsTheChangesThatAreWanted) {
  const std::string text =
      Print({.authority_id = GetParam().authority, .visit_id = GetParam().visit});

  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), GetParam().want) << text;
}

const Case kCases[] = {
    {"All", "", "", 3},
    {"Authority", "leicester", "", 3},
    {"OtherAuthority", "reading", "", 0},
    {"Visit", "leicester", "a", 2},
    {"OtherVisit", "leicester", "c", 0},
    {"VisitOfOtherAuthority", "reading", "a", 0},
};

INSTANTIATE_TEST_SUITE_P(PrintingReader, FilterTest, testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

TEST(PrintingReader, NamesTheVisitsThatAreNearToOneThatIsNotThere) {
  MadeLog log;
  log.Write("2015-inspection", 1);
  log.Write("2018-focused-visit", 1);
  std::ostringstream out;
  PrintingReader reader({.authority_id = "leicester", .visit_id = "2015-inspektion"}, false, out);
  for (const internal::v1::Change& change : log.changes) ASSERT_THAT(reader.Take(change), IsOk());

  EXPECT_THAT(reader.NearestVisits(),
              testing::ElementsAre("authorities/leicester/visits/2015-inspection"));
}

TEST(PrintingReader, PrintsJsonWhereItIsAskedTo) {
  EXPECT_THAT(Print({}, true), testing::StartsWith(R"({"sequence":1,)"));
}

TEST(PrintingReader, PrintsNewestLast) {
  const std::string text = Print({});

  EXPECT_LT(text.find("visits/b  1"), text.find("visits/a  2"));
}

TEST(PrintingReader, NamesARecordThatCannotBeRead) {
  MadeLog log = SmallLog();
  log.at(2).set_record("\xff");
  std::ostringstream out;
  PrintingReader reader({}, false, out);

  EXPECT_THAT(reader.Take(log.at(1)), IsOk());
  EXPECT_EQ(reader.Take(log.at(2)).message(), "change 2: its record cannot be read");
}

}  // namespace
}  // namespace waymark::ingest
