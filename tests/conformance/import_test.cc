#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::Lt;

using Stream = grpc::ClientReaderWriter<v1::ImportVisitsRequest, v1::ImportVisitsResponse>;

v1::ImportVisitsRequest Record(int index, const v1::Visit& visit) {
  v1::ImportVisitsRequest request;
  request.set_index(index);
  request.set_parent("authorities/leicester");
  request.set_visit_id(absl::StrCat("v", index));
  *request.mutable_visit() = visit;
  request.set_allow_probable_duplicate(true);
  return request;
}

class ImportTest : public ClusterTest {
 protected:
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    context_.set_deadline(absl::ToChronoTime(absl::Now() + absl::Minutes(2)));
    stream_ = cluster_.ingest().ImportVisits(&context_);
  }
  void TearDown() override {
    context_.TryCancel();
    ClusterTest::TearDown();
  }

  // Sends the record and reads its answer.
  v1::ImportVisitsResponse Exchange(const v1::ImportVisitsRequest& request) {
    v1::ImportVisitsResponse response;
    EXPECT_TRUE(stream_->Write(request));
    EXPECT_TRUE(stream_->Read(&response));
    return response;
  }

  v1::ImportOutcome Outcome(const v1::Visit& visit, v1::ExistingVisit on_existing) {
    v1::ImportVisitsRequest request = Record(1, visit);
    request.set_on_existing(on_existing);
    const v1::ImportVisitsResponse response = Exchange(request);
    revisions_.push_back(response.revision());
    return response.outcome();
  }

  grpc::ClientContext context_;
  std::unique_ptr<Stream> stream_;
  std::vector<std::int64_t> revisions_;  // Of each Outcome.
};

TEST_F(ImportTest, ARecordThatIsTooLargeIsRejectedAndTheNextIsRecorded) {
  v1::Visit large = VisitSaying("Too much is said.");
  large.add_notes()->set_text(std::string(std::size_t{3} << 20, 'x'));

  const v1::ImportVisitsResponse rejected = Exchange(Record(1, large));
  const v1::ImportVisitsResponse next = Exchange(Record(2, VisitSaying("Enough is said.")));

  EXPECT_EQ(rejected.outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_THAT(rejected.error().message(), testing::HasSubstr("1 fault: request"));
  EXPECT_EQ(next.outcome(), v1::IMPORT_OUTCOME_CREATED);
}

TEST_F(ImportTest, AnswersFlowWhileRequestsStillArrive) {
  for (int i = 1; i <= 3; ++i) {
    const v1::ImportVisitsResponse response = Exchange(Record(i, VisitSaying("Well led.")));

    EXPECT_EQ(response.index(), i);
    EXPECT_EQ(response.name(), absl::StrCat("authorities/leicester/visits/v", i));
    EXPECT_EQ(response.outcome(), v1::IMPORT_OUTCOME_CREATED);
    EXPECT_EQ(response.revision(), 1);
    EXPECT_THAT(GetVisit(cluster_.query(), response.name(), response.consistency_token()), IsOk())
        << "durable before the stream has ended";
  }
}

TEST_F(ImportTest, OneBadVisitDoesNotStopTheOthers) {
  for (int i = 1; i <= 5; ++i) {
    EXPECT_TRUE(stream_->Write(Record(i, VisitSaying(i == 3 ? "" : "Well led."))));
  }
  EXPECT_TRUE(stream_->WritesDone());

  std::vector<std::pair<std::int64_t, v1::ImportOutcome>> answers;
  absl::Status fault;
  for (v1::ImportVisitsResponse response; stream_->Read(&response);) {
    answers.emplace_back(response.index(), response.outcome());
    if (response.has_error()) fault = FromRpcStatus(response.error());
  }

  EXPECT_THAT(FromGrpcStatus(stream_->Finish()), IsOk());
  EXPECT_THAT(answers, ElementsAre(std::pair(1, v1::IMPORT_OUTCOME_CREATED),
                                   std::pair(2, v1::IMPORT_OUTCOME_CREATED),
                                   std::pair(3, v1::IMPORT_OUTCOME_REJECTED),
                                   std::pair(4, v1::IMPORT_OUTCOME_CREATED),
                                   std::pair(5, v1::IMPORT_OUTCOME_CREATED)));
  EXPECT_EQ(fault.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(fault, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST_F(ImportTest, ExistingVisitsAreTreatedAsAsked) {
  const v1::Visit one = VisitSaying("One.");
  const v1::Visit two = VisitSaying("Two.");

  EXPECT_EQ(Outcome(one, v1::EXISTING_VISIT_FAIL), v1::IMPORT_OUTCOME_CREATED);
  EXPECT_EQ(Outcome(two, v1::EXISTING_VISIT_UNSPECIFIED), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(Outcome(two, v1::EXISTING_VISIT_SKIP), v1::IMPORT_OUTCOME_SKIPPED);
  EXPECT_EQ(Outcome(one, v1::EXISTING_VISIT_REPLACE), v1::IMPORT_OUTCOME_UNCHANGED);
  EXPECT_EQ(Outcome(two, v1::EXISTING_VISIT_REPLACE), v1::IMPORT_OUTCOME_REPLACED);

  EXPECT_THAT(revisions_, ElementsAre(1, 0, 1, 1, 2));
}

TEST_F(ImportTest, AReplacedVisitIsReadAsReplaced) {
  Exchange(Record(1, VisitSaying("One.")));
  v1::ImportVisitsRequest request = Record(1, VisitSaying("Two."));
  request.set_on_existing(v1::EXISTING_VISIT_REPLACE);

  const v1::ImportVisitsResponse response = Exchange(request);

  const auto read = GetVisit(cluster_.query(), response.name(), response.consistency_token());
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->visit().revision(), 2);
  EXPECT_EQ(read->visit().findings(0).statement(), "Two.");
}

TEST_F(ImportTest, AVisitMayComeTwiceInARow) {
  v1::ImportVisitsRequest again = Record(1, VisitSaying("Two."));
  again.set_on_existing(v1::EXISTING_VISIT_REPLACE);
  EXPECT_TRUE(stream_->Write(Record(1, VisitSaying("One."))));
  EXPECT_TRUE(stream_->Write(again));
  EXPECT_TRUE(stream_->WritesDone());

  v1::ImportVisitsResponse first;
  v1::ImportVisitsResponse second;
  EXPECT_TRUE(stream_->Read(&first));
  EXPECT_TRUE(stream_->Read(&second));

  EXPECT_EQ(first.outcome(), v1::IMPORT_OUTCOME_CREATED);
  EXPECT_EQ(second.outcome(), v1::IMPORT_OUTCOME_REPLACED);
  EXPECT_EQ(second.revision(), 2);
}

// The visit of a burst, each time saying another thing, at another length: what is judged at the
// same time takes unlike long.
v1::ImportVisitsRequest Again(int number) {
  v1::Visit visit = VisitSaying(absl::StrCat("Number ", number, "."));
  for (int i = 0; i < number % 7; ++i) visit.add_notes()->set_text(std::string(2'000, 'x'));
  v1::ImportVisitsRequest request = Record(number, visit);
  request.set_visit_id("again");
  request.set_on_existing(v1::EXISTING_VISIT_REPLACE);
  return request;
}

// Several threads judge a burst; each record finds what the one before it left.
TEST_F(ImportTest, RecordsOfABurstGoInTheirOrder) {
  constexpr int kRecords = 400;
  std::thread writer([this] {
    for (int i = 1; i <= kRecords; ++i) EXPECT_TRUE(stream_->Write(Again(i)));
    EXPECT_TRUE(stream_->WritesDone());
  });
  std::vector<std::pair<std::int64_t, std::int64_t>> answers;
  v1::ImportVisitsResponse response;
  while (stream_->Read(&response)) answers.emplace_back(response.index(), response.revision());
  writer.join();
  ASSERT_EQ(answers.size(), std::size_t{kRecords});
  for (int i = 1; i <= kRecords; ++i) EXPECT_THAT(answers[i - 1], testing::Pair(i, i));
}

// However much of it was judged already: what is recorded is the first of it, in order.
TEST_F(ImportTest, ABurstThatIsCancelledIsRecordedUpToSomewhere) {
  constexpr int kRecords = 200;
  for (int i = 1; i <= kRecords; ++i) EXPECT_TRUE(stream_->Write(Again(i)));
  v1::ImportVisitsResponse first;
  ASSERT_TRUE(stream_->Read(&first));
  context_.TryCancel();
  EXPECT_EQ(stream_->Finish().error_code(), grpc::StatusCode::CANCELLED);
  // What the committer had by then is written by the time that another write is.
  const auto after =
      CreateVisit(cluster_.ingest(), "authorities/leicester", "after", VisitSaying("Afterwards."));
  ASSERT_THAT(after, IsOk());

  const auto read = GetVisit(cluster_.query(), first.name(), after->consistency_token());

  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->visit().findings(0).statement(),
            absl::StrCat("Number ", read->visit().revision(), "."));
}

// Writes records of 64 KiB from a thread of its own until all are written.
class SteadyWriter {
 public:
  SteadyWriter(Stream& stream, int count)
      : thread_([this, &stream, count] { Run(stream, count); }) {}
  ~SteadyWriter() { thread_.join(); }

  [[nodiscard]] int written() const { return written_; }

  // How many are written once it has got no further for a while.
  [[nodiscard]] int WaitForStall(int count) const {
    constexpr absl::Duration kStall = absl::Seconds(3);
    int before = -1;
    absl::Time since = absl::Now();
    while (written_ < count && absl::Now() - since < kStall) {
      if (written_ != before) since = absl::Now();
      before = written_;
      absl::SleepFor(absl::Milliseconds(20));
    }
    return written_;
  }

 private:
  void Run(Stream& stream, int count) {
    v1::Visit visit = VisitSaying("Well led.");
    for (int i = 0; i < 16; ++i) {
      *visit.add_findings() = visit.findings(0);
      visit.mutable_findings(i + 1)->set_statement(std::string(4000, 'x'));
    }
    while (written_ < count && stream.Write(Record(written_, visit))) ++written_;
    stream.WritesDone();
  }

  std::atomic<int> written_ = 0;
  std::thread thread_;
};

// A connection that holds 64 KiB of answers nobody has read, and never more.
std::shared_ptr<grpc::Channel> NarrowChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

TEST_F(ImportTest, WhoDoesNotReadIsNotReadFrom) {
  // The service may take in 256 ahead of the answers it could write, which are some 500 here; the
  // connection holds up to 16 MiB of requests, which are some 250, and the kernel's buffers up to
  // 10 MiB on a busy machine, which are some 150.
  constexpr int kRecords = 3000;
  const auto stub = v1::IngestService::NewStub(NarrowChannel(cluster_.ingest_process().address()));
  grpc::ClientContext context;
  stream_ = stub->ImportVisits(&context);
  int answered = 0;
  int taken_in = 0;
  {
    const SteadyWriter writer(*stream_, kRecords);
    taken_in = writer.WaitForStall(kRecords);
    for (v1::ImportVisitsResponse response; stream_->Read(&response);) {
      EXPECT_EQ(response.index(), answered++);
      EXPECT_EQ(response.outcome(), v1::IMPORT_OUTCOME_CREATED);
    }
  }

  EXPECT_THAT(taken_in, Lt(kRecords / 2)) << "a caller that reads nothing is to be made to wait";
  EXPECT_EQ(answered, kRecords) << "reading lets it go on";
  EXPECT_THAT(FromGrpcStatus(stream_->Finish()), IsOk());
}

}  // namespace
}  // namespace waymark
