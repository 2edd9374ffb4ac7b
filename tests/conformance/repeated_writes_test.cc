#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "tests/conformance/cluster_test.h"

// Writes to one visit that meet, and writes that are sent again.
namespace waymark {
namespace {

constexpr char kName[] = "authorities/sunderland/visits/first";
constexpr char kSubmitter[] = "unauthenticated";
// Enough for two calls to meet in the service.
constexpr int kMeetings = 20;

class RepeatedWritesTest : public ClusterTest {
 protected:
  // The visit's first revision.
  v1::Visit Create() {
    const auto created =
        CreateVisit(cluster_.ingest(), "authorities/sunderland", "first", VisitSaying("Well led."));
    EXPECT_THAT(created, IsOk());
    return created.ok() ? created->visit() : v1::Visit();
  }

  absl::StatusOr<v1::UpdateVisitResponse> Update(const v1::UpdateVisitRequest& request) {
    return Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, request);
  }

  void KillAndRestart() {
    cluster_.ingest_process().Kill();
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
  }
};

// A change of the visit as it is, to this many inspectors.
v1::UpdateVisitRequest ChangeOf(const v1::Visit& current, int inspectors,
                                const std::string& request_id = "") {
  v1::UpdateVisitRequest request;
  request.mutable_visit()->set_name(current.name());
  request.mutable_visit()->set_etag(current.etag());
  request.mutable_visit()->set_inspector_count(inspectors);
  request.set_request_id(request_id);
  return request;
}

TEST_F(RepeatedWritesTest, OfTwoUpdatesAtATimeWithOneEtagExactlyOneIsAborted) {
  v1::Visit current = Create();
  for (int i = 0; i < kMeetings; ++i) {
    const int least = i % 2 == 0 ? 1 : 3;  // So that both are a change.
    const v1::UpdateVisitRequest requests[] = {ChangeOf(current, least),
                                               ChangeOf(current, least + 1)};
    absl::StatusOr<v1::UpdateVisitResponse> told[2];
    std::vector<std::thread> callers;
    for (std::size_t caller = 0; caller < std::size(told); ++caller) {
      callers.emplace_back(
          [this, &told, &requests, caller] { told[caller] = Update(requests[caller]); });
    }
    for (std::thread& caller : callers) caller.join();

    ASSERT_NE(told[0].ok(), told[1].ok()) << told[0].status() << "\n" << told[1].status();
    const auto& done = told[0].ok() ? told[0] : told[1];
    const auto& refused = told[0].ok() ? told[1] : told[0];
    EXPECT_EQ(done->visit().revision(), current.revision() + 1);
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kAborted);
    EXPECT_EQ(refused.status(), errors::EtagStale(kName, current.revision() + 1, kSubmitter));
    current = done->visit();
  }
}

TEST_F(RepeatedWritesTest, ARetryAfterAKillGetsTheFirstAnswer) {
  const v1::UpdateVisitRequest request =
      ChangeOf(Create(), 2, "6f2b1a34-0d5e-4c77-9a10-3b7f5e21c9d8");
  const auto first = Update(request);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(Update(ChangeOf(first->visit(), 3)), IsOk());
  KillAndRestart();

  const auto again = Update(request);

  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
}

TEST_F(RepeatedWritesTest, ARetryOfAWriteWhoseAnswerAKillTookIsDoneOnce) {
  const v1::UpdateVisitRequest request =
      ChangeOf(Create(), 2, "6f2b1a34-0d5e-4c77-9a10-3b7f5e21c9d8");
  std::thread caller([this, &request] { (void)Update(request); });
  cluster_.ingest_process().Kill();
  caller.join();
  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  const auto answer = Update(request);
  const auto again = Update(request);

  ASSERT_THAT(answer, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(answer->visit().revision(), 2);
  EXPECT_EQ(again->SerializeAsString(), answer->SerializeAsString());
}

}  // namespace
}  // namespace waymark
