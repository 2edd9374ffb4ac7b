#include "query-service/projections/terms/recent_sayers.h"

#include <algorithm>
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

// How many authorities say each word by what the store itself has, which is closed for it.
std::vector<std::size_t> StoredSayers(TestStore& store, const std::vector<std::string>& words) {
  store.Close();
  const auto database =
      storage::Database::Open({.directory = store.path(), .families = keys::Families()});
  EXPECT_THAT(database, IsOk());
  std::vector<std::size_t> sayers;
  for (const std::string& word : words) {
    const auto stored = (*database)->Get(keys::kSayers, keys::TermKey(keys::Term(word)));
    EXPECT_THAT(stored, IsOk());
    const auto numbers = storage::DecodeNumbers(stored->value_or(""));
    EXPECT_TRUE(numbers.has_value());
    sayers.push_back(numbers->size());
  }
  return sayers;
}
std::size_t StoredSayers(TestStore& store, const std::string& word) {
  return StoredSayers(store, std::vector{word}).front();
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

// Visits that each say many words of their own, and all of them "always". Of two authorities.
class MuchSaid {
 public:
  static constexpr int kWordsEach = 700;
  static constexpr int kOfGeneration = static_cast<int>(RecentSayers::kManySayings) / kWordsEach;

  void Say(TestStore& store, int visits) {
    for (const int end = visits_ + visits; visits_ < end; ++visits_) {
      std::string statement = "always";
      for (int word = 0; word < kWordsEach; ++word) {
        absl::StrAppend(&statement, " ", Word(visits_, word));
      }
      store.Apply({Saying(Name(visits_), statement)});
    }
  }
  static std::string Word(int visit, int word) { return absl::StrCat("w", visit, "x", word); }
  static std::string Name(int visit) {
    return absl::StrCat(visit % 2 == 0 ? "reading" : "leicester", "/v", visit);
  }
  void ExpectFound(const TestStore& store) const {
    EXPECT_THAT(WhoSays(store, "always"), SizeIs(static_cast<std::size_t>(visits_)));
    for (int visit = 0; visit < visits_; visit += 7) {
      for (const int word : {0, kWordsEach / 2, kWordsEach - 1}) {
        EXPECT_THAT(WhoSays(store, Word(visit, word)), ElementsAre(Name(visit)));
      }
    }
  }
  // How many of a visit's words the store itself has.
  static int Stored(TestStore& store, int visit) {
    std::vector<std::string> words;
    for (int word = 0; word < kWordsEach; ++word) words.push_back(Word(visit, word));
    const std::vector<std::size_t> sayers = StoredSayers(store, words);
    return static_cast<int>(std::count(sayers.begin(), sayers.end(), 1));
  }

 private:
  int visits_ = 0;
};

TEST(RecentSayersTest, NothingIsPassedOverWhereMuchIsSaid) {
  TestStore store;
  MuchSaid much;
  for (int i = 0; i < 5; ++i) {
    much.Say(store, MuchSaid::kOfGeneration / 2);
    much.ExpectFound(store);
  }
  EXPECT_EQ(StoredSayers(store, "always"), 2);
  EXPECT_EQ(MuchSaid::Stored(store, 0), MuchSaid::kWordsEach);
  store.Reopen();

  much.ExpectFound(store);
  EXPECT_THAT(WhoSays(store, "never"), IsEmpty());
}

TEST(RecentSayersTest, WhatWasGatheredIsWrittenLittleByLittle) {
  TestStore store;
  MuchSaid much;
  much.Say(store, MuchSaid::kOfGeneration * 9 / 10);
  EXPECT_EQ(MuchSaid::Stored(store, 0), 0);
  store.Reopen();
  much.Say(store, MuchSaid::kOfGeneration * 35 / 100);

  const int stored = MuchSaid::Stored(store, 0);
  EXPECT_GT(stored, MuchSaid::kWordsEach / 4);
  EXPECT_LT(stored, MuchSaid::kWordsEach * 3 / 4);
}

// What is written of it is written once more.
TEST(RecentSayersTest, AStoreThatIsOpenedWhileSomeIsWrittenLacksNothing) {
  TestStore store;
  MuchSaid much;
  much.Say(store, MuchSaid::kOfGeneration * 5 / 4);
  store.Reopen();
  much.ExpectFound(store);

  much.Say(store, MuchSaid::kOfGeneration);

  much.ExpectFound(store);
  EXPECT_EQ(MuchSaid::Stored(store, 0), MuchSaid::kWordsEach);
}

TEST(RecentSayersTest, AnErasureWhileSomeIsWrittenTakesAllOfIt) {
  TestStore store;
  MuchSaid much;
  much.Say(store, MuchSaid::kOfGeneration * 5 / 4);
  store.Apply({Saying(MuchSaid::Name(0), "replaced"), Saying(MuchSaid::Name(1), "replaced")});

  store.Erase(MuchSaid::Name(0), 1, 1);

  EXPECT_THAT(WhoSays(store, MuchSaid::Word(0, 0)), IsEmpty());
  EXPECT_THAT(WhoSays(store, MuchSaid::Word(1, 0)), IsEmpty());
  EXPECT_EQ(MuchSaid::Stored(store, 0), 0);
  EXPECT_EQ(MuchSaid::Stored(store, 1), MuchSaid::kWordsEach);
  EXPECT_EQ(MuchSaid::Stored(store, MuchSaid::kOfGeneration * 5 / 4 - 1), MuchSaid::kWordsEach);
  store.Reopen();
  EXPECT_THAT(WhoSays(store, MuchSaid::Word(0, 0)), IsEmpty());
  EXPECT_THAT(WhoSays(store, MuchSaid::Word(2, 0)), ElementsAre(MuchSaid::Name(2)));
}

// So that little is to be read again when the store is opened.
TEST(RecentSayersTest, WhatIsSaidAgainAndAgainGoesIntoTheStoreAfterManyChanges) {
  for (const auto& [changes, stored] : {std::pair(10, 0), std::pair(1'001, 1)}) {
    TestStore store;
    store.Apply(std::vector<v1::Visit>(changes, Saying("reading/v1", "late")));
    store.Apply(std::vector<v1::Visit>(501, Saying("reading/v1", "late")));

    EXPECT_EQ(StoredSayers(store, "late"), stored) << changes;
  }
}

// How far the store itself says what was said; it is closed for it.
std::uint64_t SaidUntil(TestStore& store) {
  store.Close();
  const auto database =
      storage::Database::Open({.directory = store.path(), .families = keys::Families()});
  EXPECT_THAT(database, IsOk());
  const auto stored = (*database)->Get(keys::kMeta, keys::kSaidKey);
  EXPECT_THAT(stored, IsOk());
  return stored->has_value() ? keys::SequenceOf(**stored).value_or(0) : 0;
}

// Each time it is opened before the portions end, and they begin anew.
TEST(RecentSayersTest, AStoreThatIsOpenedAgainAndAgainDoesNotGatherForEver) {
  constexpr int kLess = static_cast<int>(RecentSayers::kManyChanges) / 2 - 10;
  TestStore store;
  std::uint64_t changes = 0;
  for (int i = 0; i < 10; ++i) {
    store.Apply(std::vector<v1::Visit>(kLess, Saying("reading/v1", "late")));
    changes += kLess;
    EXPECT_LE(changes - SaidUntil(store), 5 * RecentSayers::kManyChanges / 2);
    store.Reopen();
    EXPECT_THAT(WhoSays(store, "late"), ElementsAre("reading/v1"));
  }
}

TEST(RecentSayersTest, WhatIsMoreThanTwoGenerationsIsWrittenAtOnce) {
  constexpr int kMany = static_cast<int>(RecentSayers::kManyChanges);
  for (const auto& [changes, until] :
       {std::pair(2 * kMany - 1, 0), std::pair(2 * kMany, 2 * kMany)}) {
    TestStore store;
    store.Apply(std::vector<v1::Visit>(changes, Saying("reading/v1", "late")));

    EXPECT_EQ(SaidUntil(store), until) << changes;
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
