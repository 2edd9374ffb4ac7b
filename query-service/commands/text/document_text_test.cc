#include "query-service/commands/text/document_text.h"

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

TEST(DocumentTextTest, WritesEveryBlock) {
  CitedText cited("Said. ");
  cited.Cite({1});
  Document document{.title = "Aford", .subtitle = "a", .blocks = {}, .sources = {}};
  document.blocks = {
      Field{"Baseline", cited},
      Heading{"Things"},
      Subject{"One"},
      Field{"Series", "s"},
      Grid{.columns = {"Date", "Value"}, .rows = {{{"2016", "1"}, {}}, {{"2017", "2"}, {}}}},
      NoteLine{"Careful."},
      Subject{"Two"},
      Paragraph{"Text."},
      Heading{"Items"},
      Item{"r1", "open", {{kPoint, "Begun."}, {"Note", "n"}, {"", "plain"}}},
      NoteList{{"First.", "Second."}},
  };
  document.sources = {{"A letter", "https://example.org"}};

  EXPECT_EQ(DocumentText(document, 60), R"(Aford
a

Baseline     Said. [1]

THINGS
One
  Series       s
  Date  Value
  ----  -----
  2016  1
  2017  2
  Note: Careful.

Two
  Text.

ITEMS
r1: open
    - Begun.
    Note: n
    plain
1.  First.
2.  Second.

SOURCES
[1]  A letter
     https://example.org
)");
}

TEST(DocumentTextTest, SetsRowsWithDetailsApart) {
  Document document{.title = "T", .subtitle = "s", .blocks = {}, .sources = {}};
  document.blocks = {Grid{.columns = {"A"}, .rows = {{{"1"}, {{kPoint, "d"}}}, {{"2"}, {}}}}};

  EXPECT_EQ(DocumentText(document, 60), "T\ns\n\nA\n-\n1\n    - d\n\n2\n");
}

}  // namespace
}  // namespace waymark::query::client
