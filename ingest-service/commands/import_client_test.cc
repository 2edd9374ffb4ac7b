#include "ingest-service/commands/import_client.h"

#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using ServerStream = grpc::ServerReaderWriter<v1::ImportVisitsResponse, v1::ImportVisitsRequest>;

v1::ImportVisitsResponse AnswerTo(const v1::ImportVisitsRequest& request) {
  v1::ImportVisitsResponse response;
  response.set_name(absl::StrCat(request.parent(), "/visits/", request.visit_id()));
  response.set_outcome(request.on_existing() == v1::EXISTING_VISIT_SKIP
                           ? v1::IMPORT_OUTCOME_SKIPPED
                           : v1::IMPORT_OUTCOME_CREATED);
  response.set_consistency_token(request.visit_id());
  return response;
}

grpc::Status AnswerAll(ServerStream& stream) {
  v1::ImportVisitsRequest request;
  while (stream.Read(&request)) stream.Write(AnswerTo(request));
  return grpc::Status::OK;
}

// An ingest service that does with the stream what the test says.
class ScriptedService : public v1::IngestService::Service {
 public:
  explicit ScriptedService(std::function<grpc::Status(ServerStream&)> script)
      : script_(std::move(script)) {}

  grpc::Status ImportVisits(grpc::ServerContext*, ServerStream* stream) override {
    return script_(*stream);
  }

 private:
  std::function<grpc::Status(ServerStream&)> script_;
};

class ImportClientTest : public testing::Test {
 protected:
  std::string File(const std::string& name, const std::string& text) {
    const std::string path = directory_.path() / name;
    std::ofstream(path) << text;
    return path;
  }

  absl::Status Import(const std::function<grpc::Status(ServerStream&)>& script,
                      const std::vector<std::string>& files,
                      std::optional<v1::ExistingVisit> on_existing = std::nullopt) {
    ScriptedService service(script);
    grpc::ServerBuilder builder;
    builder.RegisterService(&service);
    const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
    const auto stub = v1::IngestService::NewStub(server->InProcessChannel({}));
    return ImportFiles(*stub, files, {.on_existing = on_existing}, ledger_);
  }

  std::string Summary() const { return report_.Summary(absl::ZeroDuration()); }

  TemporaryDirectory directory_;
  std::ostringstream faults_;
  ImportReport report_{{.answers = nullptr, .faults = &faults_, .progress = nullptr}};
  ImportLedger ledger_{report_};
};

TEST_F(ImportClientTest, SendsEveryRecordOfEveryFile) {
  const std::string one = File("one", "{\"visit_id\":\"a\"}\n{\"visit_id\":\"b\"}");
  const std::string two = File("two", R"({"visit_id":"c","on_existing":"EXISTING_VISIT_SKIP"})");

  EXPECT_THAT(Import(AnswerAll, {one, two}), IsOk());

  EXPECT_EQ(Summary(), "3 records: 2 created, 1 skipped, 0 rejected in 0.0 s\nstate: c\n");
}

TEST_F(ImportClientTest, TheFlagWinsOverTheRecord) {
  const std::string file = File("f", R"({} {"on_existing":"EXISTING_VISIT_FAIL"})");

  EXPECT_THAT(Import(AnswerAll, {file}, v1::EXISTING_VISIT_SKIP), IsOk());

  EXPECT_EQ(Summary(), "2 records: 0 created, 2 skipped, 0 rejected in 0.0 s\n");
}

TEST_F(ImportClientTest, ABadRecordDoesNotStopTheOthersAndABadFileNotTheNext) {
  const std::string one = File("one", "{\"nonsense\":1}\n{\"visit_id\":\"a\"}\noops\n{}");
  const std::string two = File("two", R"({"visit_id":"b"})");

  EXPECT_THAT(Import(AnswerAll, {one, two}), IsOk());

  EXPECT_EQ(faults_.str().rfind(one + ":1: not an ImportVisitsRequest", 0), 0U) << faults_.str();
  EXPECT_NE(faults_.str().find(one + ":3: expected the '{'"), std::string::npos);
  EXPECT_EQ(Summary(),
            "3 records: 2 created, 1 rejected in 0.0 s; 1 file not read to the end\nstate: b\n");
}

TEST_F(ImportClientTest, ManyRecordsPassThroughABoundedLedger) {
  std::string text;
  for (int i = 0; i < 5000; ++i) absl::StrAppend(&text, "{}\n");

  EXPECT_THAT(Import(AnswerAll, {File("f", text)}), IsOk());

  EXPECT_EQ(report_.answered(), 5000);
}

TEST_F(ImportClientTest, ABrokenStreamTellsTheFirstRecordWithoutAnAnswer) {
  const auto answer_one = [](ServerStream& stream) {
    v1::ImportVisitsRequest request;
    stream.Read(&request);
    stream.Write(AnswerTo(request));
    return ToGrpcStatus(errors::ShuttingDown());
  };
  std::string text;
  for (int i = 0; i < 3000; ++i) absl::StrAppend(&text, "{}\n");

  const absl::Status status = Import(answer_one, {File("f", text)});

  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
  EXPECT_EQ(report_.answered(), 1);
  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 2);
}

// Takes a few records a stream, answers all or all but the last of them, and remembers what it has
// done by request_id, as the service does.
class ForgetfulService {
 public:
  explicit ForgetfulService(absl::Status end, bool answers_last)
      : end_(std::move(end)), answers_last_(answers_last) {}

  grpc::Status operator()(ServerStream& stream) {
    ++streams_;
    v1::ImportVisitsRequest request;
    for (int taken = 1; stream.Read(&request); ++taken) {
      done_.insert({request.request_id(), request.visit_id()});
      const bool last = taken == kRecordsOfStream;
      if (!last || answers_last_) stream.Write(AnswerTo(request));
      if (last) return ToGrpcStatus(end_);
    }
    return grpc::Status::OK;
  }

  [[nodiscard]] int streams() const { return streams_; }
  // Visits by request_id.
  [[nodiscard]] const std::map<std::string, std::string>& done() const { return done_; }

 private:
  static constexpr int kRecordsOfStream = 10;
  const absl::Status end_;
  const bool answers_last_;
  int streams_ = 0;
  std::map<std::string, std::string> done_;
};

std::string NumberedRecords(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, "{\"visit_id\":\"v", i, "\"}\n");
  return text;
}

TEST_F(ImportClientTest, GoesOnWithAnotherStreamWhereOneHasHadItsTime) {
  ForgetfulService service(errors::StreamExpired(), /*answers_last=*/true);

  EXPECT_THAT(Import(std::ref(service), {File("one", NumberedRecords(55))}), IsOk());

  EXPECT_EQ(service.streams(), 6);
  EXPECT_EQ(service.done().size(), 55U);
  EXPECT_EQ(report_.answered(), 55);
}

TEST_F(ImportClientTest, SendsAgainWhatWasDoneAndNotAnsweredUnderTheSameRequestId) {
  ForgetfulService service(absl::UnavailableError("connection reset"), /*answers_last=*/false);

  EXPECT_THAT(Import(std::ref(service), {File("one", NumberedRecords(55))}), IsOk());

  EXPECT_EQ(service.streams(), 7);
  EXPECT_EQ(service.done().size(), 55U);
  EXPECT_EQ(report_.answered(), 55);
  EXPECT_EQ(faults_.str(), "");
}

TEST_F(ImportClientTest, GivesUpWhereAStreamBreaksThatBroughtNothing) {
  int streams = 0;
  const auto break_at_once = [&streams](ServerStream&) {
    ++streams;
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "connection reset");
  };

  EXPECT_TRUE(absl::IsUnavailable(Import(break_at_once, {File("f", NumberedRecords(5))})));

  EXPECT_EQ(streams, 1);
  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 1);
}

TEST_F(ImportClientTest, KeepsTheRequestIdOfTheRecord) {
  std::string seen;
  const auto note = [&seen](ServerStream& stream) {
    v1::ImportVisitsRequest request;
    while (stream.Read(&request)) {
      seen = request.request_id();
      stream.Write(AnswerTo(request));
    }
    return grpc::Status::OK;
  };

  EXPECT_THAT(Import(note, {File("f", R"({"request_id":"mine"})")}), IsOk());

  EXPECT_EQ(seen, "mine");
}

TEST_F(ImportClientTest, AStreamThatEndsWithoutEveryAnswerIsAFault) {
  const auto answer_none = [](ServerStream& stream) {
    v1::ImportVisitsRequest request;
    while (stream.Read(&request)) {
    }
    return grpc::Status::OK;
  };

  EXPECT_TRUE(absl::IsInternal(Import(answer_none, {File("f", "{}")})));
}

TEST_F(ImportClientTest, MoreAnswersThanRecordsAreAFault) {
  const auto answer_twice = [](ServerStream& stream) {
    v1::ImportVisitsRequest request;
    while (stream.Read(&request)) {
    }
    stream.Write(AnswerTo(request));
    stream.Write(AnswerTo(request));
    return grpc::Status::OK;
  };

  EXPECT_TRUE(absl::IsInternal(Import(answer_twice, {File("f", "{}")})));
}

}  // namespace
}  // namespace waymark::ingest
