#include "query-service/commands/html/html_page.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/html/page_elements.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSubsetOf;
using testing::Not;

constexpr absl::CivilDay kDay(2016, 1, 1);

// A document with something of everything, every text of it as given.
Document Everything(const std::string& text) {
  CitedText cited(text);
  cited.Cite({1, 2}).Add(text);
  Document document{.title = text, .subtitle = text, .blocks = {}, .sources = {}};
  document.blocks = {
      Field{text, cited},
      Field{text, cited},
      Heading{text},
      Subject{text},
      Field{text, cited},
      Subject{text},
      Paragraph{cited},
      SeriesChart{.title = text,
                  .top = 100,
                  .axis_unit = text,
                  .marks = {{.days = {kDay, kDay}, .value = 1, .text = text, .date = text},
                            {.days = {kDay, kDay + 99},
                             .value = 99,
                             .kind = ChartMark::Kind::kTarget,
                             .disputed = true,
                             .text = text,
                             .date = text}},
                  .asides = {{.days = {kDay, kDay}, .text = text, .date = text}},
                  .undrawn = 1},
      BarChart{.title = text,
               .top = 100,
               .axis_unit = text,
               .bars = {{.label = text, .value = 7, .text = text, .before = 3}}},
      Grid{.columns = {text, text},
           .rows = {{{Cell(cited, Tone::kWeak), cited},
                     {{kPoint, cited}, {"", cited}, {text, cited}, {kPoint, cited}}},
                    {{text, text}, {}}}},
      NoteLine{cited},
      Item{text, cited, {{kPoint, cited}}},
      NoteList{{cited}},
  };
  document.sources = {{text, "https://example.org/?a=1&b=2"}, {text, text}};
  return document;
}

std::string PageOf(const std::string& text) {
  return HtmlPage(Everything(text),
                  {.asked = text, .made_on = text, .made_by = text, .state = text});
}

TEST(HtmlPageTest, IsWellFormed) {
  EXPECT_EQ(ElementsOf(PageOf("A text")).fault, "");
  EXPECT_EQ(ElementsOf(HtmlPage({}, {})).fault, "");
}

TEST(HtmlPageTest, HostileTextsAddNoElementAndNoAttribute) {
  const PageElements tame = ElementsOf(PageOf("x"));
  for (const char* text :
       {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
        "</style><script>", "]]><!--", "&lt;script&gt;", "<a href=\"javascript:alert(1)\">"}) {
    const PageElements hostile = ElementsOf(PageOf(text));

    EXPECT_EQ(hostile.fault, "") << text;
    ASSERT_EQ(hostile.tags.size(), tame.tags.size()) << text;
    for (std::size_t i = 0; i < tame.tags.size(); ++i) {
      EXPECT_EQ(TagName(hostile.tags[i]), TagName(tame.tags[i])) << text;
      EXPECT_EQ(std::count(hostile.tags[i].begin(), hostile.tags[i].end(), '"'),
                std::count(tame.tags[i].begin(), tame.tags[i].end(), '"'))
          << text;
    }
  }
}

TEST(HtmlPageTest, FetchesNothingAndRunsNothing) {
  const std::string page = PageOf("x");
  std::set<std::string> names;
  for (const std::string& tag : ElementsOf(page).tags) {
    names.insert(TagName(tag));
    EXPECT_THAT(tag, Not(HasSubstr(" src="))) << tag;
    EXPECT_THAT(tag, Not(HasSubstr(" on"))) << tag;
    // Addresses are followed by who clicks, and by nobody else.
    if (tag.find("http") != std::string::npos) {
      EXPECT_THAT(TagName(tag), testing::AnyOf("a", "meta")) << tag;
    }
  }
  EXPECT_THAT(names,
              IsSubsetOf({"html",  "head",  "meta", "title",  "style",      "body",    "header",
                          "h1",    "h2",    "h3",   "p",      "main",       "section", "article",
                          "dl",    "dt",    "dd",   "figure", "figcaption", "svg",     "g",
                          "line",  "text",  "rect", "circle", "path",       "div",     "table",
                          "thead", "tbody", "tr",   "th",     "td",         "span",    "ul",
                          "ol",    "li",    "a",    "b",      "br",         "footer"}));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'"));
}

TEST(HtmlPageTest, LinksCitationsToSourcesAndSourcesToTheWeb) {
  const std::string page = PageOf("javascript:alert(1)");

  EXPECT_THAT(page, HasSubstr("[<a href=\"#source-1\" aria-label=\"source 1\">1</a>, "
                              "<a href=\"#source-2\" aria-label=\"source 2\">2</a>]"));
  EXPECT_THAT(page, HasSubstr("<li id=\"source-1\">"));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://example.org/?a=1&amp;b=2\" "
                              "rel=\"noopener noreferrer\">"));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
}

TEST(HtmlPageTest, WordsThatLookLikeACitationAreNone) {
  Document document;
  document.blocks = {Paragraph{"see [1]"}};

  EXPECT_THAT(HtmlPage(document, {}), HasSubstr("<p>see [1]</p>"));
}

TEST(HtmlPageTest, IsToldToThoseWhoDoNotSeeIt) {
  const std::string page = PageOf("A text");

  EXPECT_THAT(page, HasSubstr("<html lang=\"en-GB\">"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">A text</th>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">"));
  EXPECT_THAT(page, HasSubstr("aria-label=\"A text: A text (A text); target A text (A text); "));
}

}  // namespace
}  // namespace waymark::query::client
