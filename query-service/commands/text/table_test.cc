#include "query-service/commands/text/table.h"

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

TEST(TableTest, AlignsColumnsByCodePoints) {
  Table table({"Name", "Value"});
  table.AddRow({"“é”", "1"});
  table.AddRow({"longer", "2"});

  EXPECT_EQ(table.Render(80),
            "Name    Value\n"
            "------  -----\n"
            "“é”     1\n"
            "longer  2\n");
}

TEST(TableTest, TheWidestColumnGivesWay) {
  Table table({"Name", "Words"});
  table.AddRow({"one", "several words that do not fit into a line"});

  EXPECT_EQ(table.Render(24),
            "Name  Words\n"
            "----  ------------------\n"
            "one   several words that\n"
            "      do not fit into a\n"
            "      line\n");
}

TEST(TableTest, WordsAreBrokenOnlyWhereNothingElseHelps) {
  Table table({"Visit", "Words"});
  table.AddRow({"monitoring-visit-4", "some short words"});

  EXPECT_EQ(table.Render(30),
            "Visit               Words\n"
            "------------------  ----------\n"
            "monitoring-visit-4  some short\n"
            "                    words\n");
}

TEST(TableTest, IndentsAndPutsTextUnderRows) {
  Table table({"A", "B"});
  table.AddRow({"1", "2"});
  table.AddText("- ", "words below, over the whole width of it");

  EXPECT_EQ(table.Render(30, 2),
            "  A  B\n"
            "  -  -\n"
            "  1  2\n"
            "  - words below, over the\n"
            "    whole width of it\n");
}

TEST(TableTest, KeepsAFewLettersAColumnWhateverTheWidth) {
  Table table({"First", "Second"});
  table.AddRow({"abcdefghij", "abcdefghij"});

  EXPECT_EQ(table.Render(1),
            "First     Second\n"
            "--------  --------\n"
            "abcdefgh  abcdefgh\n"
            "ij        ij\n");
}

}  // namespace
}  // namespace waymark::query::client
