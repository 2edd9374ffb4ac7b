#include "query-service/projections/terms/recent_sayers.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/number_set.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t kManySteps = 1'000'000;

TEST(SayingsTest, HasEachSayerOfATerm) {
  Sayings said;
  said.Add(7, 1);
  said.Add(7, 1);
  said.Add(7, 2);
  said.Add(8, 1);

  EXPECT_THAT(*said.Find(7), ElementsAre(1, 2));
  EXPECT_EQ(said.size(), 3);
  EXPECT_EQ(said.Find(9), nullptr);
}

TEST(SayingsTest, ForgetsWhatIsRemoved) {
  Sayings said;
  said.Add(7, 1);
  said.Add(7, 2);
  said.Remove(7, 1);
  said.Remove(7, 3);
  said.Remove(9, 1);
  EXPECT_THAT(*said.Find(7), ElementsAre(2));

  said.Remove(7, 2);

  EXPECT_EQ(said.Find(7), nullptr);
  EXPECT_EQ(said.size(), 0);
}

v1::Visit Saying(const std::string& brief, const std::string& statement) {
  v1::Visit visit = NamedVisit(brief);
  visit.add_findings()->set_statement(statement);
  return visit;
}

// The visits that say a word, of whatever authority.
std::vector<std::string> WhoSays(const TestStore& store, const std::string& word) {
  std::vector<std::string> names;
  std::size_t steps = kManySteps;
  EXPECT_THAT(store->WalkHolding({.groups = {{word}}, .authority = ""}, store.sequence(), steps,
                                 [&](const VisitPlace& place) {
                                   const auto visit = store->VisitAt(place);
                                   EXPECT_THAT(visit, IsOk());
                                   names.push_back(BriefName((*visit)->name()));
                                   return true;
                                 }),
              IsOk());
  return names;
}

// How many authorities say a word by what the store itself has, which is closed for it.
std::size_t StoredSayers(TestStore& store, const std::string& word) {
  store.Close();
  const auto database =
      storage::Database::Open({.directory = store.path(), .families = keys::Families()});
  EXPECT_THAT(database, IsOk());
  const auto stored = (*database)->Get(keys::kSayers, keys::TermKey(keys::Term(word)));
  EXPECT_THAT(stored, IsOk());
  const auto numbers = storage::DecodeNumbers(stored->value_or(""));
  EXPECT_TRUE(numbers.has_value());
  return numbers->size();
}

TEST(RecentSayersTest, WhatIsSaidIsFoundBeforeTheStoreHasItAndWhenItIsOpenedAgain) {
  TestStore store;
  store.Apply({Saying("reading/v1", "late plans"), Saying("leicester/v1", "late visits")});
  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("leicester/v1", "reading/v1"));
  EXPECT_EQ(StoredSayers(store, "late"), 0);

  store.Reopen();

  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("leicester/v1", "reading/v1"));
  store.Apply({Saying("sunderland/v1", "late again")});
  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("leicester/v1", "reading/v1", "sunderland/v1"));
}

TEST(RecentSayersTest, AnErasureTakesItFromMemoryAndFromTheStore) {
  TestStore store;
  store.Apply({Saying("reading/v1", "late plans"), Saying("leicester/v1", "late visits")});
  store.Apply({Saying("reading/v1", "plans")});

  store.Erase("reading/v1", 1, 1);

  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("leicester/v1"));
  EXPECT_EQ(StoredSayers(store, "late"), 1);
  store.Reopen();
  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("leicester/v1"));
  EXPECT_THAT(WhoSays(store, "plans"), ElementsAre("reading/v1"));
}

// So much that it goes into the store meanwhile, more than once.
TEST(RecentSayersTest, NothingIsPassedOverWhereMuchIsSaid) {
  constexpr int kVisits = 800;
  constexpr int kWordsEach = 100;
  TestStore store;
  for (int visit = 0; visit < kVisits; ++visit) {
    std::string statement = "always";
    for (int word = 0; word < kWordsEach; ++word) {
      absl::StrAppend(&statement, " w", visit, "x", word);
    }
    const char* const authority = visit % 2 == 0 ? "reading" : "leicester";
    store.Apply({Saying(absl::StrCat(authority, "/v", visit), statement)});
  }
  const auto expect_found = [&] {
    EXPECT_THAT(WhoSays(store, "always"), SizeIs(std::size_t{kVisits}));
    for (int visit = 0; visit < kVisits; visit += 7) {
      EXPECT_THAT(WhoSays(store, absl::StrCat("w", visit, "x50")), SizeIs(1)) << visit;
    }
  };
  expect_found();
  EXPECT_EQ(StoredSayers(store, "always"), 2);
  EXPECT_EQ(StoredSayers(store, "w0x50"), 1);

  store.Reopen();

  expect_found();
  EXPECT_THAT(WhoSays(store, "never"), IsEmpty());
}

// So that little is to be read again when the store is opened.
TEST(RecentSayersTest, WhatIsSaidAgainAndAgainGoesIntoTheStoreAfterManyChanges) {
  for (const auto& [changes, stored] : {std::pair(10, 0), std::pair(1'001, 1)}) {
    TestStore store;
    std::vector<v1::Visit> visits(changes, Saying("reading/v1", "late"));
    store.Apply(visits);

    EXPECT_EQ(StoredSayers(store, "late"), stored) << changes;
  }
}

// Taken away and said again in one batch, while the store does not have it yet.
TEST(RecentSayersTest, WhatIsSaidAgainWithItsErasureIsFound) {
  TestStore store;
  store.Apply({Saying("reading/v1", "late plans")});
  std::vector<ProjectedChange> changes;
  changes.push_back(store.Written(Saying("reading/v1", "plans")));
  changes.push_back(store.Next(NameOf("reading/v1"), Erasure{.revision = 1, .sequence = 1}));
  changes.push_back(store.Written(Saying("reading/v2", "late")));

  store.ApplyAll(std::move(changes));

  EXPECT_THAT(WhoSays(store, "late"), ElementsAre("reading/v2"));
  EXPECT_EQ(StoredSayers(store, "late"), 1);
}

}  // namespace
}  // namespace waymark::query
