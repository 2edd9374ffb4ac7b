// A store's beginning and end; what it holds in between is projection_store_test.cc's.
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

constexpr char kGarbage[] = "\xff";

TEST(Open, FindsWhatWasApplied) {
  TestStore store;
  store.Apply({NamedVisit("leicester/v1", R"(findings { id: "f1" })")});
  const internal::v1::ReplicaPosition position = store->position();

  store.Reopen();

  EXPECT_EQ(store->position().SerializeAsString(), position.SerializeAsString());
  const auto found = FindVisit(*store.store(), "leicester/v1", 1);
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->findings(0).id(), "f1");
}

TEST(Open, StandsNowhereInANewStore) {
  const TestStore store;

  EXPECT_THAT(store->position(), EqualsProto(""));
}

TEST(Open, RefusesAStoreOfOtherReferenceData) {
  const TemporaryDirectory directory;
  { ASSERT_THAT(ProjectionStore::Open(directory.path(), "digest"), IsOk()); }

  const auto opened = ProjectionStore::Open(directory.path(), "other");

  EXPECT_EQ(opened.status().code(), absl::StatusCode::kFailedPrecondition) << opened.status();
}

TEST(Open, RefusesAStoreOfAnotherFormatOrWithDamage) {
  internal::v1::ReplicaBuild newer;
  newer.set_format(keys::kFormat + 1);
  newer.set_reference_digest("digest");
  struct Case {
    const char* name;
    std::string_view key;
    std::string value;
    absl::StatusCode want;
  };
  for (const Case& c : {Case{"format", keys::kBuildKey, newer.SerializeAsString(),
                             absl::StatusCode::kFailedPrecondition},
                        Case{"build", keys::kBuildKey, kGarbage, absl::StatusCode::kDataLoss},
                        Case{"position", keys::kPositionKey, kGarbage, absl::StatusCode::kDataLoss},
                        Case{"said", keys::kSaidKey, kGarbage, absl::StatusCode::kDataLoss}}) {
    const TemporaryDirectory directory;
    { ASSERT_THAT(ProjectionStore::Open(directory.path(), "digest"), IsOk()); }
    {
      const auto database =
          storage::Database::Open({.directory = directory.path(), .families = keys::Families()});
      storage::Batch batch;
      batch.Put(keys::kMeta, std::string(c.key), c.value);
      ASSERT_THAT((*database)->Write(batch, storage::Sync::kNo), IsOk());
    }

    const auto opened = ProjectionStore::Open(directory.path(), "digest");

    EXPECT_EQ(opened.status().code(), c.want) << c.name;
  }
}

TEST(RemoveWhenClosed, RemovesTheStoreWithItsLastReader) {
  const TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "store";
  auto opened = ProjectionStore::Open(path, "digest");
  ASSERT_THAT(opened, IsOk());
  std::shared_ptr<const ProjectionStore> reader;
  {
    const std::shared_ptr<ProjectionStore> store = *std::move(opened);
    reader = store;
    store->RemoveWhenClosed();
  }
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_THAT(reader->Timeline("leicester", 1), IsOk());

  reader.reset();

  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace waymark::query
