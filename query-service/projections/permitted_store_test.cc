#include "query-service/projections/permitted_store.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/test_store.h"

namespace waymark::query {
namespace {

using internal::v1::AppliedChange;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Tells = PermittedStore::Tells;

constexpr char kPublished[] = "publication_status: PUBLICATION_STATUS_PUBLISHED";
constexpr char kReleased[] = "publication_status: PUBLICATION_STATUS_RELEASED_BY_AUTHORITY";
constexpr char kUnpublished[] = "publication_status: PUBLICATION_STATUS_UNPUBLISHED";

class PermittedStoreTest : public ::testing::Test {
 protected:
  PermittedStore As(Visibility visibility) const {
    return PermittedStore(store_.store(), std::move(visibility));
  }
  PermittedStore AsReaderOf(const std::string& authority) const {
    return As(Visibility::PublicAnd({authority}));
  }

  std::vector<std::string> Timeline(const PermittedStore& store, const std::string& authority,
                                    std::uint64_t at) const {
    const auto visits = store.Timeline(authority, at);
    EXPECT_THAT(visits, IsOk());
    return visits.ok() ? BriefNames(*visits) : std::vector<std::string>();
  }

  std::vector<std::int64_t> Revisions(const PermittedStore& store, const std::string& brief,
                                      std::uint64_t at) const {
    const auto places = store.FindRevisions(NameOf(brief), at);
    EXPECT_THAT(places, IsOk());
    std::vector<std::int64_t> revisions;
    for (const RevisionPlace& place : *places) revisions.push_back(place.revision);
    return revisions;
  }

  // What the change at `sequence` is told as.
  Tells TellsOf(const PermittedStore& store, std::uint64_t sequence) const {
    Tells tells = Tells::kNothing;
    const absl::Status walked = store.WalkChanges(
        sequence - 1, sequence, [&](std::uint64_t at, const AppliedChange& change) {
          const auto found = store.TellsOf(at, change);
          EXPECT_THAT(found, IsOk());
          tells = *found;
          return true;
        });
    EXPECT_THAT(walked, IsOk());
    return tells;
  }

  TestStore store_;
};

TEST_F(PermittedStoreTest, ShowsOwnVisitsAndOthersOnceTheyArePublic) {
  const std::uint64_t at =
      store_.Apply({NamedVisit("leicester/v1", kPublished), NamedVisit("leicester/v2", kReleased),
                    NamedVisit("leicester/v3", kUnpublished), NamedVisit("leicester/v4"),
                    NamedVisit("dorset/v1", kUnpublished)});

  EXPECT_THAT(Timeline(AsReaderOf("dorset"), "leicester", at),
              ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Timeline(AsReaderOf("dorset"), "dorset", at), ElementsAre("dorset/v1"));
  EXPECT_THAT(Timeline(AsReaderOf("leicester"), "dorset", at), IsEmpty());
  EXPECT_THAT(Timeline(As(Visibility()), "leicester", at), IsEmpty());
  EXPECT_THAT(Timeline(As(Visibility()), "dorset", at), IsEmpty());
  EXPECT_THAT(Timeline(As(Visibility::Everything()), "dorset", at), ElementsAre("dorset/v1"));
}

TEST_F(PermittedStoreTest, NamesAuthoritiesWithAVisitThatIsSeen) {
  const std::uint64_t at =
      store_.Apply({NamedVisit("leicester/v1", kPublished), NamedVisit("reading/v1", kUnpublished),
                    NamedVisit("dorset/v1", kUnpublished)});

  const PermittedStore reader = AsReaderOf("dorset");
  EXPECT_TRUE(*reader.HasVisits("dorset", at));
  EXPECT_TRUE(*reader.HasVisits("leicester", at));
  EXPECT_FALSE(*reader.HasVisits("reading", at));
  EXPECT_FALSE(*reader.HasVisits("leicester", 0));
  EXPECT_FALSE(*As(Visibility()).HasVisits("leicester", at));
}

TEST_F(PermittedStoreTest, FindsOfEachVisitWhatItFindsOfOne) {
  const std::uint64_t at = store_.Apply({NamedVisit("leicester/v1", kPublished),
                                         NamedVisit("leicester/v2", kUnpublished),
                                         NamedVisit("dorset/v1", kUnpublished)});
  std::vector<model::VisitName> names;
  for (const char* name : {"leicester/v1", "leicester/v2", "dorset/v1"}) {
    names.push_back(NameOf(name));
  }
  const auto seen = [&](const PermittedStore& store) {
    const auto all = store.FindRevisionsOfEach(names, at);
    EXPECT_THAT(all, IsOk());
    std::vector<std::size_t> sizes;
    for (const auto& places : *all) sizes.push_back(places.size());
    return sizes;
  };

  EXPECT_THAT(seen(AsReaderOf("dorset")), ElementsAre(1, 0, 1));
  EXPECT_THAT(seen(AsReaderOf("leicester")), ElementsAre(1, 1, 0));
  EXPECT_THAT(seen(As(Visibility())), ElementsAre(0, 0, 0));
  EXPECT_THAT(seen(As(Visibility::Everything())), ElementsAre(1, 1, 1));
}

TEST_F(PermittedStoreTest, GoesByTheRevisionAndByTheNewestOne) {
  const std::uint64_t hidden = store_.Apply({NamedVisit("leicester/v1", kUnpublished)});
  const std::uint64_t shown = store_.Apply({NamedVisit("leicester/v1", kPublished)});
  const PermittedStore reader = AsReaderOf("dorset");
  EXPECT_THAT(Revisions(reader, "leicester/v1", hidden), IsEmpty());
  EXPECT_THAT(Revisions(reader, "leicester/v1", shown), ElementsAre(2));
  EXPECT_THAT(Timeline(reader, "leicester", hidden), IsEmpty());
  EXPECT_THAT(Timeline(reader, "leicester", shown), ElementsAre("leicester/v1"));

  const std::uint64_t withdrawn = store_.Apply({NamedVisit("leicester/v1", kUnpublished)});

  for (const std::uint64_t at : {hidden, shown, withdrawn}) {
    EXPECT_THAT(Revisions(reader, "leicester/v1", at), IsEmpty()) << at;
    EXPECT_THAT(Timeline(reader, "leicester", at), IsEmpty()) << at;
  }
  EXPECT_THAT(Revisions(AsReaderOf("leicester"), "leicester/v1", withdrawn), ElementsAre(1, 2, 3));
}

// While it was not public, what had been public before is no answer to what it was then.
TEST_F(PermittedStoreTest, ShowsNoEarlierRevisionInThePlaceOfAHiddenOne) {
  store_.Apply({NamedVisit("leicester/v1", kPublished)});
  const std::uint64_t hidden = store_.Apply({NamedVisit("leicester/v1", kUnpublished)});
  const std::uint64_t shown = store_.Apply({NamedVisit("leicester/v1", kPublished)});

  EXPECT_THAT(Revisions(AsReaderOf("dorset"), "leicester/v1", hidden), IsEmpty());
  EXPECT_THAT(Revisions(AsReaderOf("dorset"), "leicester/v1", shown), ElementsAre(1, 3));
}

TEST_F(PermittedStoreTest, ShowsADeletionOfWhatWasSeen) {
  store_.Apply({NamedVisit("leicester/v1", kPublished), NamedVisit("leicester/v2", kUnpublished)});
  store_.Delete("leicester/v1");
  const std::uint64_t at = store_.Delete("leicester/v2");

  EXPECT_THAT(Revisions(AsReaderOf("dorset"), "leicester/v1", at), ElementsAre(1, 2));
  EXPECT_THAT(Revisions(AsReaderOf("dorset"), "leicester/v2", at), IsEmpty());
}

TEST_F(PermittedStoreTest, HidesWhatIsNotKnownToBePublicAfterAnErasure) {
  const std::uint64_t first = store_.Apply({NamedVisit("leicester/v1", kPublished)});
  store_.Delete("leicester/v1");
  const std::uint64_t at = store_.Erase("leicester/v1", 1, first);

  EXPECT_THAT(Revisions(AsReaderOf("dorset"), "leicester/v1", at), IsEmpty());
}

TEST_F(PermittedStoreTest, TellsOfChangesAsFarAsTheyAreSeen) {
  const std::uint64_t hidden = store_.Apply({NamedVisit("leicester/v1", kUnpublished)});
  const std::uint64_t shown = store_.Apply({NamedVisit("leicester/v1", kPublished)});
  const PermittedStore reader = AsReaderOf("dorset");
  EXPECT_EQ(TellsOf(reader, hidden), Tells::kNothing);
  EXPECT_EQ(TellsOf(reader, shown), Tells::kAll);

  const std::uint64_t erased = store_.Erase("leicester/v1", 1, hidden);
  EXPECT_EQ(TellsOf(reader, erased), Tells::kAll);
  const std::uint64_t withdrawn = store_.Apply({NamedVisit("leicester/v1", kUnpublished)});

  EXPECT_EQ(TellsOf(reader, shown), Tells::kNothing);
  EXPECT_EQ(TellsOf(reader, withdrawn), Tells::kGone);
  EXPECT_EQ(TellsOf(reader, erased), Tells::kNothing);
  EXPECT_EQ(TellsOf(As(Visibility()), shown), Tells::kNothing);
  EXPECT_EQ(TellsOf(As(Visibility::Everything()), hidden), Tells::kAll);
}

}  // namespace
}  // namespace waymark::query
