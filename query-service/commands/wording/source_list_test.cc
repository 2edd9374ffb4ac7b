#include "query-service/commands/wording/source_list.h"

#include <string>

#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

std::string Cite(const std::string& visit, SourceList& sources) {
  const auto parsed = ParseText<v1::Visit>(visit);
  return sources.Cite(parsed.sources(), parsed.name()).Plain();
}

TEST(SourceListTest, NumbersDocumentsAsTheyAreFirstCited) {
  SourceList sources;

  EXPECT_EQ(Cite("sources { id: 's2' title: 'Two' }", sources), "[1]");
  EXPECT_EQ(Cite("sources { id: 's1' title: 'One' } sources { id: 's2' title: 'Two' }", sources),
            "[1, 2]");
  EXPECT_EQ(sources.entries().size(), 2U);
}

TEST(SourceListTest, TheSameDocumentOfTwoVisitsIsOne) {
  SourceList sources;

  EXPECT_EQ(Cite("sources { id: 's1' title: 'One' uri: 'https://a' }", sources), "[1]");
  EXPECT_EQ(Cite("sources { id: 's9' title: 'One' uri: 'https://a' }", sources), "[1]");
  EXPECT_EQ(Cite("sources { id: 's1' title: 'One' uri: 'https://b' }", sources), "[2]");
}

TEST(SourceListTest, DocumentsWithoutTitleAndAddressAreNoneOfAnotherVisit) {
  SourceList sources;

  EXPECT_EQ(Cite("name: 'authorities/a/visits/v1' sources { id: 's1' }", sources), "[1]");
  EXPECT_EQ(Cite("name: 'authorities/b/visits/v1' sources { id: 's1' }", sources), "[2]");
  EXPECT_EQ(
      Cite("name: 'authorities/a/visits/v1' sources { id: 's1' } sources { id: 's2' }", sources),
      "[1, 3]");
  EXPECT_EQ(sources.entries()[0].text, "not stated, no date given, of v1");
}

TEST(SourceListTest, DescribesADocument) {
  SourceList sources;
  Cite(
      "sources { type: SOURCE_TYPE_COUNCIL_PAPER title: 'Next Steps' publisher: 'The Council' "
      "published_date: '2016-10-10' partial: true uri: 'https://a/b\\033[2J' } "
      "sources { type: SOURCE_TYPE_LETTER }",
      sources);

  EXPECT_EQ(sources.entries()[0].text,
            "“Next Steps”, The Council, council paper, 2016-10-10, known in part");
  EXPECT_EQ(sources.entries()[0].uri, "https://a/b[2J");
  EXPECT_EQ(sources.entries()[1].text, "letter, no date given");
}

TEST(SourceListTest, NoSourceIsSaid) {
  SourceList sources;

  EXPECT_EQ(Cite("", sources), "[no source]");
}

}  // namespace
}  // namespace waymark::query::client
