#include "ingest-service/rules/personal_data/text/sentences.h"

#include <string>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

struct Case {
  std::string_view text;
  // What of the text stands in its first sentence.
  std::string_view first;
};

TEST(SentenceEnd, StopsWhereAReaderWould) {
  for (const Case& c : {
           Case{"It was so. Then not.", "It was so"},
           Case{"Was it? Yes.", "Was it"},
           Case{"He said (twice). Then", "He said (twice)"},
           Case{"He said \"no.\" Then", "He said \"no"},
           Case{"One paragraph\nAnother", "One paragraph"},
           Case{"Born:\n3 March", "Born:\n3 March"},
           Case{"In 2009. 3 March", "In 2009"},
           Case{"For Child B. 3 March", "For Child B"},
           Case{"Born 3. 3. 2009 here", "Born 3. 3. 2009 here"},
           Case{"His D.O.B. is known", "His D.O.B. is known"},
           Case{"At St. Mary's", "At St. Mary's"},
           Case{"No. 4 of 3.5", "No. 4 of 3.5"},
           Case{"Born Mar. 3", "Born Mar. 3"},
           Case{"See example.org. Then", "See example.org"},
           Case{"", ""},
       }) {
    EXPECT_EQ(c.text.substr(0, SentenceEnd(c.text, 0)), c.first) << c.text;
  }
}

TEST(SentenceEnd, LooksNoFurtherThanTold) { EXPECT_EQ(SentenceEnd("abcdef. g", 1, 3), 4U); }

TEST(SentenceStart, IsBehindTheEndOfTheSentenceBefore) {
  const std::string_view text = "It was so. Then not";

  EXPECT_EQ(text.substr(SentenceStart(text, text.size())), " Then not");
  EXPECT_EQ(SentenceStart(text, 6), 0U);
}

TEST(SentenceStart, LooksNoFurtherThanContextReaches) {
  const std::string text(1000, 'a');

  EXPECT_EQ(SentenceStart(text, 900), 900 - kMaxContextBytes);
}

}  // namespace
}  // namespace waymark::ingest
