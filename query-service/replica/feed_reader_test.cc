#include "query-service/replica/feed_reader.h"

#include <memory>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

// Sends two messages, then ends with an error, or goes on without a word until it is cancelled.
class Feed final : public internal::v1::ChangeFeedService::Service {
 public:
  explicit Feed(bool ends) : ends_(ends) {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
    stub_ = internal::v1::ChangeFeedService::NewStub(
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials()));
  }

  grpc::Status StreamChanges(grpc::ServerContext* context, const StreamChangesRequest* from,
                             grpc::ServerWriter<StreamChangesResponse>* writer) override {
    StreamChangesResponse message;
    message.set_log_id(from->log_id());
    writer->Write(message);
    writer->Write(message);
    while (!ends_ && !context->IsCancelled()) absl::SleepFor(absl::Milliseconds(1));
    return {grpc::StatusCode::ABORTED, "the end"};
  }

  internal::v1::ChangeFeedService::Stub& stub() { return *stub_; }

 private:
  const bool ends_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<internal::v1::ChangeFeedService::Stub> stub_;
};

StreamChangesRequest From(const std::string& log_id) {
  StreamChangesRequest request;
  request.set_log_id(log_id);
  return request;
}

// Somebody who reads it.
struct Reading {
  explicit Reading(bool ends) : feed(ends), reader(feed.stub(), context, From("log")) {}

  bool Read() { return reader.Read(message); }

  Feed feed;
  grpc::ClientContext context;
  FeedReader reader;
  StreamChangesResponse message;
};

TEST(FeedReader, ReadsToTheEndAlsoOfAStreamThatEndedMeanwhile) {
  Reading reading(/*ends=*/true);

  ASSERT_TRUE(reading.Read());
  EXPECT_EQ(reading.message.log_id(), "log");
  absl::SleepFor(absl::Milliseconds(50));  // What has come waits, and so does the end.
  EXPECT_TRUE(reading.Read());
  EXPECT_FALSE(reading.Read());
  EXPECT_FALSE(reading.Read());
  EXPECT_EQ(reading.reader.Finish().error_code(), grpc::StatusCode::ABORTED);
}

TEST(FeedReader, EndsAStreamThatIsCancelledWhileNobodyReads) {
  Reading reading(/*ends=*/false);
  ASSERT_TRUE(reading.Read());

  reading.context.TryCancel();
  absl::SleepFor(absl::Milliseconds(50));

  EXPECT_EQ(reading.reader.Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST(FeedReader, NoLongerWaitsOnceItIsCancelled) {
  Reading reading(/*ends=*/false);
  ASSERT_TRUE(reading.Read());
  ASSERT_TRUE(reading.Read());
  std::thread cancelling([&reading] {
    absl::SleepFor(absl::Milliseconds(20));
    reading.context.TryCancel();
  });

  EXPECT_FALSE(reading.Read());

  cancelling.join();
  EXPECT_EQ(reading.reader.Finish().error_code(), grpc::StatusCode::CANCELLED);
}

}  // namespace
}  // namespace waymark::query
