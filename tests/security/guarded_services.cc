#include "tests/security/guarded_services.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"

#include "common/rpc/server.h"
#include "common/security/identity/caller_uri.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"

namespace waymark {
namespace {

using security::Identity;
using security::Role;

std::shared_ptr<grpc::Channel> ChannelTo(int port) {
  return grpc::CreateChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials());
}

rpc::Access::FindIdentity IdentityFrom(CurrentCaller& caller) {
  return [&caller](const grpc::AuthContext& connection) { return caller.Find(connection); };
}

}  // namespace

Identity AuthorityIdentity(const std::string& authority_id, Role role) {
  return {.uri = absl::StrCat("spiffe://waymark.example/authority/", authority_id, "/",
                              std::string(security::RoleName(role))),
          .serial = "0a1b",
          .role = role,
          .authority = "authorities/" + authority_id,
          .service = ""};
}

Identity ServiceIdentity(const std::string& name, Role role) {
  return {.uri = absl::StrCat("spiffe://waymark.example/service/", name, "/",
                              std::string(security::RoleName(role))),
          .serial = "0c2d",
          .role = role,
          .authority = std::nullopt,
          .service = name};
}

bool GuardedServices::Start() {
  std::filesystem::copy_file("deploy/policy.textproto", policy());
  std::filesystem::permissions(
      policy(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  rpc::Server::EnableHealthAndReflection();
  ingest_caller_.Become(ServiceIdentity("query", Role::kReplica));
  auto ingest = ingest::Environment::Start({.listen = "127.0.0.1:0",
                                            .data_dir = ingest_directory(),
                                            .reference_dir = "common/reference/data",
                                            .policy = policy(),
                                            .find_identity = IdentityFrom(ingest_caller_)});
  EXPECT_THAT(ingest, IsOk());
  if (!ingest.ok()) return false;
  ingest_ = *std::move(ingest);
  auto query = query::Environment::Start({.listen = "127.0.0.1:0",
                                          .ingest = absl::StrCat("127.0.0.1:", ingest_->port()),
                                          .data_dir = query_directory(),
                                          .reference_dir = "common/reference/data",
                                          .policy = policy(),
                                          .find_identity = IdentityFrom(query_caller_)});
  EXPECT_THAT(query, IsOk());
  if (!query.ok()) return false;
  query_ = *std::move(query);

  const auto ingest_channel = ChannelTo(ingest_->port());
  ingest_stub_ = v1::IngestService::NewStub(ingest_channel);
  admin_stub_ = v1::AdminService::NewStub(ingest_channel);
  feed_stub_ = internal::v1::ChangeFeedService::NewStub(ingest_channel);
  query_stub_ = v1::QueryService::NewStub(ChannelTo(query_->port()));
  // The feed is taken up, and goes on whoever calls after.
  query_caller_.Become(ServiceIdentity("test", Role::kReader));
  v1::ListVisitsRequest request;
  request.set_parent("authorities/-");
  const bool serves = Eventually(
      [&] { return Call(*query_stub_, &v1::QueryService::Stub::ListVisits, request).ok(); });
  EXPECT_TRUE(serves);
  ingest_caller_.KeepTheLast();
  return serves;
}

v1::Visit VisitOf(const RecordedTarget& target) {
  v1::Visit visit = ParseText<v1::Visit>(R"pb(
    type: VISIT_TYPE_INSPECTION
    framework: FRAMEWORK_SIF
    monitoring_follows: true
    publication_status: PUBLICATION_STATUS_UNPUBLISHED
    judgements { area: "overall-effectiveness" grade: GRADE_INADEQUATE }
    findings {
      themes: "themes/supervision"
      statement: "Supervision of social workers is weak."
      speaker: SPEAKER_INSPECTORATE
      standing: STANDING_WEAK
    }
    sources { type: SOURCE_TYPE_LETTER }
  )pb");
  if (target.visit_id == PublicVisit().visit_id) {
    visit.set_publication_status(v1::PUBLICATION_STATUS_PUBLISHED);
    visit.set_start_date("2014-03-10");
  } else if (target.visit_id == OwnVisit().visit_id) {
    visit.set_start_date("2021-03-08");
    visit.set_framework(v1::FRAMEWORK_ILACS_2018);
  } else {
    visit.set_start_date("2016-03-14");
  }
  return visit;
}

std::string Record(GuardedServices& services, RecordedTarget& target) {
  services.Become(AuthorityIdentity(target.authority, Role::kSubmitter));
  const auto created =
      CreateVisit(services.ingest(), target.parent(), target.visit_id, VisitOf(target));
  EXPECT_THAT(created, IsOk());
  if (!created.ok()) return "";
  target.etag = created->visit().etag();
  EXPECT_THAT(GetVisit(services.query(), target.name(), created->consistency_token()), IsOk());
  return created->consistency_token();
}

}  // namespace waymark
