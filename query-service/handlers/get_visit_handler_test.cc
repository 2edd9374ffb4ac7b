#include "query-service/handlers/get_visit_handler.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

absl::StatusOr<v1::GetVisitResponse> Get(const View& view, std::string_view request) {
  return GetVisitHandler(Reference()).Handle(view, ParseText<v1::GetVisitRequest>(request));
}

class GetVisitTest : public testing::Test {
 protected:
  GetVisitTest() {
    store_.Apply({NamedVisit("leicester/v1", R"(
        start_date: "2016" focus { wording: "care leavers" }
        findings { id: "f1" statement: "words" } notes { text: "note" })")});
  }

  TestStore store_;
};

TEST_F(GetVisitTest, GivesTheWholeVisit) {
  for (const char* view : {"", "view: VISIT_VIEW_FULL"}) {
    const auto answer =
        Get(ViewOf(store_), std::string(R"(name: "authorities/leicester/visits/v1" )") + view);

    ASSERT_THAT(answer, IsOk());
    EXPECT_THAT(answer->visit(), EqualsProto(R"pb(
                  name: "authorities/leicester/visits/v1"
                  start_date: "2016"
                  focus { wording: "care leavers" }
                  findings { id: "f1" statement: "words" }
                  notes { text: "note" }
                  revision: 1
                  create_time { seconds: 1 })pb"));
  }
}

TEST_F(GetVisitTest, GivesNoDetailsInTheBasicView) {
  const auto answer = Get(ViewOf(store_), R"(
      name: "authorities/leicester/visits/v1" view: VISIT_VIEW_BASIC)");

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(answer->visit(), EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                start_date: "2016"
                focus { wording: "care leavers" }
                revision: 1
                create_time { seconds: 1 })pb"));
}

TEST_F(GetVisitTest, TakesAnyCodeOfTheAuthority) {
  const auto answer =
      Get(ViewOf(store_), R"(name: "authorities/E06000016/visits/v1" view: VISIT_VIEW_BASIC)");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->visit().name(), "authorities/leicester/visits/v1");
}

TEST_F(GetVisitTest, AnswersFromTheStateOfTheView) {
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2017")"), NamedVisit("leicester/v2")});

  const auto answer = Get(ViewOf(store_, 1), R"(name: "authorities/leicester/visits/v1")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->visit().start_date(), "2016");
  const auto position = DecodeConsistencyToken(answer->consistency_token());
  ASSERT_THAT(position, IsOk());
  EXPECT_EQ(position->log_id, "log");
  EXPECT_EQ(position->sequence, 1U);
  EXPECT_THAT(Get(ViewOf(store_, 1), R"(name: "authorities/leicester/visits/v2")"),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(GetVisitTest, NamesTheVisitThatIsNotThere) {
  const auto answer = Get(ViewOf(store_), R"(name: "authorities/E06000016/visits/v9")");

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(std::string(answer.status().message()),
              testing::HasSubstr("'authorities/leicester/visits/v9'"));
}

TEST_F(GetVisitTest, GivesTheRevisionAskedFor) {
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2017")"),
                NamedVisit("leicester/v1", R"(start_date: "2018")")});
  struct Case {
    int revision;
    const char* start_date;
  };
  for (const Case& c : {Case{0, "2018"}, Case{1, "2016"}, Case{2, "2017"}, Case{3, "2018"}}) {
    const auto answer =
        Get(ViewOf(store_),
            absl::StrCat(R"(name: "authorities/leicester/visits/v1" revision: )", c.revision));

    ASSERT_THAT(answer, IsOk()) << c.revision;
    EXPECT_EQ(answer->visit().start_date(), c.start_date) << c.revision;
    EXPECT_EQ(answer->visit().revision(), c.revision == 0 ? 3 : c.revision);
  }
}

TEST_F(GetVisitTest, GivesTheRevisionInTheBasicViewToo) {
  store_.Apply({NamedVisit("leicester/v1")});

  const auto answer = Get(ViewOf(store_), R"(
      name: "authorities/leicester/visits/v1" revision: 1 view: VISIT_VIEW_BASIC)");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->visit().start_date(), "2016");
  EXPECT_EQ(answer->visit().findings_size(), 0);
}

TEST_F(GetVisitTest, NamesTheVisitThatHasNoSuchRevision) {
  store_.Apply({NamedVisit("leicester/v1")});
  const std::string request = R"(name: "authorities/E06000016/visits/v1" revision: )";

  const auto later = Get(ViewOf(store_), request + "3");

  EXPECT_THAT(later, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(std::string(later.status().message()),
              testing::HasSubstr("'authorities/leicester/visits/v1'"));
  EXPECT_THAT(Get(ViewOf(store_, 1), request + "2"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
}

TEST_F(GetVisitTest, NoRevisionOfAVisitThatIsNotThereIsFound) {
  EXPECT_THAT(Get(ViewOf(store_), R"(name: "authorities/leicester/visits/v9" revision: 1)"),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(GetVisitTest, GivesADeletedVisitAndWhatItHeldBefore) {
  store_.Delete("leicester/v1", R"(start_date: "2016" delete_reason: "recorded twice")");
  const std::string request = R"(name: "authorities/leicester/visits/v1" )";

  const auto now = Get(ViewOf(store_), request);
  const auto before = Get(ViewOf(store_), request + "revision: 1");

  ASSERT_THAT(now, IsOk());
  EXPECT_THAT(now->visit(), EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                start_date: "2016"
                revision: 2
                deleted: true
                delete_reason: "recorded twice"
                create_time { seconds: 1 })pb"));
  ASSERT_THAT(before, IsOk());
  EXPECT_FALSE(before->visit().deleted());
  EXPECT_EQ(before->visit().findings(0).id(), "f1");
}

TEST_F(GetVisitTest, SaysThatARevisionWasErased) {
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2017")")});
  store_.Erase("leicester/v1", 1, 1);
  const std::string request = R"(name: "authorities/leicester/visits/v1" )";

  EXPECT_THAT(Get(ViewOf(store_), request + "revision: 1"),
              HasReason(v1::ERROR_REASON_REVISION_ERASED));
  EXPECT_THAT(Get(ViewOf(store_, 1), request), HasReason(v1::ERROR_REASON_REVISION_ERASED));
  ASSERT_THAT(Get(ViewOf(store_), request), IsOk());
  EXPECT_EQ(Get(ViewOf(store_), request)->visit().start_date(), "2017");
}

TEST_F(GetVisitTest, RefusesANegativeRevision) {
  EXPECT_THAT(
      FaultsOf(
          Get(ViewOf(store_), R"(name: "authorities/leicester/visits/v1" revision: -1)").status()),
      ElementsAre("revision OUT_OF_RANGE"));
}

TEST_F(GetVisitTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Get(ViewOf(store_), "view: 99").status()),
              ElementsAre("name REQUIRED", "view UNKNOWN_ENUM_VALUE"));
}

}  // namespace
}  // namespace waymark::query
