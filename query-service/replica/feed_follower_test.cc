#include "query-service/replica/feed_follower.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

#include "query-service/replica/test_feed.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

// Sends all it has at once, and then nothing more, without ending the stream.
class FallsSilent final : public internal::v1::ChangeFeedService::Service {
 public:
  explicit FallsSilent(StreamChangesResponse all) : all_(std::move(all)) {}

  grpc::Status StreamChanges(grpc::ServerContext* context, const StreamChangesRequest* from,
                             grpc::ServerWriter<StreamChangesResponse>* writer) override {
    {
      const absl::MutexLock lock(&mutex_);
      peers_.insert(context->peer());
    }
    StreamChangesResponse response = all_;
    if (from->applied_sequence() > 0) response.clear_changes();
    writer->Write(response);
    while (!context->IsCancelled()) absl::SleepFor(absl::Milliseconds(5));
    return grpc::Status::OK;
  }

  // Connections that it was followed on.
  [[nodiscard]] std::size_t connections() {
    const absl::MutexLock lock(&mutex_);
    return peers_.size();
  }

 private:
  const StreamChangesResponse all_;
  absl::Mutex mutex_;
  std::set<std::string> peers_ ABSL_GUARDED_BY(mutex_);
};

// Sends these messages, whoever asks, and says from where it was followed.
class SendsAlways final : public internal::v1::ChangeFeedService::Service {
 public:
  explicit SendsAlways(std::vector<StreamChangesResponse> all) : all_(std::move(all)) {}

  grpc::Status StreamChanges(grpc::ServerContext* /*context*/, const StreamChangesRequest* from,
                             grpc::ServerWriter<StreamChangesResponse>* writer) override {
    {
      const absl::MutexLock lock(&mutex_);
      followed_from_.push_back(from->applied_sequence());
    }
    for (const StreamChangesResponse& message : all_) writer->Write(message);
    return grpc::Status::OK;
  }

  [[nodiscard]] std::vector<std::uint64_t> followed_from() {
    const absl::MutexLock lock(&mutex_);
    return followed_from_;
  }

 private:
  const std::vector<StreamChangesResponse> all_;
  absl::Mutex mutex_;
  std::vector<std::uint64_t> followed_from_ ABSL_GUARDED_BY(mutex_);
};

std::unique_ptr<grpc::Server> Serve(grpc::Service& service, int& port) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  EXPECT_NE(server, nullptr);
  return server;
}

TEST(FeedFollower, AppliesAllThatCameBeforeAChangeThatIsBroken) {
  constexpr std::uint64_t kWhole = 40;  // More than may wait to be applied.
  TestFeed feed;
  std::vector<StreamChangesResponse> messages;
  for (std::uint64_t i = 0; i <= kWhole; ++i) {
    feed.Write("leicester/v1");
    messages.push_back(feed.Send(i, i + 1));
  }
  messages.back().mutable_changes(0)->set_hash("another");
  SendsAlways service(messages);
  int port = 0;
  const auto server = Serve(service, port);
  const TemporaryDirectory directory;
  const auto replica = Replica::Open(directory.path(), "digest");
  ASSERT_THAT(replica, IsOk());
  std::vector<std::uint64_t> applied;
  (*replica)->Observe({.on_applied = [&applied](std::uint64_t at) { applied.push_back(at); },
                       .on_closed = [](std::int64_t) {},
                       .on_start_anew = [] {},
                       .on_answers = [](bool) {}});

  {
    const FeedFollower follower(
        [port] {
          return grpc::CreateChannel(absl::StrCat("127.0.0.1:", port),
                                     grpc::InsecureChannelCredentials());
        },
        **replica);
    for (int i = 0; i < 6000 && service.followed_from().size() < 2; ++i) {
      absl::SleepFor(absl::Milliseconds(10));
    }
  }

  ASSERT_GE(service.followed_from().size(), 2U);
  EXPECT_EQ(service.followed_from()[0], 0U);
  EXPECT_EQ(service.followed_from()[1], kWhole);
  EXPECT_EQ((*replica)->status().applied_sequence, kWhole);
  // Several messages may be applied as one.
  EXPECT_EQ(applied.front(), 0U);
  EXPECT_EQ(applied.back(), kWhole);
  EXPECT_TRUE(std::is_sorted(applied.begin(), applied.end()));
}

TEST(FeedFollower, FollowsOnAnotherConnectionWhereNothingComes) {
  TestFeed feed;
  feed.Write("leicester/v1");
  FallsSilent service(feed.Send(0, 1));
  int port = 0;
  const auto server = Serve(service, port);
  const TemporaryDirectory directory;
  const auto replica = Replica::Open(directory.path(), "digest");
  ASSERT_THAT(replica, IsOk());
  (*replica)->Observe({.on_applied = [](std::uint64_t) {},
                       .on_closed = [](std::int64_t) {},
                       .on_start_anew = [] {},
                       .on_answers = [](bool) {}});
  const auto connect = [port] {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", port),
                                     grpc::InsecureChannelCredentials(), arguments);
  };

  const FeedFollower follower(connect, **replica, absl::Milliseconds(50));

  for (int i = 0; i < 6000 && service.connections() < 3; ++i) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  EXPECT_GE(service.connections(), 3U);
  EXPECT_EQ((*replica)->status().applied_sequence, 1U);
}

}  // namespace
}  // namespace waymark::query
