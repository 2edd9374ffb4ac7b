// What lists and searches say of the visits that are shipped.
#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/sample_visits.h"
#include "query-service/handlers/search_findings_handler.h"
#include "query-service/handlers/test_view.h"
#include "query-service/text/searched_texts.h"
#include "query-service/text/words.h"

namespace waymark::query {
namespace {

using v1::ListVisitsRequest;
using v1::SearchFindingsRequest;
using v1::SearchFindingsResponse;

class EnglandTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    store_ = new TestStore();
    store_->Apply(VisitsOfEngland());
  }
  static void TearDownTestSuite() { delete store_; }

  static SearchFindingsResponse Search(const std::string& text) {
    const auto response = SearchFindingsHandler(Reference())
                              .Handle(ViewOf(*store_), ParseText<SearchFindingsRequest>(text));
    EXPECT_THAT(response, IsOk()) << text;
    return response.ok() ? *response : SearchFindingsResponse();
  }
  static v1::ListVisitsResponse List(const std::string& text) {
    const auto response =
        ListVisitsHandler(Reference()).Handle(ViewOf(*store_), ParseText<ListVisitsRequest>(text));
    EXPECT_THAT(response, IsOk()) << text;
    return response.ok() ? *response : v1::ListVisitsResponse();
  }

  static TestStore* store_;
};

TestStore* EnglandTest::store_ = nullptr;

// Every text of every visit that holds the word, found without the index.
int CountByReading(const std::string& word) {
  int count = 0;
  for (const v1::Visit& visit : VisitsOfEngland()) {
    for (const SearchedText& text : SearchedTextsOf(visit)) {
      const auto words = WordsOf(*text.text);
      count += std::any_of(words.begin(), words.end(),
                           [&word](const Word& other) { return other.folded == word; });
    }
  }
  return count;
}

TEST_F(EnglandTest, TheIndexFindsWhatReadingEverythingFinds) {
  for (const char* word :
       {"caseloads", "the", "supervision", "plans", "agency", "2016", "ofsted", "nobodysaysthis"}) {
    EXPECT_EQ(Search(std::string("query: \"") + word + "\"").hit_count(), CountByReading(word))
        << word;
  }
}

TEST_F(EnglandTest, HitsOfManyAuthoritiesLeadToTheirThemes) {
  const auto response = Search(R"(query: "plans")");

  ASSERT_GT(response.hit_count(), 3);
  ASSERT_GT(response.theme_hits_size(), 1);
  EXPECT_GE(response.theme_hits(0).hits(), response.theme_hits(1).hits());
  for (const v1::SearchHit& hit : response.hits()) {
    for (const v1::TextRange& range : hit.highlights()) {
      const std::string text =
          hit.text().substr(static_cast<std::size_t>(range.begin()),
                            static_cast<std::size_t>(range.end() - range.begin()));
      EXPECT_EQ(WordsOf(text).at(0).folded, "plans");
    }
    EXPECT_FALSE(hit.sources().empty());
  }
}

TEST_F(EnglandTest, ThemesAreFoundWhateverTheirWords) {
  const auto by_theme = Search(R"(themes: "themes/caseloads" speakers: SPEAKER_INSPECTORATE)");
  const auto by_word =
      Search(R"(query: "caseloads" themes: "themes/caseloads" speakers: SPEAKER_INSPECTORATE)");

  EXPECT_GT(by_theme.hit_count(), by_word.hit_count());
  EXPECT_GT(by_word.hit_count(), 0);
}

TEST_F(EnglandTest, FourthMonitoringVisitsAreListedWithWhatTheyCount) {
  const auto response = List(R"(parent: "authorities/-" number: 4)");

  std::vector<std::string> names;
  for (const v1::Visit& visit : response.visits()) names.push_back(BriefName(visit.name()));
  EXPECT_THAT(names, testing::Contains("leicester/monitoring-visit-4"));
  for (int i = 0; i < response.visits_size(); ++i) {
    const v1::Visit& visit = response.visits(i);
    const bool stated =
        std::any_of(visit.stated_numbers().begin(), visit.stated_numbers().end(),
                    [](const v1::StatedNumber& number) { return number.number() == 4; });
    const bool noted = !response.matches(i).notes().empty();
    EXPECT_TRUE(stated || noted) << visit.name();
  }
}

TEST_F(EnglandTest, ALetterFollowsItsVisit) {
  const auto response =
      List(R"(parent: "authorities/-" page_size: 1000 published_from_date: "2016")");

  int measured = 0;
  for (const v1::VisitMatch& match : response.matches()) {
    if (!match.has_days_to_publication()) continue;
    ++measured;
    EXPECT_GE(match.days_to_publication().high(), 0);
  }
  EXPECT_GT(measured, 100);
}

}  // namespace
}  // namespace waymark::query
