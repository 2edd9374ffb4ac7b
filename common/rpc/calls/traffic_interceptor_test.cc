#include "common/rpc/calls/traffic_interceptor.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"
#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

namespace waymark::rpc {
namespace {

// Long enough for a busy machine.
constexpr absl::Duration kTrafficPatience = absl::Seconds(30);

// A service whose messages come as bytes, as that of the ingest service do. Waits where it is told
// to, until its caller has gone.
class UnparsedService final
    : public v1::IngestService::WithRawCallbackMethod_CreateVisit<v1::IngestService::Service> {
 public:
  grpc::ServerUnaryReactor* CreateVisit(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* /*request*/,
                                        grpc::ByteBuffer* response) override {
    class Waiting final : public grpc::ServerUnaryReactor {
      void OnCancel() override { Finish(grpc::Status::CANCELLED); }
      void OnDone() override { delete this; }
    };
    if (waits) {
      came.Notify();
      return new Waiting;
    }
    const grpc::Slice nothing;
    *response = grpc::ByteBuffer(&nothing, 1);
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  bool waits = false;
  absl::Notification came;
};

// One whose messages are parsed, with a stream of answers of kAnswerBytes each.
constexpr std::size_t kAnswerBytes = std::size_t{1} << 20;
class ParsedService final
    : public v1::QueryService::WithCallbackMethod_ListThemes<
          v1::QueryService::WithCallbackMethod_WatchVisits<v1::QueryService::Service>> {
 public:
  grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context,
                                       const v1::ListThemesRequest* /*request*/,
                                       v1::ListThemesResponse* response) override {
    // The first call shows what the connection is called, and is counted already.
    if (peer.empty()) {
      peer = context->peer();
      traffic->Begin(peer);
    }
    response->add_themes()->set_name("themes/supervision");
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerWriteReactor<v1::WatchVisitsResponse>* WatchVisits(
      grpc::CallbackServerContext* /*context*/,
      const v1::WatchVisitsRequest* /*request*/) override {
    class Endless final : public grpc::ServerWriteReactor<v1::WatchVisitsResponse> {
     public:
      Endless() {
        message_.set_consistency_token(std::string(kAnswerBytes, 't'));
        StartWrite(&message_);
      }
      void OnWriteDone(bool ok) override {
        if (ok) return StartWrite(&message_);
        Finish(grpc::Status::CANCELLED);
      }
      void OnDone() override { delete this; }

     private:
      v1::WatchVisitsResponse message_;
    };
    return new Endless;
  }

  std::string peer;
  ConnectionTraffic* traffic = nullptr;
};

class TrafficInterceptorTest : public testing::Test {
 protected:
  void SetUp() override {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&unparsed_);
    builder.RegisterService(&parsed_);
    std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> all;
    all.push_back(std::make_unique<TrafficInterceptors>(traffic_, "waymark.v1.IngestService"));
    builder.experimental().SetInterceptorCreators(std::move(all));
    server_ = builder.BuildAndStart();
    ASSERT_NE(server_, nullptr);
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                   grpc::InsecureChannelCredentials());
    ingest_ = v1::IngestService::NewStub(channel_);
    query_ = v1::QueryService::NewStub(channel_);
    parsed_.traffic = traffic_.get();
    ASSERT_TRUE(Ask());
    ASSERT_TRUE(Comes([&] { return Counts().delivered > 0; }));
    // From nothing, with nothing more of that call to come.
    traffic_->End(parsed_.peer);
    traffic_->Begin(parsed_.peer);
  }

  bool Ask() {
    grpc::ClientContext context;
    v1::ListThemesResponse response;
    return query_->ListThemes(&context, {}, &response).ok();
  }

  // Of the one connection that there is.
  ConnectionTraffic::Counts Counts() { return traffic_->Of(parsed_.peer); }
  // The last of a call is counted after its caller has the answer.
  bool Comes(const std::function<bool()>& holds) {
    const absl::Time deadline = absl::Now() + kTrafficPatience;
    while (!holds() && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(5));
    return holds();
  }

  static v1::CreateVisitRequest RequestOf(std::size_t bytes) {
    v1::CreateVisitRequest request;
    request.set_parent(std::string(bytes, 'p'));
    return request;
  }

  const std::shared_ptr<ConnectionTraffic> traffic_ = std::make_shared<ConnectionTraffic>();
  UnparsedService unparsed_;
  ParsedService parsed_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::QueryService::Stub> query_;
};

TEST_F(TrafficInterceptorTest, CountsARequestThatComesAsBytesByItsSize) {
  const auto request = RequestOf(100'000);
  grpc::ClientContext context;
  v1::CreateVisitResponse response;

  ASSERT_TRUE(ingest_->CreateVisit(&context, request, &response).ok());

  EXPECT_TRUE(Comes([&] { return Counts().delivered > request.ByteSizeLong(); }))
      << "and what is around it";
  EXPECT_LT(Counts().delivered, request.ByteSizeLong() + 1024);
}

TEST_F(TrafficInterceptorTest, CountsAQuestionAsMuchAsAnyOther) {
  ASSERT_TRUE(Ask());
  ASSERT_TRUE(Comes([&] { return Counts().delivered > 0; }));
  const std::uint64_t one = Counts().delivered;

  ASSERT_TRUE(Ask());

  EXPECT_TRUE(Comes([&] { return Counts().delivered == 2 * one; })) << Counts().delivered;
}

TEST_F(TrafficInterceptorTest, ACallThatIsResetCountsForNothingButWhatItBrought) {
  unparsed_.waits = true;
  const auto request = RequestOf(1000);
  grpc::ClientContext context;
  v1::CreateVisitResponse response;
  std::thread call([&] { (void)ingest_->CreateVisit(&context, request, &response); });
  unparsed_.came.WaitForNotification();
  context.TryCancel();
  call.join();
  // A call after it, so that it is over.
  const std::uint64_t before = Counts().delivered;
  ASSERT_TRUE(Ask());
  ASSERT_TRUE(Comes([&] { return Counts().delivered > before; }));

  EXPECT_LE(before, request.ByteSizeLong());
}

TEST_F(TrafficInterceptorTest, AnAnswerThatWasTakenIsNotHeld) {
  ASSERT_TRUE(Ask());

  EXPECT_TRUE(Comes([&] { return Counts().unsent == 0; }));
}

TEST_F(TrafficInterceptorTest, AnAnswerIsHeldUntilItIsTakenAndNoLongerThanItsCall) {
  grpc::ClientContext context;
  const auto watch = query_->WatchVisits(&context, {});

  // Nobody reads: what gRPC sends ahead is far less than what is made.
  ASSERT_TRUE(Comes([&] { return Counts().unsent >= kAnswerBytes; }));
  EXPECT_LT(Counts().unsent, 2 * kAnswerBytes) << "one at a time";

  context.TryCancel();
  (void)watch->Finish();
  EXPECT_TRUE(Comes([&] { return Counts().unsent == 0; })) << Counts().unsent;
}

TEST_F(TrafficInterceptorTest, ReflectionThatIsResetEndsNothing) {
  grpc::GenericStub stub(channel_);
  for (int i = 0; i < 20; ++i) {
    grpc::CompletionQueue queue;
    grpc::ClientContext context;
    const auto call = stub.PrepareCall(
        &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
    void* tag = nullptr;
    bool ok = false;
    call->StartCall(&tag);
    ASSERT_TRUE(queue.Next(&tag, &ok));
    context.TryCancel();
    grpc::Status status;
    call->Finish(&status, &tag);
    ASSERT_TRUE(queue.Next(&tag, &ok));
    queue.Shutdown();
  }

  EXPECT_TRUE(Ask());
}

TEST_F(TrafficInterceptorTest, WhatIsNotWatchedCountsForNobody) {
  traffic_->End(parsed_.peer);

  ASSERT_TRUE(Ask());

  EXPECT_EQ(Counts().delivered, 0U);
  EXPECT_EQ(Counts().unsent, 0U);
}

}  // namespace
}  // namespace waymark::rpc
