// A store that has not caught up yet: what it takes in comes in batches that are not logged.
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/projection_store.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// Enough of them are several of the batches that are written at once.
constexpr int kMany = 40;
constexpr std::size_t kLong = std::size_t{2} << 20;

v1::Visit LongVisit(int number, const std::string& statement) {
  v1::Visit visit = NamedVisit("leicester/v" + std::to_string(number));
  visit.set_start_date("2016");
  visit.add_findings()->set_statement(statement);
  visit.add_notes()->set_text(std::string(kLong, 'x'));
  return visit;
}

class FillingTest : public testing::Test {
 protected:
  void Apply(ProjectedChange change, bool caught_up) {
    internal::v1::ReplicaPosition position;
    position.set_log_id("log");
    position.set_applied_sequence(change.sequence);
    position.set_caught_up(caught_up);
    std::vector<ProjectedChange> changes;
    changes.push_back(std::move(change));
    EXPECT_THAT(store_->Apply(std::move(changes), position), IsOk());
    EXPECT_EQ(store_->position().applied_sequence(), store_.sequence());
  }
  void Fill() {
    for (int i = 1; i <= kMany; ++i) {
      Apply(store_.Written(LongVisit(i, "said at first")), /*caught_up=*/false);
    }
  }
  std::vector<std::string> Saying(const std::string& word, std::uint64_t at) {
    std::vector<std::string> names;
    std::size_t steps = 1'000;
    EXPECT_THAT(store_->WalkHolding({{{word}}, ""}, at, steps,
                                    [&](const VisitPlace& place) {
                                      names.push_back(BriefName((*store_->VisitAt(place))->name()));
                                      return true;
                                    }),
                IsOk());
    return names;
  }

  TestStore store_;
};

TEST_F(FillingTest, HoldsAllOnceItHasCaughtUp) {
  Fill();
  Apply(store_.Written(LongVisit(3, "corrected")), /*caught_up=*/false);
  Apply(store_.Next(NameOf("leicester/v3"), Erasure{.revision = 1, .sequence = 3}),
        /*caught_up=*/false);
  Apply(store_.Written(LongVisit(5, "corrected")), /*caught_up=*/true);

  for (const bool reopened : {false, true}) {
    if (reopened) store_.Reopen();
    const std::uint64_t at = store_.sequence();
    EXPECT_TRUE(store_->position().caught_up());
    EXPECT_EQ(store_->WholeVisits("leicester", at)->size(), std::size_t{kMany});
    EXPECT_THAT(Saying("corrected", at), ElementsAre("leicester/v3", "leicester/v5"));
    EXPECT_EQ(Saying("first", at).size(), std::size_t{kMany - 2});
    EXPECT_EQ(Saying("first", kMany).size(), std::size_t{kMany - 1});
    EXPECT_EQ((*FindVisit(*store_.store(), "leicester/v5", 5))->findings(0).statement(),
              "said at first");
  }
}

TEST_F(FillingTest, GoesOnWhereItWasClosed) {
  Fill();

  store_.Reopen();

  EXPECT_EQ(store_->position().applied_sequence(), std::uint64_t{kMany});
  EXPECT_FALSE(store_->position().caught_up());
  Apply(store_.Written(LongVisit(3, "corrected")), /*caught_up=*/true);
  EXPECT_THAT(Saying("corrected", store_.sequence()), ElementsAre("leicester/v3"));
  EXPECT_EQ(store_->WholeVisits("leicester", store_.sequence())->size(), std::size_t{kMany});
}

}  // namespace
}  // namespace waymark::query
