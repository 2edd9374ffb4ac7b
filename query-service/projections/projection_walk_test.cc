// Going through the store's timeline; what it holds is projection_store_test.cc's.
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/projection_store.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One step of a walk: the visit and where it goes on after it.
struct Step {
  v1::Visit visit;
  std::string position;
};

std::vector<Step> Walk(const TestStore& store, std::string_view authority,
                       const std::string& position, std::uint64_t at) {
  std::vector<Step> steps;
  EXPECT_THAT(store->Walk(authority, position, at,
                          [&](v1::Visit visit, const std::string& next) {
                            steps.push_back({std::move(visit), next});
                            return true;
                          }),
              IsOk());
  return steps;
}

std::vector<std::string> Names(const std::vector<Step>& steps) {
  std::vector<std::string> names;
  for (const Step& step : steps) names.push_back(BriefName(step.visit.name()));
  return names;
}

std::vector<std::string> FindingIds(const v1::Visit& visit) {
  std::vector<std::string> ids;
  for (const v1::Finding& finding : visit.findings()) ids.push_back(finding.id());
  return ids;
}

TEST(Walk, GoesThroughOneAuthorityOrAll) {
  TestStore store;
  store.Apply({NamedVisit("north-yorkshire-county/v1", R"(start_date: "2012")"),
               NamedVisit("north-yorkshire/v2", R"(start_date: "2017")"),
               NamedVisit("north-yorkshire/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v1", R"(start_date: "2018")")});

  EXPECT_THAT(Names(Walk(store, "north-yorkshire", "", 4)),
              ElementsAre("north-yorkshire/v1", "north-yorkshire/v2"));
  EXPECT_THAT(Names(Walk(store, "", "", 4)),
              ElementsAre("leicester/v1", "north-yorkshire/v1", "north-yorkshire/v2",
                          "north-yorkshire-county/v1"));
  EXPECT_THAT(Names(Walk(store, "york", "", 4)), IsEmpty());
}

TEST(Walk, GoesOnAfterEveryPosition) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v10", R"(start_date: "2016")"),
               NamedVisit("leicester/v1", R"(start_date: "2016" delivery_body: "a trust")"),
               NamedVisit("leicester/undated"), NamedVisit("sunderland/v1")});
  for (const char* authority : {"", "leicester"}) {
    const std::vector<Step> all = Walk(store, authority, "", 5);
    ASSERT_GE(all.size(), 3U);

    for (std::size_t i = 0; i < all.size(); ++i) {
      std::vector<std::string> rest = Names(all);
      rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      EXPECT_EQ(Names(Walk(store, authority, all[i].position, 5)), rest);
    }
  }
}

TEST(Walk, StopsWhenToldTo) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1"), NamedVisit("leicester/v2")});
  int taken = 0;

  const absl::Status walked =
      store->Walk("", "", 2, [&taken](const v1::Visit&, const std::string&) {
        ++taken;
        return false;
      });

  EXPECT_THAT(walked, IsOk());
  EXPECT_EQ(taken, 1);
}

TEST(Walk, StaysInItsStateWhileOthersAreWritten) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")"),
               NamedVisit("leicester/v2", R"(start_date: "2017")")});
  const std::string position = Walk(store, "leicester", "", 2).front().position;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2018")"),
               NamedVisit("leicester/v0", R"(start_date: "2015")")});

  EXPECT_THAT(Names(Walk(store, "leicester", "", 2)), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Names(Walk(store, "leicester", position, 2)), ElementsAre("leicester/v2"));
  EXPECT_THAT(Names(Walk(store, "leicester", "", 4)),
              ElementsAre("leicester/v0", "leicester/v2", "leicester/v1"));
}

TEST(DetailsAt, AreThoseOfTheVisitAtThePositionAndState) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "old" })"),
               NamedVisit("leicester/v1a", R"(start_date: "2016" findings { id: "other" })")});
  const std::string position = Walk(store, "leicester", "", 2).front().position;
  store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "new" })")});

  EXPECT_THAT(FindingIds(**store->DetailsAt(position, 2)), ElementsAre("old"));
  EXPECT_THAT(FindingIds(**store->DetailsAt(position, 3)), ElementsAre("new"));
}

}  // namespace
}  // namespace waymark::query
