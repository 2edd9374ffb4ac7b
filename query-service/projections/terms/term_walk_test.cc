#include "query-service/projections/terms/term_walk.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kManySteps = 1'000'000;

v1::Visit Saying(const std::string& brief, const std::string& date, const std::string& statement,
                 const std::string& theme = "themes/caseloads") {
  v1::Visit visit = NamedVisit(brief);
  visit.set_start_date(date);
  v1::Finding* const finding = visit.add_findings();
  finding->set_statement(statement);
  finding->add_themes(theme);
  return visit;
}

std::vector<std::string> Found(const TestStore& store, const SoughtTerms& sought, std::uint64_t at,
                               std::size_t steps = kManySteps) {
  std::vector<std::string> names;
  EXPECT_THAT(store->WalkHolding(sought, at, steps,
                                 [&](const VisitPlace& place) {
                                   const auto visit = store->VisitAt(place);
                                   EXPECT_THAT(visit, IsOk());
                                   EXPECT_TRUE(visit->has_value());
                                   names.push_back(BriefName((*visit)->name()));
                                   return true;
                                 }),
              IsOk());
  return names;
}

// Six visits of three authorities.
class TermWalkTest : public testing::Test {
 protected:
  TermWalkTest() {
    store_.Apply({
        Saying("reading/v1", "2016", "Caseloads are high", "themes/caseloads"),
        Saying("reading/v2", "2017", "Caseloads fell", "themes/supervision"),
        Saying("leicester/v1", "2018", "High caseloads fell", "themes/caseloads"),
        Saying("leicester/v2", "2015", "Plans are late", "themes/cl-pathway-plan-quality"),
        Saying("sunderland/v1", "", "Caseloads are high", "themes/supervision"),
        Saying("sunderland/v2", "2019", "High time", "themes/caseloads"),
    });
  }
  std::vector<std::string> Find(const SoughtTerms& sought) {
    return Found(store_, sought, store_.sequence());
  }

  TestStore store_;
};

TEST_F(TermWalkTest, FindsTheVisitsThatHoldOneOfEveryGroup) {
  struct Case {
    const char* name;
    SoughtTerms sought;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{"a word",
                {{{"caseloads"}}, ""},
                {"leicester/v1", "reading/v1", "reading/v2", "sunderland/v1"}},
           Case{"two words",
                {{{"caseloads"}, {"high"}}, ""},
                {"leicester/v1", "reading/v1", "sunderland/v1"}},
           Case{"the same, the other way round",
                {{{"high"}, {"caseloads"}}, ""},
                {"leicester/v1", "reading/v1", "sunderland/v1"}},
           Case{"three words", {{{"caseloads"}, {"high"}, {"fell"}}, ""}, {"leicester/v1"}},
           Case{"words that no visit shares", {{{"plans"}, {"high"}}, ""}, {}},
           Case{"a word nobody says", {{{"caseloads"}, {"unsaid"}}, ""}, {}},
           Case{"a word or another", {{{"plans", "time"}}, ""}, {"leicester/v2", "sunderland/v2"}},
           Case{"a word and one of two themes",
                {{{"high"}, {"themes/caseloads", "themes/supervision"}}, ""},
                {"leicester/v1", "reading/v1", "sunderland/v2", "sunderland/v1"}},
           Case{"an authority's", {{{"caseloads"}}, "reading"}, {"reading/v1", "reading/v2"}},
           Case{"an authority's that says no such thing", {{{"plans"}}, "reading"}, {}},
           Case{"everything of an authority", {{}, "leicester"}, {"leicester/v2", "leicester/v1"}},
           Case{"everything",
                {{}, ""},
                {"leicester/v2", "leicester/v1", "reading/v1", "reading/v2", "sunderland/v2",
                 "sunderland/v1"}},
       }) {
    EXPECT_EQ(Find(c.sought), c.want) << c.name;
  }
}

TEST_F(TermWalkTest, SeesEachStateAsItWas) {
  const std::uint64_t before = store_.sequence();
  store_.Apply({Saying("reading/v1", "2014", "All is well")});
  store_.Delete("reading/v2");

  EXPECT_THAT(Found(store_, {{{"caseloads"}}, "reading"}, before),
              ElementsAre("reading/v1", "reading/v2"));
  EXPECT_THAT(Find({{{"caseloads"}}, "reading"}), IsEmpty());
  EXPECT_THAT(Find({{{"well"}}, ""}), ElementsAre("reading/v1"));
}

TEST_F(TermWalkTest, FindsNoWordOfAnErasedRevision) {
  store_.Apply({Saying("reading/v1", "2016", "All is well")});

  store_.Erase("reading/v1", 1, 1);

  EXPECT_THAT(Found(store_, {{{"caseloads"}}, "reading"}, 6), ElementsAre("reading/v2"));
  EXPECT_THAT(Find({{{"well"}}, ""}), ElementsAre("reading/v1"));
}

TEST_F(TermWalkTest, FindsAWordThatIsSaidAgain) {
  store_.Apply({Saying("reading/v3", "2018", "Caseloads again")});
  EXPECT_THAT(Find({{{"caseloads"}}, "reading"}),
              ElementsAre("reading/v1", "reading/v2", "reading/v3"));

  store_.Apply({Saying("leicester/v2", "2015", "All is well")});
  store_.Erase("leicester/v2", 1, 4);
  EXPECT_THAT(Find({{{"late"}}, ""}), IsEmpty());
  store_.Apply({Saying("leicester/v3", "2016", "Plans are late again")});
  EXPECT_THAT(Find({{{"late"}}, ""}), ElementsAre("leicester/v3"));
  store_.Reopen();
  EXPECT_THAT(Find({{{"caseloads"}}, "reading"}),
              ElementsAre("reading/v1", "reading/v2", "reading/v3"));
}

TEST_F(TermWalkTest, EndsWhenItsStepsAreDone) {
  std::size_t steps = 3;

  EXPECT_THAT(store_->WalkHolding({{{"caseloads"}}, ""}, store_.sequence(), steps,
                                  [](const VisitPlace&) { return true; }),
              IsOk());

  EXPECT_EQ(steps, 0U);
  // One for the term, two for the authorities, three for their visits, of which one says it not.
  EXPECT_EQ(Found(store_, {{{"caseloads"}}, ""}, store_.sequence(), 6).size(), 2U);
}

TEST_F(TermWalkTest, TakesAsManyStepsAsTheRarestTermHasVisits) {
  std::vector<v1::Visit> many;
  for (int i = 0; i < 300; ++i) {
    many.push_back(Saying("wandsworth/v" + std::to_string(i), "2016", "Caseloads are common"));
  }
  store_.Apply(many);
  std::size_t steps = kManySteps;

  EXPECT_THAT(store_->WalkHolding({{{"caseloads"}, {"plans"}}, ""}, store_.sequence(), steps,
                                  [](const VisitPlace&) { return true; }),
              IsOk());

  EXPECT_LT(kManySteps - steps, 10U);
}

}  // namespace
}  // namespace waymark::query
