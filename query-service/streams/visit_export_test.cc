#include "query-service/streams/visit_export.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using v1::ExportVisitsRequest;
using v1::ExportVisitsResponse;

class VisitExportTest : public testing::Test {
 protected:
  VisitExportTest() {
    store_.Apply({
        NamedVisit("leicester/m1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-03"
                                      findings { id: "f1" })"),
        NamedVisit("leicester/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2015-05-01")"),
        NamedVisit("barnet/m1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2017-01-09")"),
        NamedVisit("north-yorkshire-county/i1", "type: VISIT_TYPE_INSPECTION"),
        NamedVisit("north-yorkshire/i1", "type: VISIT_TYPE_INSPECTION"),
    });
  }

  absl::StatusOr<VisitExport> Make(const std::string& request, const View& view) {
    return VisitExport::Make(Reference(), view, ParseText<ExportVisitsRequest>(request));
  }

  // Every message to the end.
  std::vector<ExportVisitsResponse> Messages(const std::string& request, const View& view) {
    std::vector<ExportVisitsResponse> messages;
    auto exported = Make(request, view);
    EXPECT_THAT(exported, IsOk());
    while (exported.ok()) {
      ExportVisitsResponse message;
      const auto found = exported->Next(ViewOf(store_), message);
      EXPECT_THAT(found, IsOk());
      if (!found.ok()) break;
      if (*found == VisitExport::Found::kMore) continue;
      messages.push_back(std::move(message));
      if (*found == VisitExport::Found::kEnd) break;
    }
    return messages;
  }

  static std::vector<std::string> Names(const std::vector<ExportVisitsResponse>& messages) {
    std::vector<std::string> names;
    for (const ExportVisitsResponse& message : messages) {
      for (const v1::ExportedVisit& visit : message.visits()) {
        names.push_back(BriefName(visit.visit().name()) + (visit.possible() ? " possible" : ""));
      }
    }
    return names;
  }
  std::vector<std::string> Names(const std::string& request) {
    return Names(Messages(request, ViewOf(store_)));
  }

  // Six visits of 100 kB each: several messages.
  void ApplyLarge(const std::string& authority) {
    std::vector<v1::Visit> visits;
    for (const char* id : {"v1", "v2", "v3", "v4", "v5", "v6"}) {
      visits.push_back(NamedVisit(authority + "/" + id));
      visits.back().add_notes()->set_text(std::string(100'000, 'x'));
    }
    store_.Apply(visits);
  }

  TestStore store_;
};

TEST_F(VisitExportTest, GivesEveryVisitOnceInOrder) {
  EXPECT_THAT(Names(""), ElementsAre("barnet/m1", "leicester/i1", "leicester/m1",
                                     "north-yorkshire/i1", "north-yorkshire-county/i1"));
}

TEST_F(VisitExportTest, GivesVisitsWhole) {
  const auto messages = Messages("authorities: 'authorities/leicester'", ViewOf(store_));

  EXPECT_EQ(messages.front().visits(1).visit().findings_size(), 1);
}

TEST_F(VisitExportTest, EndsWithTheTokenOfTheState) {
  const auto messages = Messages("", ViewOf(store_, 3));

  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages.front().consistency_token(), "");
  EXPECT_NE(messages.front().next_page_token(), "");
  EXPECT_THAT(messages.back().visits(), IsEmpty());
  EXPECT_EQ(messages.back().next_page_token(), "");
  EXPECT_EQ(DecodeConsistencyToken(messages.back().consistency_token())->sequence, 3U);
}

TEST_F(VisitExportTest, OfNothingIsTheEndAlone) {
  const auto messages = Messages("", ViewOf(store_, 0));

  ASSERT_EQ(messages.size(), 1U);
  EXPECT_NE(messages.back().consistency_token(), "");
}

TEST_F(VisitExportTest, StaysInItsStateWhileWritesGoOn) {
  ApplyLarge("reading");
  const auto want = Names("");
  auto exported = Make("", ViewOf(store_));
  ASSERT_THAT(exported, IsOk());
  const std::uint64_t state = store_.sequence();
  std::vector<ExportVisitsResponse> messages;
  do {
    ASSERT_THAT(exported->Next(ViewOf(store_), messages.emplace_back()), IsOk());
    store_.Apply({NamedVisit("reading/new", R"(start_date: "2019")"),
                  NamedVisit("reading/v6", R"(start_date: "2019")")});
    store_.Delete("reading/v5");
  } while (messages.back().consistency_token().empty() && messages.size() < 100);

  EXPECT_GT(messages.size(), 2U);
  EXPECT_THAT(Names(messages), ElementsAreArray(want));
  EXPECT_EQ(DecodeConsistencyToken(messages.back().consistency_token())->sequence, state);
}

TEST_F(VisitExportTest, GoesOnAfterAnyMessageInTheSameState) {
  ApplyLarge("reading");
  for (const std::string filter :
       {"", "authorities: 'authorities/reading' authorities: 'authorities/barnet' "}) {
    const auto whole = Messages(filter, ViewOf(store_));
    ASSERT_GT(whole.size(), 2U);
    store_.Apply({NamedVisit("reading/new", R"(start_date: "2019")")});
    for (std::size_t cut = 1; cut < whole.size(); ++cut) {
      const std::string token = whole[cut - 1].next_page_token();

      const auto rest = Messages(filter + "page_token: '" + token + "'", ViewOf(store_));

      const std::vector<ExportVisitsResponse> want(whole.begin() + static_cast<std::ptrdiff_t>(cut),
                                                   whole.end());
      EXPECT_THAT(Names(rest), ElementsAreArray(Names(want))) << cut;
      EXPECT_EQ(rest.back().consistency_token(), whole.back().consistency_token());
    }
  }
}

TEST_F(VisitExportTest, AMessageIsNoLargerThanItNeedBe) {
  ApplyLarge("reading");

  const auto messages = Messages("authorities: 'authorities/reading'", ViewOf(store_));

  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[0].visits_size(), 3);
  EXPECT_EQ(messages[1].visits_size(), 3);
}

TEST_F(VisitExportTest, RefusesTheTokenOfAnotherExport) {
  const std::string token = Messages("", ViewOf(store_)).front().next_page_token();

  EXPECT_THAT(Make("types: VISIT_TYPE_INSPECTION page_token: '" + token + "'", ViewOf(store_)),
              HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST_F(VisitExportTest, GivesOnlyTheAuthoritiesAskedForEachOnce) {
  EXPECT_THAT(Names("authorities: 'authorities/north-yorkshire' authorities: 'authorities/barnet' "
                    "authorities: 'authorities/E06000016' authorities: 'authorities/leicester'"),
              ElementsAre("barnet/m1", "leicester/i1", "leicester/m1", "north-yorkshire/i1"));
}

TEST_F(VisitExportTest, GivesOnlyTheTypesAskedFor) {
  EXPECT_THAT(Names("types: VISIT_TYPE_MONITORING_VISIT"),
              ElementsAre("barnet/m1", "leicester/m1"));
}

TEST_F(VisitExportTest, GivesDeletedVisitsOnlyWhereAskedTo) {
  store_.Delete("leicester/m1");

  EXPECT_THAT(Names("authorities: 'authorities/leicester'"), ElementsAre("leicester/i1"));
  EXPECT_THAT(Names("authorities: 'authorities/leicester' show_deleted: true"),
              ElementsAre("leicester/i1", "leicester/m1"));
  EXPECT_THAT(Names(Messages("authorities: 'authorities/leicester'", ViewOf(store_, 5))),
              ElementsAre("leicester/i1", "leicester/m1"))
      << "before it was deleted";
}

TEST_F(VisitExportTest, LeavesOutWhatIsErased) {
  store_.Apply({NamedVisit("leicester/m1")});
  store_.Erase("leicester/m1", 1, 1);

  EXPECT_THAT(Names(Messages("authorities: 'authorities/leicester'", ViewOf(store_, 5))),
              ElementsAre("leicester/i1"));
}

TEST_F(VisitExportTest, GivesWhatIsAndWhatMayBeWithinTheDates) {
  store_.Apply({NamedVisit("reading/end", R"(end_date: "2016-03-20")"),
                NamedVisit("reading/published", R"(published_date: "2016-03-31")"),
                NamedVisit("reading/source", R"(sources { published_date: "2016-03-01" })"),
                NamedVisit("reading/old-source", R"(sources { published_date: "2016-02-29" })"),
                NamedVisit("reading/undated")});

  EXPECT_THAT(
      Names("from_date: '2016-03' to_date: '2016-03'"),
      ElementsAre("leicester/m1", "north-yorkshire/i1 possible",
                  "north-yorkshire-county/i1 possible", "reading/end", "reading/published possible",
                  "reading/source possible", "reading/undated possible"));
  EXPECT_THAT(Names("authorities: 'authorities/leicester' from_date: '2016-03-10'"),
              ElementsAre("leicester/m1 possible"));
  EXPECT_THAT(Names("authorities: 'authorities/leicester' to_date: '2015'"),
              ElementsAre("leicester/i1"));
}

TEST_F(VisitExportTest, GoesByTheDatesOfLists) {
  store_.Apply({NamedVisit("reading/long", R"(start_date: "2016-02-20" end_date: "2016-03-20")"),
                NamedVisit("reading/open", R"(start_date: "../2016-03-20")"),
                NamedVisit("reading/published", R"(published_date: "2016-03-31")"),
                NamedVisit("reading/source", R"(sources { published_date: "2016-03-01" })"),
                NamedVisit("reading/undated")});
  for (const std::string dates :
       {"from_date: '2016-03'", "to_date: '2016-03-20'", "from_date: '2016' to_date: '2016'",
        "from_date: '2016-03-10' to_date: '2016-03-10'", "to_date: '2014'"}) {
    const auto listed =
        ListVisitsHandler(Reference())
            .Handle(ViewOf(store_),
                    ParseText<v1::ListVisitsRequest>("parent: 'authorities/-' " + dates));
    ASSERT_THAT(listed, IsOk());
    std::vector<std::string> want;
    for (int i = 0; i < listed->visits_size(); ++i) {
      const bool possible = listed->matches(i).certainty() == v1::MATCH_CERTAINTY_POSSIBLE;
      want.push_back(BriefName(listed->visits(i).name()) + (possible ? " possible" : ""));
    }

    EXPECT_THAT(Names(dates), ElementsAreArray(want)) << dates;
  }
}

TEST_F(VisitExportTest, GivesNoDetailsInTheBasicView) {
  const auto messages =
      Messages("authorities: 'authorities/leicester' view: VISIT_VIEW_BASIC", ViewOf(store_));

  const v1::Visit& visit = messages.front().visits(1).visit();
  EXPECT_EQ(visit.start_date(), "2016-03");
  EXPECT_THAT(visit.findings(), IsEmpty());
}

TEST_F(VisitExportTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Make("authorities: 'reading' types: 99 from_date: 'x' to_date: '2016-13'",
                            ViewOf(store_))
                           .status()),
              ElementsAre("authorities[0] MALFORMED", "types[0] UNKNOWN_ENUM_VALUE",
                          "from_date INVALID_DATE", "to_date INVALID_DATE"));
  EXPECT_THAT(FaultsOf(Make("from_date: '2017' to_date: '2016' view: 9", ViewOf(store_)).status()),
              ElementsAre("to_date END_BEFORE_START", "view UNKNOWN_ENUM_VALUE"));
}

}  // namespace
}  // namespace waymark::query
