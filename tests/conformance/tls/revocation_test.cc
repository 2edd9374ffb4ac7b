#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "tests/conformance/tls/tls_service.h"
#include "tests/conformance/watch.h"
#include "tests/support/calls.h"

// A certificate that is revoked while its connection is open, by the real programs: the next call
// is refused, and what streams ends within the time that deploy/certificates.md promises.
namespace waymark {
namespace {

using testing::HasSubstr;

// Five seconds, and what a busy machine takes besides.
constexpr absl::Duration kPromised = absl::Seconds(15);
constexpr char kNotIdentified[] = "certificate says who they are";

std::string TextOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string UriOf(const std::string& path) { return "URI:spiffe://waymark.example/" + path; }

// By the call, or where that came later than a moment by the connection.
auto IsRefusal() {
  return testing::AnyOf(absl::StatusCode::kUnauthenticated, absl::StatusCode::kUnavailable);
}

class RevocationTest : public TlsServiceTest {
 protected:
  void SetUp() override {
    Publish(root_.Files(own_));
    StartService();
  }

  // A caller, and one connection of its own.
  struct Caller {
    IssuedCertificate certificate;
    std::shared_ptr<grpc::Channel> channel;
  };
  Caller CallerOf(const std::string& path, int port) {
    CertificateSpec spec;
    spec.alternative_names = UriOf(path);
    const IssuedCertificate certificate = root_.Issue(spec);
    const auto credentials =
        CredentialsOf(absl::StrCat("caller", ++callers_), root_.Files(certificate));
    return {.certificate = certificate,
            .channel = grpc::CreateChannel(absl::StrCat("localhost:", port), credentials)};
  }

  absl::Time Revoke(const Caller& caller) {
    root_.Revoke(caller.certificate);
    Publish(root_.Files(own_));
    return absl::Now();
  }

  [[nodiscard]] std::filesystem::path Journal(const std::string& data) const {
    return scratch_.path() / data / "audit" / "refusals";
  }

  // Of both services.
  const IssuedCertificate own_ = root_.Issue(ServerSpec());
  int callers_ = 0;
};

TEST_F(RevocationTest, EndsAWatchAndRefusesTheNextCallOnItsConnection) {
  const auto query = ServiceProcess::Start(
      kQueryProgram, 0,
      {"--tls_dir=" + tls_dir().string(), std::string("--trust_domain=") + kTestTrustDomain,
       "--data_dir=" + (scratch_.path() / "query").string(),
       absl::StrCat("--ingest=localhost:", service_->port())},
      OperatorCredentials());
  ASSERT_THAT(query, IsOk());
  ASSERT_THAT((*query)->WaitUntilServing(), IsOk());
  const Caller reader = CallerOf("service/analysts/reader", (*query)->port());
  const auto stub = v1::QueryService::NewStub(reader.channel);
  Watch watch(*stub);
  ASSERT_TRUE(watch.NextMessage().has_value());
  ASSERT_THAT(Call(*stub, &v1::QueryService::Stub::ListMeasures, {}), IsOk());

  const absl::Time revoked = Revoke(reader);

  while (watch.NextMessage().has_value()) ASSERT_LT(absl::Now() - revoked, kPromised);
  EXPECT_LT(absl::Now() - revoked, kPromised);
  const absl::Status ended = watch.Finish();
  EXPECT_EQ(ended.code(), absl::StatusCode::kUnauthenticated);
  EXPECT_THAT(std::string(ended.message()), HasSubstr(kNotIdentified));
  EXPECT_THAT(Call(*stub, &v1::QueryService::Stub::ListMeasures, {}).status().code(), IsRefusal());
  EXPECT_TRUE(Eventually([&] {
    return TextOf(Journal("query")).find("\"WatchVisits\",\"outcome\":\"NOT_IDENTIFIED\"") !=
           std::string::npos;
  })) << TextOf(Journal("query"));
  // Who it was, for the stream as for the call after it.
  EXPECT_THAT(TextOf(Journal("query")), testing::Not(HasSubstr("\"uri\":\"\"")));
  EXPECT_TRUE(Eventually([&] {
    return reader.channel->GetState(/*try_to_connect=*/false) != GRPC_CHANNEL_READY;
  })) << "the connection goes too";
}

// Without a stream: the call finds out.
TEST_F(RevocationTest, RefusesTheNextCallOnAnOpenConnectionAndEndsIt) {
  const Caller submitter = CallerOf("authority/sunderland/submitter", service_->port());
  const auto stub = v1::IngestService::NewStub(submitter.channel);
  const auto refusal = [&] {
    return Call(*stub, &v1::IngestService::Stub::CreateVisit, {}).status().code();
  };
  ASSERT_EQ(refusal(), absl::StatusCode::kInvalidArgument) << "an empty request";

  Revoke(submitter);

  absl::StatusCode code = refusal();
  ASSERT_TRUE(Eventually([&] {
    code = refusal();
    return code != absl::StatusCode::kInvalidArgument;
  }));
  EXPECT_THAT(code, IsRefusal());
  EXPECT_TRUE(Eventually([&] { return refusal() == absl::StatusCode::kUnavailable; }));
  const std::string refused = TextOf(Journal("data"));
  EXPECT_THAT(refused, HasSubstr("\"CreateVisit\",\"outcome\":\"NOT_IDENTIFIED\""));
  EXPECT_THAT(refused, HasSubstr(SerialIn(submitter.certificate.certificate)));
}

TEST_F(RevocationTest, EndsTheFeedAndRefusesAnotherOnItsConnection) {
  using internal::v1::ChangeFeedService;
  const Caller replica = CallerOf("service/copy/replica", service_->port());
  const auto stub = ChangeFeedService::NewStub(replica.channel);
  grpc::ClientContext context;
  const auto feed = stub->StreamChanges(&context, {});
  const absl::Cleanup cancel = [&context] { context.TryCancel(); };
  internal::v1::StreamChangesResponse message;
  ASSERT_TRUE(feed->Read(&message));

  const absl::Time revoked = Revoke(replica);

  while (feed->Read(&message)) ASSERT_LT(absl::Now() - revoked, kPromised);
  EXPECT_LT(absl::Now() - revoked, kPromised);
  EXPECT_EQ(feed->Finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
  grpc::ClientContext again;
  EXPECT_THAT(FromGrpcStatus(stub->StreamChanges(&again, {})->Finish()).code(), IsRefusal());
}

TEST_F(RevocationTest, EndsAnImportThatSendsNothing) {
  const Caller submitter = CallerOf("authority/sunderland/submitter", service_->port());
  const auto stub = v1::IngestService::NewStub(submitter.channel);
  grpc::ClientContext context;
  const auto import = stub->ImportVisits(&context);
  const absl::Cleanup cancel = [&context] { context.TryCancel(); };
  v1::ImportVisitsRequest first;
  first.set_parent("authorities/sunderland");
  first.set_visit_id("one");
  *first.mutable_visit() = VisitSaying("Practice is better.");
  ASSERT_TRUE(import->Write(first));
  v1::ImportVisitsResponse answer;
  ASSERT_TRUE(import->Read(&answer));
  EXPECT_EQ(answer.outcome(), v1::IMPORT_OUTCOME_CREATED) << answer.DebugString();

  const absl::Time revoked = Revoke(submitter);

  EXPECT_FALSE(import->Read(&answer));
  EXPECT_LT(absl::Now() - revoked, kPromised);
  EXPECT_EQ(import->Finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

}  // namespace
}  // namespace waymark
