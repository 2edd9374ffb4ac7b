#include "query-service/handlers/compare_authorities_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::CompareAuthoritiesRequest;
using v1::CompareAuthoritiesResponse;

constexpr char kCaseloads[] = R"(theme { theme: "themes/caseloads" } )";
constexpr char kInTouch[] = R"(measure { measure: "measures/cl-in-touch" } )";

CompareAuthoritiesRequest Of(const std::string& text) {
  return ParseText<CompareAuthoritiesRequest>(text);
}

// As a caller reads it.
absl::StatusOr<CompareAuthoritiesResponse> Read(const absl::StatusOr<WireAnswer>& answer) {
  if (!answer.ok()) return answer.status();
  CompareAuthoritiesResponse response;
  EXPECT_TRUE(
      response.ParseFromArray(answer->bytes.begin(), static_cast<int>(answer->bytes.size())));
  EXPECT_EQ(answer->names_state, !response.next_page_token().empty());
  response.set_consistency_token(answer->consistency_token);
  return response;
}

absl::StatusOr<CompareAuthoritiesResponse> Compare(const View& view,
                                                   const CompareAuthoritiesRequest& request) {
  return Read(CompareAuthoritiesHandler(Reference()).Handle(view, request));
}

// A visit that found something of caseloads, and how many are in touch.
v1::Visit Told(const std::string& authority, const std::string& standing, int in_touch) {
  return VisitOf(authority, R"(
      name: "v1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-06-14"
      findings { id: "f1" themes: "themes/caseloads" speaker: SPEAKER_INSPECTORATE
                 statement: "words" standing: )" +
                                standing + R"(}
      observations { id: "o1" measure: "measures/cl-in-touch" as_of_date: "2016-06"
                     kind: OBSERVATION_KIND_ACTUAL qualifier: QUALIFIER_EXACT
                     basis: SERIES_BASIS_LETTER speaker: SPEAKER_INSPECTORATE value: )" +
                                std::to_string(in_touch) + "}");
}

// A visit that says of no caseloads and of no measure anything.
v1::Visit Silent(const std::string& authority) {
  return VisitOf(authority,
                 R"(name: "v1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-07-01")");
}

template <typename Pieces>
std::vector<std::string> Authorities(const Pieces& pieces) {
  std::vector<std::string> names;
  for (const auto& piece : pieces) names.push_back(piece.authority().display_name());
  return names;
}

// Rows and then exclusions, as they stand on every page, following the tokens.
std::vector<std::string> OnAllPages(const View& view, CompareAuthoritiesRequest request) {
  std::vector<std::string> all;
  for (int pages = 0; pages < 100; ++pages) {
    const auto page = Compare(view, request);
    EXPECT_THAT(page, IsOk());
    if (!page.ok()) break;
    for (const std::string& name : Authorities(page->rows())) all.push_back(name);
    for (const std::string& name : Authorities(page->excluded())) all.push_back("not " + name);
    if (page->next_page_token().empty()) break;
    request.set_page_token(page->next_page_token());
  }
  return all;
}

class CompareAuthoritiesTest : public testing::Test {
 protected:
  CompareAuthoritiesTest() {
    store_.Apply({Told("wandsworth", "STANDING_SOUND", 97), Told("leicester", "STANDING_WEAK", 60),
                  Told("sunderland", "STANDING_WEAK", 82), Silent("reading"), Silent("barnet")});
  }

  TestStore store_;
};

TEST_F(CompareAuthoritiesTest, ComparesAllThatAreRecorded) {
  const auto answer = Compare(ViewOf(store_), Of(kCaseloads));

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Authorities(answer->rows()), ElementsAre("Leicester", "Sunderland", "Wandsworth"));
  EXPECT_THAT(Authorities(answer->excluded()), ElementsAre("Barnet", "Reading"));
  EXPECT_EQ(answer->rows(2).standing(), v1::STANDING_SOUND);
  EXPECT_EQ(answer->group_size(), 5);
  EXPECT_EQ(answer->row_count(), 3);
  EXPECT_EQ(answer->next_page_token(), "");
}

TEST_F(CompareAuthoritiesTest, ComparesByMeasure) {
  const auto answer = Compare(ViewOf(store_), Of(kInTouch));

  ASSERT_THAT(answer, IsOk());
  ASSERT_THAT(Authorities(answer->rows()), ElementsAre("Leicester", "Sunderland", "Wandsworth"));
  EXPECT_EQ(answer->rows(1).point().observation().value(), 82);
}

// A finding under no theme asked for, but with the number behind it.
TEST_F(CompareAuthoritiesTest, CitesTheFindingsBehindAFigure) {
  v1::Visit visit = Told("barnet", "STANDING_WEAK", 70);
  visit.mutable_findings(0)->add_observation_ids("o1");
  store_.Apply({visit});

  const auto answer = Compare(ViewOf(store_), Of(kInTouch));

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->rows(0).findings_size(), 1);
  EXPECT_EQ(answer->rows(0).findings(0).finding().id(), "f1");
  EXPECT_THAT(answer->rows(1).findings(), IsEmpty());
}

TEST_F(CompareAuthoritiesTest, InheritsUntilAnInspectionOfItsOwn) {
  store_.Apply({Told("cumbria", "STANDING_WEAK", 70), Silent("cumberland")});
  const std::string cumberland = "peers { authorities: 'authorities/cumberland' }";
  for (const std::string subject : {kInTouch, kCaseloads}) {
    const auto before = Compare(ViewOf(store_), Of(subject + cumberland));
    ASSERT_THAT(before, IsOk());
    ASSERT_EQ(before->rows_size(), 1);
    EXPECT_EQ(before->rows(0).visits(0), "authorities/cumbria/visits/v1");
    const auto too_early =
        Compare(ViewOf(store_), Of(subject + cumberland + "as_of_date: '2023-03-31'"));
    ASSERT_THAT(too_early, IsOk());
    EXPECT_THAT(too_early->rows(), IsEmpty());
  }
  store_.Apply(
      {NamedVisit("cumberland/i", R"(type: VISIT_TYPE_INSPECTION end_date: "2024-03-08")")});

  const auto after = Compare(ViewOf(store_), Of(kInTouch + cumberland));

  ASSERT_THAT(after, IsOk());
  EXPECT_THAT(after->rows(), IsEmpty());
}

// Only the measure that counts the rest is told: the answer says so, which needs both loaded.
TEST_F(CompareAuthoritiesTest, KnowsOfTheMeasureThatCountsTheRest) {
  const auto answer =
      Compare(ViewOf(store_), Of(R"(measure { measure: "measures/cl-not-in-touch" })"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Authorities(answer->rows()), IsEmpty());
  ASSERT_EQ(Authorities(answer->excluded()).at(1), "Leicester");
  EXPECT_EQ(answer->excluded(1).reason(), v1::EXCLUSION_REASON_COMPLEMENT_ONLY);
}

TEST_F(CompareAuthoritiesTest, TakesAnyCodesOfTheAuthoritiesListed) {
  const auto answer =
      Compare(ViewOf(store_),
              Of(std::string(kCaseloads) +
                 R"(peers { authorities: "authorities/E08000024" authorities: "authorities/oldham"
                    authorities: "authorities/394" })"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Authorities(answer->rows()), ElementsAre("Sunderland"));
  EXPECT_THAT(Authorities(answer->excluded()), ElementsAre("Oldham"));
}

TEST_F(CompareAuthoritiesTest, TakesTheAuthoritiesOfARegion) {
  const auto answer = Compare(
      ViewOf(store_), Of(std::string(kCaseloads) + R"(peers { regions: "East Midlands" })"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Authorities(answer->rows()), ElementsAre("Leicester"));
  EXPECT_THAT(Authorities(answer->excluded()), testing::Contains("Nottingham"));
  EXPECT_THAT(Authorities(answer->excluded()), testing::Not(testing::Contains("Barnet")));
}

TEST_F(CompareAuthoritiesTest, PagesHoldTheWholeGroupOnce) {
  for (const int size : {1, 2, 3, 4, 5, 1000}) {
    CompareAuthoritiesRequest request = Of(kCaseloads);
    request.set_page_size(size);

    EXPECT_THAT(OnAllPages(ViewOf(store_), request),
                ElementsAre("Leicester", "Sunderland", "Wandsworth", "not Barnet", "not Reading"))
        << size;
  }
}

TEST_F(CompareAuthoritiesTest, EveryPageTellsTheSizeOfTheWhole) {
  CompareAuthoritiesRequest request = Of(std::string(kCaseloads) + "page_size: 4");
  request.set_page_token(Compare(ViewOf(store_), request)->next_page_token());

  const auto second = Compare(ViewOf(store_), request);

  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Authorities(second->rows()), IsEmpty());
  EXPECT_THAT(Authorities(second->excluded()), ElementsAre("Reading"));
  EXPECT_EQ(second->group_size(), 5);
  EXPECT_EQ(second->row_count(), 3);
}

TEST_F(CompareAuthoritiesTest, PagesStayInOneStateWhileWritesGoOn) {
  CompareAuthoritiesRequest request = Of(std::string(kCaseloads) + "page_size: 2");
  const std::uint64_t before = store_.sequence();
  request.set_page_token(Compare(ViewOf(store_), request)->next_page_token());
  store_.Apply({Told("barnet", "STANDING_WEAK", 50), Told("camden", "STANDING_WEAK", 40)});
  request.set_page_size(100);

  const auto rest = Compare(ViewOf(store_), request);

  ASSERT_THAT(rest, IsOk());
  EXPECT_THAT(Authorities(rest->rows()), ElementsAre("Wandsworth"));
  EXPECT_THAT(Authorities(rest->excluded()), ElementsAre("Barnet", "Reading"));
  EXPECT_EQ(DecodeConsistencyToken(rest->consistency_token())->sequence, before);
}

TEST_F(CompareAuthoritiesTest, RefusesTheTokenOfAnotherRequest) {
  const CompareAuthoritiesRequest first = Of(std::string(kCaseloads) + "page_size: 2");
  const std::string token = Compare(ViewOf(store_), first)->next_page_token();
  for (const char* text : {R"(theme { theme: "themes/supervision" })", kInTouch,
                           R"(theme { theme: "themes/caseloads" } as_of_date: "2017")"}) {
    CompareAuthoritiesRequest other = Of(text);
    other.set_page_token(token);

    EXPECT_THAT(Compare(ViewOf(store_), other), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << text;
  }
}

TEST_F(CompareAuthoritiesTest, RefusesTheTokenOfAnotherOrderOrAlignment) {
  const CompareAuthoritiesRequest first = Of(std::string(kInTouch) + "page_size: 2");
  const std::string token = Compare(ViewOf(store_), first)->next_page_token();
  for (const char* rest :
       {R"(order_by: "rank")", "months_since_baseline: 6", "visit_number: 1",
        "clock: BASELINE_CLOCK_FIELDWORK", R"(peers { council_types: "unitary" })"}) {
    CompareAuthoritiesRequest other = Of(std::string(kInTouch) + rest);
    other.set_page_token(token);

    EXPECT_THAT(Compare(ViewOf(store_), other), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << rest;
  }
}

TEST_F(CompareAuthoritiesTest, RanksAndOrdersOverTheWholeGroupNotThePage) {
  CompareAuthoritiesRequest request = Of(std::string(kInTouch) + R"(order_by: "value desc")");
  for (const int size : {1, 2, 3, 1000}) {
    request.set_page_size(size);
    EXPECT_THAT(OnAllPages(ViewOf(store_), request),
                ElementsAre("Wandsworth", "Sunderland", "Leicester", "not Barnet", "not Reading"))
        << size;
  }
  request.set_page_size(2);
  const auto first = Compare(ViewOf(store_), request);
  request.set_page_token(first->next_page_token());

  const auto second = Compare(ViewOf(store_), request);

  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->rows(0).rank(), 1);
  EXPECT_EQ(second->rows(0).rank(), 3);
  EXPECT_EQ(second->rows(0).percentile(), 0);
  EXPECT_EQ(first->statistics().ShortDebugString(),
            "n: 3 min: 60 median: 82 max: 97 mean: 79.6666666667");
  EXPECT_EQ(second->statistics().ShortDebugString(), first->statistics().ShortDebugString());
}

TEST_F(CompareAuthoritiesTest, KeepsRanksOfTheFirstPageWhileWritesGoOn) {
  CompareAuthoritiesRequest request =
      Of(std::string(kInTouch) + R"(order_by: "rank" page_size: 1)");
  request.set_page_token(Compare(ViewOf(store_), request)->next_page_token());
  store_.Apply({Told("barnet", "STANDING_WEAK", 99)});

  const auto second = Compare(ViewOf(store_), request);

  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Authorities(second->rows()), ElementsAre("Sunderland"));
  EXPECT_EQ(second->rows(0).rank(), 2);
  EXPECT_EQ(second->statistics().n(), 3);
}

// An inspection with a judgement, a recommendation and a statement, and its visit.
std::vector<v1::Visit> Inspected(const std::string& authority) {
  return {VisitOf(authority, R"(
              name: "b" type: VISIT_TYPE_INSPECTION start_date: "2015-05-11" end_date: "2015-06-04"
              published_date: "2015-07-20" framework: FRAMEWORK_SIF
              judgements { area: "care-leavers" grade: GRADE_INADEQUATE }
              recommendations { id: "r1" text: "words" }
              recommendations { id: "r2" text: "words" })"),
          VisitOf(authority, R"(
              name: "m1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-06-10"
              overall_progress { phrase: "some progress" rating: PROGRESS_RATING_LIMITED
                                 speaker: SPEAKER_INSPECTORATE }
              recommendation_updates { recommendation: "r1" status: RECOMMENDATION_STATUS_MET })")};
}

// Each subject is loaded with what it rests on.
TEST_F(CompareAuthoritiesTest, ComparesJudgementsProgressAndRecommendations) {
  store_.Apply(Inspected("camden"));
  const auto row_of = [&](const std::string& request) {
    const auto answer =
        Compare(ViewOf(store_), Of(request + R"( peers { authorities: "authorities/camden" })"));
    EXPECT_THAT(answer, IsOk());
    EXPECT_EQ(answer->rows_size(), 1) << request;
    EXPECT_FALSE(answer->has_statistics());
    return answer->rows_size() == 1 ? answer->rows(0) : v1::ComparisonRow();
  };

  EXPECT_EQ(row_of(R"(judgement { area: "care-leavers" })").judgement().judgement().grade(),
            v1::GRADE_INADEQUATE);
  EXPECT_EQ(row_of("overall {}").rating(), v1::PROGRESS_RATING_LIMITED);
  EXPECT_EQ(row_of("overall {} visit_number: 1").rating(), v1::PROGRESS_RATING_LIMITED);
  EXPECT_EQ(row_of("recommendations {}").tally().open(), 1);
  EXPECT_EQ(row_of("recommendations {} months_since_baseline: 6").tally().open(), 2);
}

TEST_F(CompareAuthoritiesTest, TakesTheStatisticalNeighbours) {
  const auto answer = Compare(
      ViewOf(store_),
      Of(std::string(kCaseloads) + R"(peers { statistical_neighbours_of: "authorities/856" })"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->group_size(), 11);
  EXPECT_THAT(Authorities(answer->rows()), testing::Contains("Leicester"));
}

// What is kept of an authority serves every group, rank and order of it, and goes when one of its
// visits changes.
TEST_F(CompareAuthoritiesTest, WhatIsKeptIsWhatWouldBeComputed) {
  Kept<SharedMember> kept(std::size_t{1} << 20);
  const CompareAuthoritiesHandler keeping(Reference(), &kept);
  const std::string rates = R"(measure { measure: "measures/cl-in-touch" rank_by: )";
  for (int visit = 0; visit < 3; ++visit) {
    store_.Apply({Told("barnet", "STANDING_WEAK", 50 + visit)});
    for (const std::string& request :
         {std::string(kInTouch), std::string(kCaseloads),
          std::string(kInTouch) + R"(order_by: "rank desc")",
          std::string(kCaseloads) + R"(order_by: "authority desc")",
          std::string(kInTouch) + R"(peers { regions: "London" })",
          std::string(kInTouch) + "page_size: 1", rates + "RANK_BY_CHANGE }",
          rates + "RANK_BY_CHANGE_PER_MONTH }",
          // Drops all of them.
          std::string(kInTouch) + "peers { baseline_grade: GRADE_GOOD }"}) {
      const auto computed = Compare(ViewOf(store_), Of(request));
      ASSERT_THAT(computed, IsOk());
      for (int turn = 0; turn < 2; ++turn) {
        const auto answer = Read(keeping.Handle(ViewOf(store_), Of(request)));
        ASSERT_THAT(answer, IsOk());
        EXPECT_THAT(*answer, EqualsProto(computed->ShortDebugString())) << request;
      }
    }
  }
  EXPECT_GT(kept.bytes(), 0);
}

// Whoever sees less is told less, whoever asked before.
TEST_F(CompareAuthoritiesTest, WhatIsKeptIsOfThoseWhoSeeTheSame) {
  v1::Visit hidden = Told("camden", "STANDING_WEAK", 40);
  hidden.set_publication_status(v1::PUBLICATION_STATUS_UNPUBLISHED);
  store_.Apply({hidden});
  const auto request =
      Of(std::string(kInTouch) +
         R"(peers { authorities: "authorities/camden" authorities: "authorities/oldham" })");
  const View all = ViewOf(store_);
  const View little = all.For(Visibility::PublicAnd({}));
  for (const bool all_first : {true, false}) {
    Kept<SharedMember> kept(std::size_t{1} << 20);
    const CompareAuthoritiesHandler keeping(Reference(), &kept);
    if (all_first) {
      ASSERT_THAT(keeping.Handle(all, request), IsOk());
    }
    const auto of_little = Read(keeping.Handle(little, request));
    const auto of_all = Read(keeping.Handle(all, request));

    ASSERT_THAT(of_little, IsOk());
    EXPECT_THAT(of_little->rows(), IsEmpty());
    ASSERT_EQ(of_little->excluded_size(), 2);
    for (const v1::Exclusion& exclusion : of_little->excluded()) {
      EXPECT_EQ(exclusion.reason(), v1::EXCLUSION_REASON_NOT_PUBLISHED);
    }
    ASSERT_THAT(of_all, IsOk());
    EXPECT_THAT(Authorities(of_all->rows()), ElementsAre("Camden"));
    EXPECT_EQ(of_all->excluded(0).reason(), v1::EXCLUSION_REASON_NO_VISITS);
  }
}

TEST_F(CompareAuthoritiesTest, RefusesATokenOfAnotherLog) {
  CompareAuthoritiesRequest request = Of(std::string(kCaseloads) + "page_size: 2");
  request.set_page_token(Compare(ViewOf(store_), request)->next_page_token());
  View view = ViewOf(store_);
  view.position.log_id = "another";

  EXPECT_THAT(Compare(view, request), HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

}  // namespace
}  // namespace waymark::query
