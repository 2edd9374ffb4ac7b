#include "query-service/streams/visit_watch.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::WatchVisitsRequest;
using v1::WatchVisitsResponse;

constexpr char kOnlyInspections[] = "types: VISIT_TYPE_INSPECTION";

// "leicester/v1 2" for a second revision, with what else there is to say of it.
std::string Brief(const WatchVisitsResponse& message) {
  switch (message.change_case()) {
    case WatchVisitsResponse::kVisit:
      return absl::StrCat(BriefName(message.visit().name()), " ", message.visit().revision(),
                          message.visit().deleted() ? " deleted" : "",
                          message.possible() ? " possible" : "");
    case WatchVisitsResponse::kErasedRevision:
      return absl::StrCat(BriefName(message.erased_revision().visit()), " ",
                          message.erased_revision().revision(), " erased");
    case WatchVisitsResponse::kErasure:
      return absl::StrCat("erase ", BriefName(message.erasure().visit()), " ",
                          message.erasure().revision());
    case WatchVisitsResponse::kWithheldVisit:
      return absl::StrCat(BriefName(message.withheld_visit()), " withheld");
    case WatchVisitsResponse::CHANGE_NOT_SET:
      return "heartbeat";
  }
  return "";
}

class VisitWatchTest : public testing::Test {
 protected:
  static absl::StatusOr<VisitWatch> Make(const std::string& request) {
    return VisitWatch::Make(Reference(), ParseText<WatchVisitsRequest>(request));
  }

  // Everything asked for after `sequence`.
  std::vector<std::string> Watch(const std::string& request, std::uint64_t sequence = 0) {
    const auto watch = Make(request);
    EXPECT_THAT(watch, IsOk());
    if (!watch.ok()) return {};
    LogPosition position{.log_id = "log", .sequence = sequence, .hash_head = {}};
    std::vector<std::string> seen;
    while (true) {
      WatchVisitsResponse message;
      const auto found = watch->Next(ViewOf(store_), position, message);
      EXPECT_THAT(found, IsOk());
      EXPECT_EQ(DecodeConsistencyToken(message.consistency_token())->sequence, position.sequence);
      if (!found.ok() || *found == VisitWatch::Found::kNothing) break;
      if (*found == VisitWatch::Found::kChange) seen.push_back(Brief(message));
    }
    EXPECT_EQ(position.sequence, store_.sequence());
    return seen;
  }

  TestStore store_;
};

TEST_F(VisitWatchTest, TellsEveryChangeInItsOrder) {
  store_.Apply({NamedVisit("reading/v1"), NamedVisit("leicester/v1"), NamedVisit("reading/v1")});
  store_.Delete("leicester/v1");

  EXPECT_THAT(Watch(""), ElementsAre("reading/v1 1", "leicester/v1 1", "reading/v1 2",
                                     "leicester/v1 2 deleted"));
}

TEST_F(VisitWatchTest, BeginsAfterTheStateGiven) {
  store_.Apply({NamedVisit("reading/v1"), NamedVisit("reading/v2"), NamedVisit("reading/v3")});

  EXPECT_THAT(Watch("", 2), ElementsAre("reading/v3 1"));
  EXPECT_THAT(Watch("", 3), IsEmpty());
}

TEST_F(VisitWatchTest, GivesRevisionsWhole) {
  store_.Apply({NamedVisit("reading/v1", R"(type: VISIT_TYPE_INSPECTION start_date: "2016"
                                            findings { id: "f1" } notes { text: "n" })"),
                NamedVisit("reading/v1", "type: VISIT_TYPE_INSPECTION")});
  const auto watch = Make("");
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};
  WatchVisitsResponse message;

  ASSERT_THAT(watch->Next(ViewOf(store_), position, message), IsOk());

  EXPECT_EQ(message.visit().start_date(), "2016") << "as it was, not as it is";
  EXPECT_EQ(message.visit().findings_size(), 1);
  EXPECT_EQ(message.visit().notes_size(), 1);
}

TEST_F(VisitWatchTest, EndsAtTheStateOfTheView) {
  store_.Apply({NamedVisit("reading/v1"), NamedVisit("reading/v2")});
  const auto watch = Make("");
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 1, .hash_head = {}};
  WatchVisitsResponse message;

  EXPECT_EQ(*watch->Next(ViewOf(store_, 1), position, message), VisitWatch::Found::kNothing);
  EXPECT_EQ(position.sequence, 1U);
}

TEST_F(VisitWatchTest, TellsOnlyOfTheAuthoritiesAskedFor) {
  store_.Apply({NamedVisit("reading/v1"), NamedVisit("leicester/v1"), NamedVisit("barnet/v1")});
  store_.Delete("leicester/v1");

  EXPECT_THAT(Watch("authorities: 'authorities/E06000016' authorities: 'authorities/barnet'"),
              ElementsAre("leicester/v1 1", "barnet/v1 1", "leicester/v1 2 deleted"));
}

TEST_F(VisitWatchTest, TellsOnlyOfTheTypesAskedFor) {
  store_.Apply({NamedVisit("reading/m1", "type: VISIT_TYPE_MONITORING_VISIT"),
                NamedVisit("reading/i1", "type: VISIT_TYPE_INSPECTION"),
                NamedVisit("reading/m1", "type: VISIT_TYPE_MONITORING_VISIT")});
  store_.Delete("reading/i1", "type: VISIT_TYPE_INSPECTION");

  EXPECT_THAT(Watch(kOnlyInspections), ElementsAre("reading/i1 1", "reading/i1 2 deleted"));
}

TEST_F(VisitWatchTest, TellsWhenAVisitLeavesTheTypesAskedFor) {
  store_.Apply({NamedVisit("reading/v1", "type: VISIT_TYPE_INSPECTION"),
                NamedVisit("reading/v1", "type: VISIT_TYPE_MONITORING_VISIT"),
                NamedVisit("reading/v1", "type: VISIT_TYPE_MONITORING_VISIT")});

  EXPECT_THAT(Watch(kOnlyInspections), ElementsAre("reading/v1 1", "reading/v1 2"));
}

TEST_F(VisitWatchTest, TellsOnlyOfVisitsThatWereOrMayHaveBeenWithinTheDates) {
  store_.Apply({NamedVisit("reading/in", R"(start_date: "2016-03-10")"),
                NamedVisit("reading/perhaps", R"(start_date: "2016")"),
                NamedVisit("reading/out", R"(start_date: "2017-03-10")"),
                NamedVisit("reading/undated")});

  EXPECT_THAT(
      Watch("from_date: '2016-03' to_date: '2016-03'"),
      ElementsAre("reading/in 1", "reading/perhaps 1 possible", "reading/undated 1 possible"));
}

TEST_F(VisitWatchTest, TellsWhenAVisitLeavesTheDatesAskedFor) {
  store_.Apply({NamedVisit("reading/v1", R"(start_date: "2016-03-10")"),
                NamedVisit("reading/v1", R"(start_date: "2017-03-10")"),
                NamedVisit("reading/v1", R"(start_date: "2017-03-11")")});

  EXPECT_THAT(Watch("to_date: '2016'"), ElementsAre("reading/v1 1", "reading/v1 2"));
}

TEST_F(VisitWatchTest, GivesNoDetailsInTheBasicView) {
  store_.Apply({NamedVisit("reading/v1", R"(start_date: "2016" findings { id: "f1" })")});
  const auto watch = Make("view: VISIT_VIEW_BASIC");
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};
  WatchVisitsResponse message;

  ASSERT_THAT(watch->Next(ViewOf(store_), position, message), IsOk());

  EXPECT_EQ(message.visit().start_date(), "2016");
  EXPECT_THAT(message.visit().findings(), IsEmpty());
}

TEST_F(VisitWatchTest, TellsOfErasuresWhateverTheType) {
  store_.Apply({NamedVisit("reading/v1", "type: VISIT_TYPE_MONITORING_VISIT"),
                NamedVisit("reading/v1", "type: VISIT_TYPE_MONITORING_VISIT")});
  store_.Erase("reading/v1", 1, 1);

  EXPECT_THAT(Watch(""), ElementsAre("reading/v1 1 erased", "reading/v1 2", "erase reading/v1 1"));
  EXPECT_THAT(Watch(kOnlyInspections),
              ElementsAre("reading/v1 1 erased", "reading/v1 2", "erase reading/v1 1"))
      << "the type that revision 2 replaced is not known any more";
}

TEST_F(VisitWatchTest, TellsOfARevisionThatWasErasedBeforeItWasHeardOf) {
  store_.ApplyErased("reading/v1");

  EXPECT_THAT(Watch(""), ElementsAre("reading/v1 1 erased"));
}

TEST_F(VisitWatchTest, ChangesThatAreAppliedAgainAreToldOnceAndAsTheyWere) {
  std::vector<ProjectedChange> changes = {
      store_.Written(NamedVisit("reading/v1", "type: VISIT_TYPE_INSPECTION")),
      store_.Written(NamedVisit("reading/v1", "type: VISIT_TYPE_MONITORING_VISIT"))};
  store_.ApplyAll(changes);
  store_.ApplyAll(changes);

  EXPECT_THAT(Watch(kOnlyInspections), ElementsAre("reading/v1 1", "reading/v1 2"));
}

TEST_F(VisitWatchTest, LooksAtNoMoreThanAThousandAtOnce) {
  std::vector<v1::Visit> visits(1'500, NamedVisit("reading/v1"));
  visits.push_back(NamedVisit("leicester/v1", "type: VISIT_TYPE_INSPECTION"));
  store_.Apply(visits);
  const auto watch = Make(kOnlyInspections);
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};
  WatchVisitsResponse message;

  EXPECT_EQ(*watch->Next(ViewOf(store_), position, message), VisitWatch::Found::kMore);
  EXPECT_EQ(position.sequence, 1'000U);
  EXPECT_EQ(Brief(message), "heartbeat");
  EXPECT_EQ(*watch->Next(ViewOf(store_), position, message), VisitWatch::Found::kChange);
  EXPECT_EQ(position.sequence, 1'501U);
}

TEST_F(VisitWatchTest, LeapsOverChangesOfOtherAuthorities) {
  std::vector<v1::Visit> visits(1'500, NamedVisit("reading/v1"));
  visits.push_back(NamedVisit("leicester/v1"));
  visits.push_back(NamedVisit("reading/v1"));
  visits.push_back(NamedVisit("barnet/v1"));
  visits.insert(visits.end(), 1'500, NamedVisit("reading/v1"));
  store_.Apply(visits);
  const auto watch = Make("authorities: 'authorities/leicester' authorities: 'authorities/barnet'");
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};

  for (const std::uint64_t sequence : {1'501U, 1'503U}) {
    WatchVisitsResponse message;
    EXPECT_EQ(*watch->Next(ViewOf(store_), position, message), VisitWatch::Found::kChange);
    EXPECT_EQ(position.sequence, sequence);
  }
  WatchVisitsResponse message;
  EXPECT_EQ(*watch->Next(ViewOf(store_), position, message), VisitWatch::Found::kNothing);
  EXPECT_EQ(position.sequence, store_.sequence());
  EXPECT_EQ(Brief(message), "heartbeat");
}

TEST_F(VisitWatchTest, WalksWhereTheCallerMayNotSeeAllItWouldLeapTo) {
  std::vector<v1::Visit> visits(1'500, NamedVisit("reading/v1"));
  visits.push_back(NamedVisit("leicester/v1"));
  store_.Apply(visits);
  const auto watch = Make("authorities: 'authorities/leicester'");
  ASSERT_THAT(watch, IsOk());
  const View view = ViewOf(store_).For(Visibility::PublicAnd({"reading"}));
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};

  for (const auto& [found, sequence] : {std::pair(VisitWatch::Found::kMore, 1'000U),
                                        std::pair(VisitWatch::Found::kNothing, 1'501U)}) {
    WatchVisitsResponse message;
    EXPECT_EQ(*watch->Next(view, position, message), found);
    EXPECT_EQ(position.sequence, sequence);
  }
}

TEST_F(VisitWatchTest, LeapsToNoChangeAfterTheState) {
  store_.Apply({NamedVisit("reading/v1"), NamedVisit("reading/v1"), NamedVisit("reading/v1"),
                NamedVisit("leicester/v1")});
  const auto watch = Make("authorities: 'authorities/leicester'");
  ASSERT_THAT(watch, IsOk());
  LogPosition position{.log_id = "log", .sequence = 0, .hash_head = {}};
  WatchVisitsResponse message;

  EXPECT_EQ(*watch->Next(ViewOf(store_, 3), position, message), VisitWatch::Found::kNothing);
  EXPECT_EQ(position.sequence, 3U);
}

TEST_F(VisitWatchTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(
      FaultsOf(
          Make("authorities: 'reading' authorities: 'authorities/nowhere' types: 99").status()),
      ElementsAre("authorities[0] MALFORMED", "authorities[1] UNKNOWN_REFERENCE",
                  "types[0] UNKNOWN_ENUM_VALUE"));
}

}  // namespace
}  // namespace waymark::query
