#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"
#include "tests/conformance/health.h"
#include "tests/support/program.h"

// How the services start, say that they serve, and end.
namespace waymark {
namespace {

using testing::HasSubstr;

constexpr char kIngestService[] = "waymark.v1.IngestService";
constexpr char kFeedService[] = "waymark.internal.v1.ChangeFeedService";
constexpr char kQueryService[] = "waymark.v1.QueryService";

absl::StatusOr<Health> IngestHealth(const Cluster& cluster, const std::string& service) {
  return HealthOf(cluster.ingest_process().channel(), service);
}

absl::StatusOr<Health> QueryHealth(const Cluster& cluster, const std::string& service) {
  return HealthOf(cluster.query_process().channel(), service);
}

MATCHER_P(Is, health, "") { return arg.ok() && *arg == health; }

using ServingTest = ClusterTest;

TEST_F(ServingTest, EveryServiceHasItsHealth) {
  EXPECT_THAT(IngestHealth(cluster_, ""), Is(Health::kServing));
  EXPECT_THAT(IngestHealth(cluster_, kIngestService), Is(Health::kServing));
  EXPECT_THAT(IngestHealth(cluster_, kFeedService), Is(Health::kServing));
  EXPECT_THAT(QueryHealth(cluster_, ""), Is(Health::kServing));
  EXPECT_THAT(QueryHealth(cluster_, kQueryService), Is(Health::kServing));
  EXPECT_EQ(QueryHealth(cluster_, kIngestService).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ServingTest, BothEndInGoodOrder) {
  EXPECT_EQ(cluster_.StopQuery().value_or(-1), 0);
  EXPECT_EQ(cluster_.StopIngest().value_or(-1), 0);
}

TEST_F(ServingTest, AnIngestServiceEndsThoughItIsFollowed) {
  EXPECT_EQ(cluster_.StopIngest().value_or(-1), 0);
}

TEST_F(ServingTest, AStoreInUseIsNotOpenedTwice) {
  const auto second =
      RunProgram(kIngestProgram, {"serve", "--listen=127.0.0.1:0", "--insecure",
                                  "--data_dir=" + cluster_.ingest_directory().string()});

  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->exit_status, 1);
  EXPECT_THAT(second->errors, HasSubstr("\"cannot start\""));
}

TEST_F(ServingTest, APortInUseIsNotShared) {
  const TemporaryDirectory directory;
  const auto second =
      RunProgram(kIngestProgram, {"serve", "--listen=" + cluster_.ingest_process().address(),
                                  "--insecure", "--data_dir=" + directory.path().string()});

  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->exit_status, 1);
  EXPECT_THAT(second->errors, HasSubstr("is another process listening there already?"));
}

TEST(NotYetServingTest, AQueryServiceThatFollowsNobodyDoesNotServe) {
  Cluster cluster;
  ASSERT_THAT(cluster.StartQuery(), IsOk());

  EXPECT_THAT(QueryHealth(cluster, ""), Is(Health::kNotServing));
  EXPECT_THAT(QueryHealth(cluster, kQueryService), Is(Health::kNotServing));
  EXPECT_EQ(cluster.StopQuery().value_or(-1), 0);
}

// An import that goes on until the service ends it.
class EndlessImport {
 public:
  explicit EndlessImport(v1::IngestService::Stub& stub)
      : stream_(stub.ImportVisits(&context_)), writer_([this] { Write(); }) {}

  // The next answer; nothing once there are no more.
  std::optional<v1::ImportVisitsResponse> Next() {
    v1::ImportVisitsResponse response;
    if (!stream_->Read(&response)) return std::nullopt;
    return response;
  }

  absl::Status Finish() {
    writer_.join();
    return FromGrpcStatus(stream_->Finish());
  }

 private:
  void Write() {
    v1::ImportVisitsRequest request;
    request.set_parent("authorities/reading");
    request.set_allow_probable_duplicate(true);
    *request.mutable_visit() = VisitSaying("Well led.");
    do {
      request.set_index(request.index() + 1);
      request.set_visit_id(absl::StrCat("v", request.index()));
    } while (stream_->Write(request));
  }

  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::ImportVisitsRequest, v1::ImportVisitsResponse>>
      stream_;
  std::thread writer_;
};

TEST_F(ServingTest, ATerminatedImportKeepsWhatItAcknowledged) {
  std::vector<std::string> acknowledged;
  EndlessImport import(cluster_.ingest());
  std::string token;
  while (const auto answer = import.Next()) {
    EXPECT_EQ(answer->outcome(), v1::IMPORT_OUTCOME_CREATED);
    acknowledged.push_back(answer->name());
    token = answer->consistency_token();
    if (acknowledged.size() == 100) cluster_.ingest_process().Signal(SIGTERM);
  }
  EXPECT_THAT(import.Finish(), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
  EXPECT_EQ(cluster_.StopIngest().value_or(-1), 0);
  EXPECT_GE(acknowledged.size(), 100u);

  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  const auto next =
      CreateVisit(cluster_.ingest(), "authorities/reading", "next", VisitSaying("Well led."));

  ASSERT_THAT(next, IsOk());
  for (const std::string& name : acknowledged) {
    EXPECT_THAT(GetVisit(cluster_.query(), name, next->consistency_token()), IsOk());
  }
}

struct RefusalCase {
  std::string name;
  std::string_view program;
  std::vector<std::string> arguments;
  int exit_status;
  std::string says;
};

class RefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusalTest, ServesNotAtAll) {
  const TemporaryDirectory directory;
  std::vector<std::string> arguments = {"serve", "--data_dir=" + directory.path().string()};
  arguments.insert(arguments.end(), GetParam().arguments.begin(), GetParam().arguments.end());

  const auto refused = RunProgram(GetParam().program, arguments);

  ASSERT_THAT(refused, IsOk());
  EXPECT_EQ(refused->exit_status, GetParam().exit_status);
  EXPECT_THAT(refused->errors, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Starts, RefusalTest,
    testing::Values(
        RefusalCase{
            "IngestInsecureUnasked", kIngestProgram, {"--listen=127.0.0.1:0"}, 2, "--insecure"},
        RefusalCase{"IngestBothWays",
                    kIngestProgram,
                    {"--listen=127.0.0.1:0", "--insecure", "--tls_dir=/no/such"},
                    2,
                    "not both"},
        RefusalCase{"IngestWithoutATrustDomain",
                    kIngestProgram,
                    {"--listen=127.0.0.1:0", "--tls_dir=/no/such"},
                    2,
                    "is no trust domain"},
        RefusalCase{
            "QueryWithoutCredentials",
            kQueryProgram,
            {"--listen=127.0.0.1:0", "--tls_dir=/no/such", "--trust_domain=waymark.example"},
            1,
            "/no/such"},
        RefusalCase{
            "QueryInsecureUnasked", kQueryProgram, {"--listen=127.0.0.1:0"}, 2, "--insecure"},
        RefusalCase{"IngestInsecureForAll",
                    kIngestProgram,
                    {"--insecure", "--listen=0.0.0.0:0"},
                    2,
                    "0.0.0.0"},
        RefusalCase{"QueryInsecureForAll",
                    kQueryProgram,
                    {"--insecure", "--listen=0.0.0.0:0"},
                    2,
                    "0.0.0.0"},
        RefusalCase{"QueryOfIngestElsewhere",
                    kQueryProgram,
                    {"--insecure", "--listen=127.0.0.1:0", "--ingest=192.0.2.1:7601"},
                    1,
                    "192.0.2.1"},
        RefusalCase{"NoReferenceData",
                    kIngestProgram,
                    {"--insecure", "--listen=127.0.0.1:0", "--reference_dir=/no/such"},
                    1,
                    "/no/such"}),
    [](const auto& test) { return test.param.name; });

class ProgramTest : public testing::TestWithParam<std::string_view> {};

TEST_P(ProgramTest, TellsItsVersion) {
  const auto asked = RunProgram(GetParam(), {"--version"});

  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->exit_status, 0);
  EXPECT_THAT(asked->output,
              testing::MatchesRegex(std::string(GetParam()) + " [0-9]+\\.[0-9]+\\.[0-9]+ .*\n"));
}

TEST_P(ProgramTest, TellsWhatItCanDo) {
  const auto asked = RunProgram(GetParam(), {"--help"});
  const auto of_command = RunProgram(GetParam(), {"serve", "--help"});

  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->exit_status, 0);
  EXPECT_THAT(asked->output, HasSubstr("serve"));
  ASSERT_THAT(of_command, IsOk());
  EXPECT_EQ(of_command->exit_status, 0);
  EXPECT_THAT(of_command->output, HasSubstr("--data_dir=..."));
}

TEST_P(ProgramTest, RefusesWhatItDoesNotUnderstand) {
  const auto asked = RunProgram(GetParam(), {"serve", "--no_such_flag"});

  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->exit_status, 2);
  EXPECT_THAT(asked->errors, HasSubstr("--no_such_flag"));
}

INSTANTIATE_TEST_SUITE_P(Both, ProgramTest, testing::Values(kIngestProgram, kQueryProgram),
                         [](const auto& test) {
                           return test.param == kIngestProgram ? "Ingest" : "Query";
                         });

}  // namespace
}  // namespace waymark
