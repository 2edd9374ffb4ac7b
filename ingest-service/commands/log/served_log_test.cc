#include "ingest-service/commands/log/served_log.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "ingest-service/log/inspection/made_log.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using internal::v1::Change;
using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

using Writer = grpc::ServerWriter<StreamChangesResponse>;
using Script = std::function<grpc::Status(Writer&)>;

// A feed that sends what the test says.
class ScriptedFeed : public internal::v1::ChangeFeedService::Service {
 public:
  explicit ScriptedFeed(Script script) : script_(std::move(script)) {}

  grpc::Status StreamChanges(grpc::ServerContext*, const StreamChangesRequest*,
                             Writer* writer) override {
    return script_(*writer);
  }

 private:
  const Script script_;
};

// Notes what is read to it.
class NotingReader : public LogReader {
 public:
  void Begin(const std::string& chain_id, std::uint64_t last_sequence) override {
    chain_id_ = chain_id;
    last_sequence_ = last_sequence;
  }
  absl::Status Take(const Change& change) override {
    records_.push_back(change.record());
    return refuses_ ? absl::DataLossError("refused") : absl::OkStatus();
  }

  bool refuses_ = false;
  std::string chain_id_;
  std::uint64_t last_sequence_ = 0;
  std::vector<std::string> records_;
};

MadeLog LogOf(int changes) {
  MadeLog log;
  for (int i = 1; i <= changes; ++i) log.Write("a", i);
  return log;
}

// The changes from `first` to `last`, of a log that ends at `head`; none where last < first.
StreamChangesResponse Answer(std::uint64_t head, std::uint64_t first = 1, std::uint64_t last = 0) {
  MadeLog log = LogOf(static_cast<int>(last));
  StreamChangesResponse response;
  response.set_log_id(MadeLog::kLogId);
  response.set_head_sequence(head);
  for (std::uint64_t i = first; i <= last; ++i) *response.add_changes() = log.at(i);
  return response;
}

// Never ends a stream by itself: the caller has to leave.
Script Sends(std::vector<StreamChangesResponse> responses) {
  return [responses = std::move(responses)](Writer& writer) {
    for (const StreamChangesResponse& response : responses) writer.Write(response);
    while (writer.Write(Answer(responses.back().head_sequence()))) {
    }
    return grpc::Status::OK;
  };
}

absl::Status Read(const Script& script, LogReader& reader) {
  ScriptedFeed feed(script);
  grpc::ServerBuilder builder;
  builder.RegisterService(&feed);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  const auto stub = internal::v1::ChangeFeedService::NewStub(server->InProcessChannel({}));
  return ReadServedLog(*stub, reader);
}

TEST(ReadServedLog, ReadsToTheEndItFoundAtFirst) {
  NotingReader reader;

  EXPECT_THAT(Read(Sends({Answer(3, 1, 2), Answer(4, 3, 4)}), reader), IsOk());

  EXPECT_EQ(reader.chain_id_, MadeLog::kLogId);
  EXPECT_EQ(reader.last_sequence_, 3U);
  EXPECT_EQ(reader.records_.size(), 3U);
}

TEST(ReadServedLog, ReadsAnEmptyLog) {
  NotingReader reader;

  EXPECT_THAT(Read(Sends({Answer(0)}), reader), IsOk());

  EXPECT_EQ(reader.chain_id_, MadeLog::kLogId);
  EXPECT_TRUE(reader.records_.empty());
}

TEST(ReadServedLog, LeavesWhereTheReaderRefuses) {
  NotingReader reader;
  reader.refuses_ = true;

  EXPECT_EQ(Read(Sends({Answer(3, 1, 2)}), reader).message(), "refused");
  EXPECT_EQ(reader.records_.size(), 1U);
}

TEST(ReadServedLog, DoesNotWaitForWhatIsNotSent) {
  NotingReader reader;

  const absl::Status status = Read(Sends({Answer(3, 1, 2)}), reader);

  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), testing::StartsWith("change 3: "));
}

TEST(ReadServedLog, SaysWhyTheStreamEnded) {
  NotingReader reader;
  const Script ends = [](Writer& writer) {
    writer.Write(Answer(3, 1, 2));
    return ToGrpcStatus(errors::ShuttingDown());
  };

  EXPECT_THAT(Read(ends, reader), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
}

TEST(ReadServedLog, NamesTheChangeThatTheServiceCannotRead) {
  NotingReader reader;
  const Script ends = [](Writer& writer) {
    writer.Write(Answer(3, 1, 2));
    return ToGrpcStatus(errors::DataLoss());
  };

  const absl::Status status = Read(ends, reader);

  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()),
              testing::StartsWith("change 3: the service cannot read it (stored data is damaged"));
  EXPECT_EQ(reader.records_.size(), 2U);
}

TEST(ReadServedLog, NamesTheFirstChangeWhereTheServiceCannotReadAny) {
  NotingReader reader;
  const Script ends = [](Writer&) { return ToGrpcStatus(errors::DataLoss()); };

  EXPECT_THAT(std::string(Read(ends, reader).message()), testing::StartsWith("change 1: "));
}

TEST(ReadServedLog, SaysThatTheStreamEndedWithoutAReason) {
  NotingReader reader;

  EXPECT_EQ(Read([](Writer&) { return grpc::Status::OK; }, reader).code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace waymark::ingest
