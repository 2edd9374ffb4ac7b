#include "common/rpc/server_stream.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;
using testing::ElementsAre;
using testing::IsEmpty;

// How many streams have been left.
class Departures {
 public:
  void Note() {
    const absl::MutexLock lock(&mutex_);
    ++number_;
  }
  void WaitFor(int number) {
    const absl::MutexLock lock(&mutex_);
    const auto gone = [this, number]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return number_ >= number; };
    mutex_.Await(absl::Condition(&gone));
  }

 private:
  absl::Mutex mutex_;
  int number_ ABSL_GUARDED_BY(mutex_) = 0;
};

// What the stream of a test does in its `step`th step, counted from 1.
enum class Does { kSend, kSleep, kAgain, kEnd, kFail };
using Script = std::function<Does(int step)>;

// Sends the number of each step that sends.
class ScriptedStream final : public ServerStream<StreamChangesResponse> {
 public:
  ScriptedStream(Executor& executor, Script script, std::string filling, absl::Duration max_age,
                 std::atomic<int>& steps, Departures& left)
      : ServerStream({.method = "StreamChanges"}, executor, max_age),
        script_(std::move(script)),
        filling_(std::move(filling)),
        steps_(steps),
        left_(left) {}

 private:
  absl::StatusOr<Step> Next(StreamChangesResponse& message) override {
    ++steps_;
    const int step = ++step_;
    switch (script_(step)) {
      case Does::kSend:
        message.set_head_sequence(static_cast<std::uint64_t>(step));
        if (!filling_.empty()) message.add_changes()->set_record(filling_);
        return Step::kSend;
      case Does::kSleep:
        return Step::kSleep;
      case Does::kAgain:
        return Step::kAgain;
      case Does::kEnd:
        return Step::kEnd;
      case Does::kFail:
        break;
    }
    return errors::LogReplaced();
  }
  void Leave() override { left_.Note(); }

  const Script script_;
  const std::string filling_;
  int step_ = 0;
  std::atomic<int>& steps_;
  Departures& left_;
};

class ScriptedService final : public internal::v1::ChangeFeedService::CallbackService {
 public:
  grpc::ServerWriteReactor<StreamChangesResponse>* StreamChanges(
      grpc::CallbackServerContext* /*context*/, const StreamChangesRequest* /*request*/) override {
    // The next call may come before this one is over.
    auto* opened = new ScriptedStream(executor, script, filling, max_age, steps, left);
    stream = opened;
    if (begins) opened->Begin(begin_with);
    if (!made.HasBeenNotified()) made.Notify();
    return opened;
  }

  Executor executor{2, 16};
  Script script;
  std::string filling;  // Of every message.
  absl::Duration max_age = absl::InfiniteDuration();
  bool begins = true;
  absl::Status begin_with;
  ScriptedStream* stream = nullptr;
  absl::Notification made;
  std::atomic<int> steps = 0;  // Of all streams.
  Departures left;
};

class ServerStreamTest : public testing::Test {
 protected:
  void SetUp() override {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    ASSERT_NE(server_, nullptr);
    stub_ = internal::v1::ChangeFeedService::NewStub(grpc::CreateChannel(
        "127.0.0.1:" + std::to_string(port_), grpc::InsecureChannelCredentials()));
  }

  // A connection that nobody else uses.
  [[nodiscard]] std::shared_ptr<grpc::Channel> OwnChannel() const {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port_),
                                     grpc::InsecureChannelCredentials(), arguments);
  }

  void Open(Script script) {
    service_.script = std::move(script);
    reader_ = stub_->StreamChanges(&context_, {});
  }

  // Everything until the stream ends.
  std::vector<std::uint64_t> ReadAll() {
    std::vector<std::uint64_t> numbers;
    StreamChangesResponse response;
    while (reader_->Read(&response)) numbers.push_back(response.head_sequence());
    return numbers;
  }
  absl::Status Finish() { return FromGrpcStatus(reader_->Finish()); }

  ScriptedService service_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  std::unique_ptr<internal::v1::ChangeFeedService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<StreamChangesResponse>> reader_;
};

TEST_F(ServerStreamTest, SendsInOrderAndEnds) {
  Open([](int step) { return step <= 3 ? Does::kSend : Does::kEnd; });

  EXPECT_THAT(ReadAll(), ElementsAre(1, 2, 3));
  EXPECT_THAT(Finish(), IsOk());
  service_.left.WaitFor(1);
}

TEST_F(ServerStreamTest, GoesOnLookingWhereAStepCameToNothing) {
  Open([](int step) { return step == 3 ? Does::kSend : (step < 3 ? Does::kAgain : Does::kEnd); });

  EXPECT_THAT(ReadAll(), ElementsAre(3));
}

TEST_F(ServerStreamTest, EndsWithTheErrorOfAStep) {
  Open([](int step) { return step == 1 ? Does::kSend : Does::kFail; });

  EXPECT_THAT(ReadAll(), ElementsAre(1));
  EXPECT_THAT(Finish(), HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(ServerStreamTest, EndsBeforeItBeginsWhereItIsToldSo) {
  service_.begin_with = errors::Overloaded("it");
  Open([](int /*step*/) { return Does::kEnd; });

  EXPECT_THAT(ReadAll(), IsEmpty());
  EXPECT_THAT(Finish(), HasReason(v1::ERROR_REASON_OVERLOADED));
  EXPECT_EQ(service_.steps, 0);
}

TEST_F(ServerStreamTest, SleepsUntilItIsWoken) {
  absl::Notification asleep;
  Open([&asleep](int step) {
    if (step == 1) asleep.Notify();
    return step == 1 ? Does::kSleep : (step == 2 ? Does::kSend : Does::kEnd);
  });
  asleep.WaitForNotification();

  // Whether it sleeps already or is about to: neither may lose it.
  service_.stream->Wake();

  EXPECT_THAT(ReadAll(), ElementsAre(2));
}

TEST_F(ServerStreamTest, IsGoneOnceItsCallerIs) {
  Open([](int step) { return step == 1 ? Does::kSend : Does::kSleep; });
  StreamChangesResponse response;
  ASSERT_TRUE(reader_->Read(&response));

  context_.TryCancel();

  service_.left.WaitFor(1);
}

TEST_F(ServerStreamTest, ACallerThatGoesBeforeItBeganIsNoHarm) {
  service_.begins = false;
  Open([](int /*step*/) { return Does::kSend; });
  service_.made.WaitForNotification();
  context_.TryCancel();
  (void)ReadAll();

  service_.stream->Begin(absl::OkStatus());

  service_.left.WaitFor(1);
}

TEST_F(ServerStreamTest, EndsOnceItIsTooOld) {
  service_.max_age = absl::Milliseconds(50);
  Open([](int) { return Does::kSend; });

  (void)ReadAll();

  EXPECT_THAT(FromGrpcStatus(reader_->Finish()), HasReason(v1::ERROR_REASON_STREAM_EXPIRED));
}

TEST_F(ServerStreamTest, EndsOnceItIsTooOldThoughThereIsNothingToSend) {
  service_.max_age = absl::ZeroDuration();
  Open([](int) { return Does::kSleep; });

  EXPECT_THAT(ReadAll(), IsEmpty());

  EXPECT_THAT(FromGrpcStatus(reader_->Finish()), HasReason(v1::ERROR_REASON_STREAM_EXPIRED));
}

TEST_F(ServerStreamTest, WhatIsOverIsNotTooOld) {
  service_.max_age = absl::ZeroDuration();
  Open([](int) { return Does::kEnd; });

  EXPECT_THAT(ReadAll(), IsEmpty());

  EXPECT_THAT(FromGrpcStatus(reader_->Finish()), IsOk());
}

// While another reads far more than gRPC and the connection would hold for one that does not.
TEST_F(ServerStreamTest, MakesNothingForACallerThatDoesNotRead) {
  constexpr int kMessages = 200;
  service_.filling = std::string(1 << 20, 'x');
  Open([](int step) { return step <= kMessages ? Does::kSend : Does::kEnd; });
  service_.made.WaitForNotification();
  // On a connection of its own: what one stream of a connection does not read, others may wait for.
  const auto stub = internal::v1::ChangeFeedService::NewStub(OwnChannel());
  grpc::ClientContext context_of_reader;
  const auto other = stub->StreamChanges(&context_of_reader, {});
  StreamChangesResponse response;
  while (other->Read(&response)) {
  }
  EXPECT_THAT(FromGrpcStatus(other->Finish()), IsOk());

  EXPECT_LT(service_.steps, kMessages + kMessages / 2);
  context_.TryCancel();
  service_.left.WaitFor(2);
}

}  // namespace
}  // namespace waymark::rpc
