#include "query-service/handlers/batch/batch_get_visits_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/grpc_status.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using v1::BatchGetVisitsRequest;
using v1::BatchGetVisitsResponse;

class BatchGetVisitsTest : public testing::Test {
 protected:
  BatchGetVisitsTest() {
    store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2015" findings { id: "f1" })"),
                  NamedVisit("reading/v1"), NamedVisit("leicester/v1", R"(start_date: "2016")")});
  }

  absl::StatusOr<BatchGetVisitsResponse> Get(const BatchGetVisitsRequest& request,
                                             std::uint64_t at) {
    return BatchGetVisitsHandler(Reference()).Handle(ViewOf(store_, at), request);
  }
  absl::StatusOr<BatchGetVisitsResponse> Get(const BatchGetVisitsRequest& request) {
    return Get(request, store_.sequence());
  }

  TestStore store_;
};

BatchGetVisitsRequest Of(const std::vector<std::string>& names) {
  BatchGetVisitsRequest request;
  for (const std::string& name : names) request.add_names(name);
  return request;
}

absl::Status ErrorOf(const v1::BatchGetVisitsResult& result) {
  EXPECT_FALSE(result.has_visit());
  return FromRpcStatus(result.error());
}

TEST_F(BatchGetVisitsTest, AnswersEachNameInItsOrder) {
  const auto answer = Get(Of({"authorities/reading/visits/v1", "authorities/E06000016/visits/v1",
                              "authorities/reading/visits/v1"}));

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->results_size(), 3);
  EXPECT_EQ(answer->results(0).visit().name(), "authorities/reading/visits/v1");
  EXPECT_EQ(answer->results(1).name(), "authorities/E06000016/visits/v1");
  EXPECT_EQ(answer->results(1).visit().name(), "authorities/leicester/visits/v1");
  EXPECT_EQ(answer->results(1).visit().start_date(), "2016");
  EXPECT_EQ(answer->results(2).visit().name(), "authorities/reading/visits/v1");
}

TEST_F(BatchGetVisitsTest, TellsBesideEachNameWhatIsWrongWithIt) {
  store_.Apply({NamedVisit("reading/v1")});
  store_.Erase("reading/v1", 1, 2);

  const auto answer = Get(Of({"authorities/leicester/visits/none", "leicester/v1",
                              "authorities/leicester/visits/v1", "authorities/reading/visits/v1"}),
                          3);

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(ErrorOf(answer->results(0)), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(FaultsOf(ErrorOf(answer->results(1))), ElementsAre("names[1] MALFORMED"));
  EXPECT_FALSE(answer->results(2).has_error());
  EXPECT_EQ(answer->results(2).visit().start_date(), "2016");
  EXPECT_THAT(ErrorOf(answer->results(3)), HasReason(v1::ERROR_REASON_REVISION_ERASED));
}

// More than are read together.
TEST_F(BatchGetVisitsTest, AnswersEachOfManyNamesInItsOrder) {
  const std::vector<std::string> names = {"authorities/reading/visits/v1",
                                          "authorities/reading/visits/none",
                                          "authorities/leicester/visits/v1"};
  BatchGetVisitsRequest request;
  for (std::size_t i = 0; i < 100; ++i) request.add_names(names[i % names.size()]);

  const auto answer = Get(request);

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->results_size(), 100);
  for (const v1::BatchGetVisitsResult& result : answer->results()) {
    if (result.name() == names[1]) {
      EXPECT_THAT(ErrorOf(result), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
    } else {
      EXPECT_EQ(result.visit().name(), result.name());
    }
  }
}

TEST_F(BatchGetVisitsTest, AllAreOfOneState) {
  const auto answer =
      Get(Of({"authorities/leicester/visits/v1", "authorities/reading/visits/v1"}), 1);

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->results(0).visit().start_date(), "2015");
  EXPECT_THAT(ErrorOf(answer->results(1)), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_EQ(DecodeConsistencyToken(answer->consistency_token())->sequence, 1U);
}

TEST_F(BatchGetVisitsTest, LeavesOutDetailsInTheBasicView) {
  BatchGetVisitsRequest request = Of({"authorities/leicester/visits/v1"});

  EXPECT_EQ(Get(request, 1)->results(0).visit().findings_size(), 1);
  request.set_view(v1::VISIT_VIEW_BASIC);
  EXPECT_EQ(Get(request, 1)->results(0).visit().findings_size(), 0);
}

TEST_F(BatchGetVisitsTest, TakesAHundredNamesAndNoMore) {
  const std::vector<std::string> hundred(100, "authorities/reading/visits/v1");
  BatchGetVisitsRequest request = Of(hundred);
  EXPECT_THAT(Get(request), IsOk());

  request.add_names(hundred.front());

  EXPECT_THAT(FaultsOf(Get(request).status()), ElementsAre("names TOO_LONG"));
}

TEST_F(BatchGetVisitsTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Get(ParseText<BatchGetVisitsRequest>("view: 99")).status()),
              ElementsAre("names REQUIRED", "view UNKNOWN_ENUM_VALUE"));
}

TEST_F(BatchGetVisitsTest, RefusesMoreThanAnAnswerHolds) {
  v1::Visit large = NamedVisit("reading/large");
  large.add_notes()->set_text(std::string(1'000'000, 'x'));
  store_.Apply({large});

  const auto answer = Get(Of(std::vector<std::string>(4, "authorities/reading/visits/large")));

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_ANSWER_TOO_LARGE));
}

}  // namespace
}  // namespace waymark::query
