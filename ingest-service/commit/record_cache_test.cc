#include "ingest-service/commit/record_cache.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/test_log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kNoRoom = 0;
constexpr std::size_t kRoom = std::size_t{1} << 20;

model::VisitName NameIn(const std::string& authority, const std::string& visit) {
  return {.authority_id = authority, .visit_id = visit};
}

// A log with the visits v1 and v2, the second withdrawn, of each of two authorities.
class RecordCacheTest : public testing::Test {
 protected:
  RecordCacheTest() : store_(OpenLog(directory_.path())) {
    std::vector<NewChange> changes;
    for (const char* authority : {"leicester", "sunderland"}) {
      changes.push_back(MakeChange(authority, "v1"));
      changes.push_back(MakeChange(authority, "v2"));
      changes.back().kind = internal::v1::CHANGE_KIND_DELETION;
    }
    EXPECT_THAT(store_->Append(AdditionOf(std::move(changes), 1)), IsOk());
  }

  static NewChange MakeChange(const std::string& authority, const std::string& visit) {
    NewChange change = ChangeOf(visit);
    change.name = NameIn(authority, visit);
    change.identity.set_start_date("2016-06");
    return change;
  }

  static void ExpectAllFound(RecordCache& cache) {
    for (const char* authority : {"leicester", "sunderland"}) {
      const auto record = cache.Of(authority);
      ASSERT_THAT(record, IsOk());
      EXPECT_EQ((*record)->visits().size(), 1U);
      const auto held = cache.FindHead(NameIn(authority, "v1"));
      ASSERT_THAT(held, IsOk());
      ASSERT_TRUE(held->has_value());
      EXPECT_EQ((*held)->identity().start_date(), "2016-06");
      const auto withdrawn = cache.FindHead(NameIn(authority, "v2"));
      ASSERT_THAT(withdrawn, IsOk());
      ASSERT_TRUE(withdrawn->has_value());
      EXPECT_TRUE((*withdrawn)->deleted());
      EXPECT_FALSE(cache.FindHead(NameIn(authority, "v3"))->has_value());
    }
  }

  TemporaryDirectory directory_;
  std::unique_ptr<LogStore> store_;
};

TEST_F(RecordCacheTest, FindsWhatIsStoredHoweverLittleRoomThereIs) {
  for (const std::size_t room : {kNoRoom, kRoom}) {
    RecordCache cache(*store_, room);

    ExpectAllFound(cache);
    cache.Trim();
    ExpectAllFound(cache);
  }
}

TEST_F(RecordCacheTest, KeepsWhatThereIsRoomFor) {
  RecordCache cache(*store_, kRoom);
  const AuthorityRecord* const leicester = *cache.Of("leicester");
  const AuthorityRecord* const sunderland = *cache.Of("sunderland");

  cache.Trim();

  EXPECT_EQ(*cache.Of("leicester"), leicester);
  EXPECT_EQ(*cache.Of("sunderland"), sunderland);
}

TEST_F(RecordCacheTest, KnowsWhatWasNotedBeforeItIsInTheStore) {
  RecordCache cache(*store_, kNoRoom);
  const NewChange change = MakeChange("leicester", "v3");
  VisitFigures figures;
  figures.visit = "v3";

  for (int i = 0; i < 100; ++i) {
    ASSERT_THAT(cache.Note(NameIn("leicester", "v" + std::to_string(3 + i)), HeadOf(change, 5),
                           ReadIdentity(change.identity), figures),
                IsOk());
  }

  EXPECT_TRUE(cache.FindHead(NameIn("leicester", "v3"))->has_value());
  EXPECT_EQ(cache.FiguresOf(NameIn("leicester", "v3"))->visit, "v3");
}

}  // namespace
}  // namespace waymark::ingest
