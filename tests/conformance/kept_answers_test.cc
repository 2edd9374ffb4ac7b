#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"
#include "tests/support/service_process.h"
#include "tests/support/temporary_directory.h"

// That an answer which is kept is the one that would be computed.
namespace waymark {
namespace {

using google::protobuf::util::MessageDifferencer;

constexpr const char* kAuthorities[] = {"authorities/reading", "authorities/leicester",
                                        "authorities/wandsworth", "authorities/sunderland"};
constexpr std::size_t kAuthorityCount = std::size(kAuthorities);
constexpr absl::Duration kAsLong = absl::Seconds(4);

// Of one log: a query service that keeps answers; one that puts comparisons together of what it
// keeps of each authority; and one that computes each answer.
class KeptAnswersTest : public ClusterTest {
 protected:
  void SetUp() override {
    ClusterTest::SetUp();
    joining_ = StartQuery("joining", {"--answer_cache_bytes=0"});
    computing_ = StartQuery("computing", {"--answer_cache_bytes=0", "--comparison_cache_bytes=0"});
    ASSERT_TRUE(joining_.stub != nullptr && computing_.stub != nullptr);
    for (std::size_t i = 0; i < kAuthorityCount; ++i) Record(i);
  }

  struct Query {
    std::unique_ptr<ServiceProcess> process;
    std::unique_ptr<v1::QueryService::Stub> stub;
  };
  Query StartQuery(const std::string& name, std::vector<std::string> flags) {
    flags.push_back(absl::StrCat("--ingest=", cluster_.ingest_process().address()));
    flags.push_back(absl::StrCat("--data_dir=", (directory_.path() / name).string()));
    auto started = ServiceProcess::Start(kQueryProgram, /*port=*/0, flags);
    EXPECT_THAT(started, IsOk());
    if (!started.ok()) return {};
    Query query{.process = *std::move(started), .stub = nullptr};
    EXPECT_THAT(query.process->WaitUntilServing(), IsOk());
    query.stub = v1::QueryService::NewStub(query.process->channel());
    return query;
  }

  // A visit more, of one authority, with a figure and a finding.
  void Record(std::size_t number) {
    v1::Visit visit = VisitSaying(absl::StrCat("Plans are better, say ", number, " of them."));
    visit.clear_type();
    visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
    visit.mutable_findings(0)->add_themes("themes/management-oversight");
    v1::Observation& observation = *visit.add_observations();
    observation.set_measure("measures/cl-eet");
    observation.set_value(static_cast<double>(number % 100));
    observation.set_as_of_date("2020-01-01");
    observation.set_speaker(v1::SPEAKER_INSPECTORATE);
    const auto created = CreateVisit(cluster_.ingest(), kAuthorities[number % kAuthorityCount],
                                     absl::StrCat("v", number), visit);
    ASSERT_THAT(created, IsOk());
    token_ = created->consistency_token();
  }

  // Asks all for at least the state of the token, and counts where another answered of the state
  // that the answer was computed of; there it must say the same.
  template <typename Method, typename Request>
  void AskEach(Method method, Request request, const std::string& token, int& compared) {
    request.mutable_read()->set_at_least_as_fresh(token);
    const auto kept = Call(cluster_.query(), method, request);
    const auto joined = Call(*joining_.stub, method, request);
    const auto computed = Call(*computing_.stub, method, request);
    ASSERT_THAT(computed, IsOk());
    for (const auto* other : {&kept, &joined}) {
      ASSERT_THAT(*other, IsOk());
      if ((*other)->consistency_token() != computed->consistency_token()) continue;
      ++compared;
      MessageDifferencer differencer;
      std::string difference;
      differencer.ReportDifferencesToString(&difference);
      EXPECT_TRUE(differencer.Compare(**other, *computed)) << difference;
    }
  }

  // Every question of a few, of one authority and of all.
  void AskAll(const std::string& token, int& compared) {
    for (const char* authority : kAuthorities) {
      v1::GetProgressRequest progress;
      progress.set_authority(authority);
      AskEach(&v1::QueryService::Stub::GetProgress, progress, token, compared);
    }
    v1::CompareAuthoritiesRequest compare;
    compare.mutable_measure()->set_measure("measures/cl-eet");
    AskEach(&v1::QueryService::Stub::CompareAuthorities, compare, token, compared);
    // Authorities without an inspection have a value, and no change.
    compare.mutable_measure()->set_rank_by(v1::RANK_BY_CHANGE);
    AskEach(&v1::QueryService::Stub::CompareAuthorities, compare, token, compared);
    compare.mutable_theme()->set_theme("themes/management-oversight");
    compare.set_order_by("authority desc");
    AskEach(&v1::QueryService::Stub::CompareAuthorities, compare, token, compared);
    AskEach(&v1::QueryService::Stub::SummarizeThemes, v1::SummarizeThemesRequest(), token,
            compared);
    AskEach(&v1::QueryService::Stub::SummarizeEpisodes, v1::SummarizeEpisodesRequest(), token,
            compared);
  }

  const TemporaryDirectory directory_;
  Query joining_;
  Query computing_;
  std::string token_;  // Of the last visit recorded.
};

TEST_F(KeptAnswersTest, AreThoseThatWouldBeComputedAfterEachChange) {
  for (std::size_t i = kAuthorityCount; i < kAuthorityCount + 10; ++i) {
    Record(i);
    int compared = 0;
    AskAll(token_, compared);
    AskAll(token_, compared);
    EXPECT_EQ(compared, 36);
  }
}

TEST_F(KeptAnswersTest, AreThoseThatWouldBeComputedWhileVisitsAreRecorded) {
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  std::atomic<int> compared = 0;
  const std::string token = token_;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        int of_one_state = 0;
        AskAll(token, of_one_state);
        compared += of_one_state;
      }
    });
  }
  const absl::Time end = absl::Now() + kAsLong;
  for (std::size_t i = kAuthorityCount; absl::Now() < end; ++i) {
    Record(i);
    absl::SleepFor(absl::Milliseconds(20));
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  // Most answers are of two states, as there is always another.
  EXPECT_GT(compared, 20);
}

TEST_F(KeptAnswersTest, AnEarlierTimeAndALaterPageAreAnsweredAsTheyAre) {
  v1::CompareAuthoritiesRequest compare;
  compare.mutable_measure()->set_measure("measures/cl-eet");
  compare.set_page_size(1);
  const auto first = Call(cluster_.query(), &v1::QueryService::Stub::CompareAuthorities, compare);
  ASSERT_THAT(first, IsOk());
  Record(kAuthorityCount);
  int compared = 0;
  AskAll(token_, compared);
  compare.set_page_token(first->next_page_token());
  const auto second = Call(cluster_.query(), &v1::QueryService::Stub::CompareAuthorities, compare);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->consistency_token(), first->consistency_token());
}

}  // namespace
}  // namespace waymark
