#include "query-service/text/searched_texts.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/wire/wire_fields.h"
#include "query-service/text/words.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

std::set<std::string> SearchTermsOf(const v1::Visit& visit) {
  std::set<std::string> terms;
  const std::string bytes = visit.SerializeAsString();
  wire::WireFields fields(bytes);
  while (fields.Next()) {
    EXPECT_TRUE(ForEachSearchTerm(fields.number(), fields.content(),
                                  [&terms](std::string_view term) { terms.emplace(term); }));
  }
  return terms;
}

// One text of each kind, and what is not searched.
v1::Visit VisitWithEverything() {
  return ParseText<v1::Visit>(R"(
      delivery_body: "unsearched" improvement_partners: "unsearched"
      focus { wording: "unsearched" themes: "themes/unsearched" }
      findings { id: "f1" statement: "Plans" themes: "themes/cl-eet" cohorts: "age:16-17" }
      findings { id: "f2" themes: "themes/caseloads" subject: "subjects/health" }
      findings { statement: "late" }
      overall_progress { phrase: "steady" }
      recommendations { id: "r1" text: "Improve plans" themes: "themes/supervision" }
      recommendation_updates { recommendation: "r1" note: "begun" }
      responses { statement: "agreed" }
      notes { text: "remote" }
      evidence { description: "unsearched" }
      observations { id: "o1" label: "unsearched" wording: "unsearched" }
      sources { title: "unsearched" note: "unsearched" })");
}

TEST(SearchedTextsOf, AreEveryTextThatSaysSomething) {
  const v1::Visit visit = VisitWithEverything();

  std::vector<std::string> texts;
  for (const SearchedText& text : SearchedTextsOf(visit)) {
    texts.push_back(FieldOf(visit, text) + " " + *text.text);
  }

  EXPECT_THAT(texts, ElementsAre("findings[f1].statement Plans", "findings[2].statement late",
                                 "overall_progress[0].phrase steady",
                                 "recommendations[r1].text Improve plans",
                                 "recommendation_updates[0].note begun",
                                 "responses[0].statement agreed", "notes[0].text remote"));
}

TEST(ForEachSearchTerm, GivesItsWordsThemesSubjectsAndCohorts) {
  EXPECT_THAT(SearchTermsOf(VisitWithEverything()),
              UnorderedElementsAre("plans", "late", "steady", "improve", "begun", "agreed",
                                   "remote", "themes/cl-eet", "themes/caseloads",
                                   "themes/supervision", "subjects/health", "age:16-17"));
}

TEST(ForEachSearchTerm, GivesTheWordsOfAllSearchedTexts) {
  const v1::Visit visit = VisitWithEverything();

  std::set<std::string> words;
  for (const SearchedText& text : SearchedTextsOf(visit)) {
    ForEachWord(*text.text, [&words](std::string_view word) { words.emplace(word); });
  }

  EXPECT_THAT(SearchTermsOf(visit), IsSupersetOf(words));
}

TEST(ForEachSearchTerm, SaysWhereAnElementCannotBeRead) {
  const auto ignore = [](std::string_view /*term*/) {};

  EXPECT_FALSE(ForEachSearchTerm(v1::Visit::kNotesFieldNumber, "\xff", ignore));
  EXPECT_TRUE(ForEachSearchTerm(v1::Visit::kEvidenceFieldNumber, "\xff", ignore)) << "not searched";
}

}  // namespace
}  // namespace waymark::query
