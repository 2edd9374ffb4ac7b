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
  const auto filter = ChangeFilter::Parse(GetParam().authority, GetParam().visit);
  ASSERT_THAT(filter, IsOk());

  const std::string text = Print(*filter);

  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), GetParam().want) << text;
}

const Case kCases[] = {
    {"All", "", "", 3},
    {"Authority", "authorities/leicester", "", 3},
    {"AuthorityById", "leicester", "", 3},
    {"OtherAuthority", "authorities/reading", "", 0},
    {"Visit", "", "authorities/leicester/visits/a", 2},
    {"OtherVisit", "", "authorities/leicester/visits/c", 0},
    {"VisitOfOtherAuthority", "", "authorities/reading/visits/a", 0},
};

INSTANTIATE_TEST_SUITE_P(PrintingReader, FilterTest, testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

TEST(ChangeFilter, RefusesWhatIsNoName) {
  EXPECT_FALSE(ChangeFilter::Parse("visits/a", "").ok());
  EXPECT_FALSE(ChangeFilter::Parse("", "a").ok());
  EXPECT_FALSE(ChangeFilter::Parse("leicester", "authorities/leicester/visits/a").ok());
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
