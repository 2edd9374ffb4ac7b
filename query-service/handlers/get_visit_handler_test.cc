#include "query-service/handlers/get_visit_handler.h"

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

TEST_F(GetVisitTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Get(ViewOf(store_), "view: 99").status()),
              ElementsAre("name REQUIRED", "view UNKNOWN_ENUM_VALUE"));
}

}  // namespace
}  // namespace waymark::query
