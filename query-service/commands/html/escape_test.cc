#include "query-service/commands/html/escape.h"

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

TEST(EscapedTest, NothingEndsAnElementOrAnAttribute) {
  EXPECT_EQ(Escaped("<script>alert(\"1\" + '2') && x</script>"),
            "&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;) &amp;&amp; x&lt;/script&gt;");
}

TEST(EscapedTest, ReplacesWhatHidesOrReorders) {
  struct Case {
    const char *text, *want;
  };
  for (const Case& c : {Case{"a\x01z", "a\uFFFDz"},
                        {"a\x7Fz", "a\uFFFDz"},
                        {"a\u0085z", "a\uFFFDz"},
                        {"a\u202Ez", "a\uFFFDz"},
                        {"a\u2066z", "a\uFFFDz"},
                        {"a\uFFFFz", "a\uFFFDz"},
                        {"line\n\ttab", "line\n\ttab"},
                        {"“Café” – £5", "“Café” – £5"}}) {
    EXPECT_EQ(Escaped(c.text), c.want);
  }
}

TEST(IsLinkableTest, OnlyTheWebIs) {
  struct Case {
    const char* uri;
    bool want;
  };
  for (const Case& c : {Case{"https://example.org/a?b=c&d", true},
                        {"HTTP://example.org", true},
                        {"", false},
                        {"javascript:alert(1)", false},
                        {"data:text/html,x", false},
                        {"https://a b", false},
                        {"//example.org", false},
                        {"https:example.org", false},
                        {" https://example.org", false}}) {
    EXPECT_EQ(IsLinkable(c.uri), c.want) << c.uri;
  }
}

}  // namespace
}  // namespace waymark::query::client
