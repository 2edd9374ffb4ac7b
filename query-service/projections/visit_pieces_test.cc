#include "query-service/projections/visit_pieces.h"

#include <algorithm>
#include <optional>

#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/test_store.h"
#include "query-service/projections/visit_reading.h"

namespace waymark::query {
namespace {

v1::Visit Parsed(storage::Family family, const std::string& piece) {
  v1::Visit visit;
  const auto value = keys::SplitValue(piece);
  EXPECT_TRUE(value.has_value());
  EXPECT_EQ(value->until, keys::kForever);
  EXPECT_TRUE(MergePiece(family, value->bytes, visit));
  return visit;
}

TEST(TakeApart, SortsByTheFirstDayOfTheFirstDateThereIs) {
  struct Case {
    const char* visit;
    const char* want;
  };
  for (const Case& c : {
           Case{R"(start_date: "2016-06-14" end_date: "2016-06-16")", "2016-06-14"},
           Case{R"(start_date: "2016-06")", "2016-06-01"},
           Case{R"(start_date: "2016")", "2016-01-01"},
           Case{R"(start_date: "../2017-09")", "2017-09-30"},
           Case{R"(end_date: "2016-06-16" published_date: "2016-07-20")", "2016-06-16"},
           Case{R"(published_date: "2016-07-20")", "2016-07-20"},
           Case{R"(start_date: "soon" published_date: "2016-07-20")", "2016-07-20"},
           Case{"", "~"},
       }) {
    EXPECT_EQ(TakeApart(ParseText<v1::Visit>(c.visit)).day, c.want) << c.visit;
  }
}

TEST(TakeApart, DividesAVisitWithoutLoss) {
  constexpr char kRest[] = R"(
      name: "authorities/leicester/visits/v1" type: VISIT_TYPE_MONITORING_VISIT
      start_date: "2016-06" focus { wording: "care leavers" } judgements { area: "overall" }
      overall_progress { phrase: "steady" } sources { id: "s1" } labels { key: "k" value: "v" }
      conflicting_reports { field: "start_date" } stated_numbers { number: 2 } revision: 3
      etag: "e" submitter: "someone")";
  constexpr char kDetails[] = R"(
      findings { id: "f1" } observations { id: "o1" } recommendations { id: "r1" }
      recommendation_updates { recommendation: "r1" } responses { statement: "agreed" }
      evidence { description: "records" } notes { text: "a note" })";
  v1::Visit visit = ParseText<v1::Visit>(std::string(kRest) + kDetails);

  const VisitPieces pieces = TakeApart(visit);
  DropDetails(visit);

  EXPECT_THAT(Parsed(keys::kTimeline, pieces.timeline), EqualsProto(kRest));
  EXPECT_THAT(Parsed(keys::kDetails, pieces.details), EqualsProto(kDetails));
  EXPECT_THAT(visit, EqualsProto(kRest));
}

TEST(TakeApart, SetsOutputFieldsAnewButTheReasonOfADeletion) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      name: "authorities/leicester/visits/v1" revision: 9 etag: "old" deleted: true submitter: "old"
      create_time { seconds: 9 nanos: 9 } update_time { seconds: 9 nanos: 9 }
      delete_reason: "recorded twice")");
  const v1::Visit output = ParseText<v1::Visit>(R"(
      revision: 3 etag: "new" submitter: "new" update_time { seconds: 1 })");

  auto pieces = TakeApart(visit.SerializeAsString(), output);

  ASSERT_TRUE(pieces.has_value());
  EXPECT_EQ(pieces->revision, 3);
  EXPECT_FALSE(pieces->deleted);
  AddCreateTime(2'000'000, *pieces);
  EXPECT_THAT(Parsed(keys::kTimeline, pieces->timeline), EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                revision: 3
                etag: "new"
                delete_reason: "recorded twice"
                create_time { seconds: 2 }
                update_time { seconds: 1 }
                submitter: "new")pb"));
}

TEST(TakeApart, KeepsFieldsOfALaterVersionInTheTimeline) {
  const std::string later = "\xf2\x7d\x03new";  // Field 2014.

  const auto pieces = TakeApart(later, v1::Visit());

  ASSERT_TRUE(pieces.has_value());
  EXPECT_EQ(keys::SplitValue(pieces->timeline)->bytes, later);
}

TEST(TakeApart, HoldsTheTermsOfTheVisitInOrder) {
  const v1::Visit visit = NamedVisit("leicester/v1", R"(
      start_date: "2016-06-14"
      findings { id: "f1" themes: "themes/caseloads" statement: "Caseloads fell, caseloads" })");

  const VisitPieces pieces = TakeApart(visit);

  std::vector<std::uint32_t> want;
  for (const char* term : {"caseloads", "fell", "themes/caseloads"}) {
    want.push_back(keys::Term(term));
  }
  std::sort(want.begin(), want.end());
  EXPECT_EQ(keys::SplitValue(pieces.words)->bytes, keys::Terms(want));
}

TEST(TakeApart, FindsADeletedVisitByNothing) {
  v1::Visit visit = NamedVisit("leicester/v1", R"(findings { id: "f1" statement: "words" })");
  EXPECT_FALSE(TakeApart(visit).words.empty());

  visit.set_deleted(true);

  EXPECT_TRUE(TakeApart(visit).words.empty());
}

TEST(TakeApart, RefusesBytesThatAreNoVisit) {
  const std::string whole =
      NamedVisit("leicester/v1", R"(notes { text: "words" })").SerializeAsString();
  EXPECT_TRUE(TakeApart(whole, v1::Visit()).has_value());

  EXPECT_FALSE(TakeApart(whole.substr(0, whole.size() - 1), v1::Visit()).has_value());
  EXPECT_FALSE(TakeApart("\xe2\x01\x01\xff", v1::Visit()).has_value()) << "a note that is none";
}

}  // namespace
}  // namespace waymark::query
