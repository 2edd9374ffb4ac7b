#include "common/rpc/calls/call.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/rpc/limits.h"
#include "common/status/grpc_status.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

// Answers with nothing, or that nobody waits, and notes who called.
class NotingService final
    : public v1::QueryService::WithCallbackMethod_ListThemes<v1::QueryService::Service> {
 public:
  grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context,
                                       const v1::ListThemesRequest* /*request*/,
                                       v1::ListThemesResponse* /*response*/) override {
    const UnaryCall call(context, "ListThemes", access_);
    {
      const absl::MutexLock lock(&mutex_);
      callers_.push_back(call.caller().turns);
      time_left_.push_back(call.context().deadline - concurrency::SteadyNow());
    }
    call.Finish(call.CheckStillWanted());
    return call.reactor();
  }

  std::vector<std::string> callers() {
    const absl::MutexLock lock(&mutex_);
    return callers_;
  }

  std::vector<absl::Duration> time_left() {
    const absl::MutexLock lock(&mutex_);
    return time_left_;
  }

 private:
  const Access access_ = Access::ForEverybody();
  absl::Mutex mutex_;
  std::vector<absl::Duration> time_left_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> callers_ ABSL_GUARDED_BY(mutex_);
};

class UnaryCallTest : public testing::Test {
 protected:
  void SetUp() override {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    ASSERT_NE(server_, nullptr);
  }

  // On a connection of its own.
  std::unique_ptr<v1::QueryService::Stub> Connect() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return v1::QueryService::NewStub(grpc::CreateCustomChannel(
        "127.0.0.1:" + std::to_string(port_), grpc::InsecureChannelCredentials(), arguments));
  }

  static void Call(v1::QueryService::Stub& stub) {
    grpc::ClientContext context;
    v1::ListThemesResponse response;
    EXPECT_TRUE(stub.ListThemes(&context, {}, &response).ok());
  }

  NotingService service_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

// What was told nothing of its callers lets nobody in.
TEST(Access, OfNobodyRefusesEverybody) {
  class Refusing final
      : public v1::QueryService::WithCallbackMethod_ListThemes<v1::QueryService::Service> {
    grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context,
                                         const v1::ListThemesRequest* /*request*/,
                                         v1::ListThemesResponse* /*response*/) override {
      grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
      reactor->Finish(ToGrpcStatus(Access().Admit(*context, "ListThemes").status()));
      return reactor;
    }
  } service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  const auto stub = v1::QueryService::NewStub(
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  v1::ListThemesResponse response;

  EXPECT_THAT(FromGrpcStatus(stub->ListThemes(&context, {}, &response)),
              HasReason(v1::ERROR_REASON_NOT_IDENTIFIED));
}

TEST_F(UnaryCallTest, KnowsItsCallerByAddress) {
  Call(*Connect());

  EXPECT_THAT(service_.callers(), ElementsAre(StartsWith("ipv4:127.0.0.1:")));
}

// As some libraries send where no deadline is set: more nanoseconds than a 64-bit number holds.
TEST_F(UnaryCallTest, TakesADeadlineInCenturies) {
  grpc::ClientContext context;
  gpr_timespec deadline = gpr_now(GPR_CLOCK_REALTIME);
  deadline.tv_sec += std::int64_t{2'562'047} * 3600;
  context.set_deadline(deadline);
  v1::ListThemesResponse response;

  EXPECT_TRUE(Connect()->ListThemes(&context, {}, &response).ok());
}

TEST_F(UnaryCallTest, TakesADeadlineFarAwayForTheLatestThereIs) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Hours(10)));
  v1::ListThemesResponse response;
  EXPECT_TRUE(Connect()->ListThemes(&context, {}, &response).ok());

  ASSERT_EQ(service_.time_left().size(), 1u);
  EXPECT_LE(service_.time_left()[0], kMaxDeadline);
  EXPECT_GT(service_.time_left()[0], kMaxDeadline - absl::Seconds(30));
}

TEST_F(UnaryCallTest, GivesADeadlineToACallWithoutOne) {
  Call(*Connect());

  ASSERT_EQ(service_.time_left().size(), 1u);
  EXPECT_LE(service_.time_left()[0], kDefaultDeadline);
}

TEST_F(UnaryCallTest, KnowsOneCallerPerConnection) {
  const auto one = Connect();
  const auto other = Connect();

  Call(*one);
  Call(*other);
  Call(*one);

  const std::vector<std::string> callers = service_.callers();
  ASSERT_EQ(callers.size(), 3u);
  EXPECT_EQ(callers[0], callers[2]);
  EXPECT_NE(callers[0], callers[1]);
}

}  // namespace
}  // namespace waymark::rpc
