#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/security/identity/caller_uri.h"
#include "common/security/policy/method_permission.h"
#include "tests/security/guarded_services.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"

// Makes every call as everybody, and holds what it comes to against the table in SECURITY.md.
namespace waymark {
namespace {

using security::Identity;
using security::Role;
using Admin = v1::AdminService::Stub;
using Ingest = v1::IngestService::Stub;
using Query = v1::QueryService::Stub;

constexpr char kDocument[] = "SECURITY.md";
constexpr char kBegin[] = "<!-- authorization: begin -->\n";
constexpr char kEnd[] = "<!-- authorization: end -->\n";
constexpr char kRefused[] = "-";

// What a call has come to for one target: whether it was let in at all, and whether the target was
// written or seen.
struct Outcome {
  absl::Status status;
  bool reached = false;
};

// A call with one of the targets in mind.
using TryCall = std::function<Outcome(GuardedServices&, const RecordedTarget&)>;

Outcome OfWrite(const absl::Status& status) { return {status, status.ok()}; }

// Seen where the answer names the visit.
template <typename Response>
Outcome OfRead(const absl::StatusOr<Response>& response, const RecordedTarget& target) {
  if (!response.ok()) return {response.status()};
  return {absl::OkStatus(), absl::StrContains(response->ShortDebugString(), target.visit_id)};
}

template <typename Message>
absl::StatusOr<std::vector<Message>> ReadStream(grpc::ClientReader<Message>& reader,
                                                grpc::ClientContext& context,
                                                const std::function<bool(const Message&)>& last) {
  std::vector<Message> messages;
  Message message;
  while (reader.Read(&message)) {
    messages.push_back(message);
    if (last(message)) {
      context.TryCancel();
      while (reader.Read(&message)) {
      }
      (void)reader.Finish();
      return messages;
    }
  }
  const grpc::Status status = reader.Finish();
  if (!status.ok()) return FromGrpcStatus(status);
  return messages;
}

template <typename Message>
Outcome OfStream(const absl::StatusOr<std::vector<Message>>& messages,
                 const RecordedTarget& target) {
  if (!messages.ok()) return {messages.status()};
  for (const Message& message : *messages) {
    if (absl::StrContains(message.ShortDebugString(), target.visit_id)) return {{}, true};
  }
  return {};
}

Outcome TryCreate(GuardedServices& services, const RecordedTarget& target) {
  v1::CreateVisitRequest request;
  request.set_parent(target.parent());
  request.set_visit_id("another-visit");
  *request.mutable_visit() = VisitOf(target);
  request.set_validate_only(true);
  request.set_allow_probable_duplicate(true);
  return OfWrite(Call(services.ingest(), &Ingest::CreateVisit, request).status());
}

Outcome TryUpdate(GuardedServices& services, const RecordedTarget& target) {
  v1::UpdateVisitRequest request;
  request.mutable_visit()->set_name(target.name());
  request.mutable_visit()->set_etag(target.etag);
  request.mutable_visit()->set_inspector_count(2);
  request.set_validate_only(true);
  return OfWrite(Call(services.ingest(), &Ingest::UpdateVisit, request).status());
}

Outcome TryDelete(GuardedServices& services, const RecordedTarget& target) {
  v1::DeleteVisitRequest request;
  request.set_name(target.name());
  request.set_etag(target.etag);
  request.set_reason("recorded twice");
  request.set_validate_only(true);
  return OfWrite(Call(services.ingest(), &Ingest::DeleteVisit, request).status());
}

Outcome TryImport(GuardedServices& services, const RecordedTarget& target) {
  grpc::ClientContext context;
  const auto stream = services.ingest().ImportVisits(&context);
  v1::ImportVisitsRequest request;
  request.set_parent(target.parent());
  request.set_visit_id(target.visit_id);
  *request.mutable_visit() = VisitOf(target);
  request.set_on_existing(v1::EXISTING_VISIT_SKIP);
  stream->Write(request);
  stream->WritesDone();
  v1::ImportVisitsResponse response;
  const bool answered = stream->Read(&response);
  const grpc::Status status = stream->Finish();
  if (!status.ok()) return {FromGrpcStatus(status)};
  if (!answered) return {absl::InternalError("no answer")};
  return {FromRpcStatus(response.error()), response.outcome() == v1::IMPORT_OUTCOME_SKIPPED};
}

// Its only revision is its current one: who may erase is told so.
Outcome TryErase(GuardedServices& services, const RecordedTarget& target) {
  v1::EraseRevisionRequest request;
  request.set_name(target.name());
  request.set_revision(1);
  request.set_reason("a name slipped in");
  const absl::Status status = Call(services.admin(), &Admin::EraseRevision, request).status();
  if (errors::ReasonOf(status) == v1::ERROR_REASON_REVISION_CURRENT) return {{}, true};
  return {status};
}

// A call about backups, of which the service keeps none: who may make it is told so.
template <typename Request, typename Response>
TryCall AboutBackups(grpc::Status (Admin::*method)(grpc::ClientContext*, const Request&,
                                                   Response*)) {
  return [method](GuardedServices& services, const RecordedTarget&) {
    Request request;
    if constexpr (std::is_same_v<Request, v1::VerifyBackupRequest>) request.set_name("backups/1");
    const absl::Status status = Call(services.admin(), method, request).status();
    if (errors::ReasonOf(status) == v1::ERROR_REASON_BACKUPS_OFF) return Outcome{{}, true};
    return Outcome{status};
  };
}

Outcome TryStatus(GuardedServices& services, const RecordedTarget& /*target*/) {
  return OfWrite(Call(services.admin(), &Admin::GetStorageStatus, {}).status());
}

Outcome TryFollow(GuardedServices& services, const RecordedTarget& target) {
  grpc::ClientContext context;
  const auto stream = services.feed().StreamChanges(&context, {});
  return OfStream(ReadStream<internal::v1::StreamChangesResponse>(
                      *stream, context,
                      [](const internal::v1::StreamChangesResponse& message) {
                        return message.changes().empty();
                      }),
                  target);
}

Outcome TryWatch(GuardedServices& services, const RecordedTarget& target,
                 const std::string& after) {
  grpc::ClientContext context;
  v1::WatchVisitsRequest request;
  request.set_after(after);
  const auto stream = services.query().WatchVisits(&context, request);
  return OfStream(ReadStream<v1::WatchVisitsResponse>(
                      *stream, context,
                      [](const v1::WatchVisitsResponse& message) {
                        return message.change_case() == v1::WatchVisitsResponse::CHANGE_NOT_SET;
                      }),
                  target);
}

Outcome TryExport(GuardedServices& services, const RecordedTarget& target) {
  grpc::ClientContext context;
  const auto stream = services.query().ExportVisits(&context, {});
  return OfStream(ReadStream<v1::ExportVisitsResponse>(
                      *stream, context, [](const v1::ExportVisitsResponse&) { return false; }),
                  target);
}

// A read whose request may depend on the target.
template <typename Request, typename Response>
TryCall Reading(grpc::Status (Query::*method)(grpc::ClientContext*, const Request&, Response*),
                std::function<Request(const RecordedTarget&)> make) {
  return [method, make](GuardedServices& services, const RecordedTarget& target) {
    return OfRead(Call(services.query(), method, make(target)), target);
  };
}

// A call that is about no visit: let in or not.
template <typename Request, typename Response>
TryCall Listing(grpc::Status (Query::*method)(grpc::ClientContext*, const Request&, Response*)) {
  return [method](GuardedServices& services, const RecordedTarget&) {
    const absl::Status status = Call(services.query(), method, Request()).status();
    return Outcome{status, status.ok()};
  };
}

template <typename Request>
std::function<Request(const RecordedTarget&)> Asking(const std::string& text) {
  return [text](const RecordedTarget&) { return ParseText<Request>(text); };
}

std::map<std::string, TryCall> AllCalls(const std::string& watch_after) {
  using Target = const RecordedTarget&;
  return {
      {"CreateVisit", TryCreate},
      {"UpdateVisit", TryUpdate},
      {"DeleteVisit", TryDelete},
      {"ImportVisits", TryImport},
      {"EraseRevision", TryErase},
      {"CreateBackup", AboutBackups(&Admin::CreateBackup)},
      {"ListBackups", AboutBackups(&Admin::ListBackups)},
      {"VerifyBackup", AboutBackups(&Admin::VerifyBackup)},
      {"GetStorageStatus", TryStatus},
      {"StreamChanges", TryFollow},
      {"GetVisit", Reading<v1::GetVisitRequest>(&Query::GetVisit,
                                                [](Target target) {
                                                  v1::GetVisitRequest request;
                                                  request.set_name(target.name());
                                                  return request;
                                                })},
      {"BatchGetVisits",
       [](GuardedServices& services, Target target) {
         v1::BatchGetVisitsRequest request;
         request.add_names(target.name());
         const auto response = Call(services.query(), &Query::BatchGetVisits, request);
         if (!response.ok()) return Outcome{response.status()};
         return Outcome{{}, response->results(0).has_visit()};
       }},
      {"ListVisitRevisions",
       [](GuardedServices& services, Target target) {
         v1::ListVisitRevisionsRequest request;
         request.set_name(target.name());
         return OfWrite(Call(services.query(), &Query::ListVisitRevisions, request).status());
       }},
      {"ListVisits",
       Reading<v1::ListVisitsRequest>(&Query::ListVisits,
                                      Asking<v1::ListVisitsRequest>("parent: 'authorities/-'"))},
      {"SearchFindings",
       Reading<v1::SearchFindingsRequest>(
           &Query::SearchFindings, Asking<v1::SearchFindingsRequest>("query: 'supervision'"))},
      {"GetProgress", Reading<v1::GetProgressRequest>(&Query::GetProgress,
                                                      [](Target target) {
                                                        v1::GetProgressRequest request;
                                                        request.set_authority(target.parent());
                                                        return request;
                                                      })},
      {"CompareAuthorities", Reading<v1::CompareAuthoritiesRequest>(
                                 &Query::CompareAuthorities,
                                 [](Target target) {
                                   auto request = ParseText<v1::CompareAuthoritiesRequest>(
                                       "theme { theme: 'themes/supervision' }");
                                   request.mutable_peers()->add_authorities(target.parent());
                                   return request;
                                 })},
      {"SummarizeThemes", Reading<v1::SummarizeThemesRequest>(
                              &Query::SummarizeThemes, Asking<v1::SummarizeThemesRequest>(""))},
      {"SummarizeEpisodes",
       Reading<v1::SummarizeEpisodesRequest>(&Query::SummarizeEpisodes,
                                             Asking<v1::SummarizeEpisodesRequest>(""))},
      {"ListAuthorities", Listing(&Query::ListAuthorities)},
      {"ListThemes", Listing(&Query::ListThemes)},
      {"ListMeasures", Listing(&Query::ListMeasures)},
      {"WatchVisits",
       [watch_after](GuardedServices& services, Target target) {
         return TryWatch(services, target, watch_after);
       }},
      {"ExportVisits", TryExport},
  };
}

const std::set<std::string>& CallsAboutNoVisit() {
  static const std::set<std::string> calls = {"CreateBackup",     "ListBackups",     "VerifyBackup",
                                              "GetStorageStatus", "ListAuthorities", "ListThemes",
                                              "ListMeasures"};
  return calls;
}

class AuthorizationTableTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(services_.Start());
    RecordedTarget first{.authority = "leicester", .visit_id = "first-visit"};
    before_ = Record(services_, first);
    for (RecordedTarget* target : {&own_, &predecessor_, &public_, &other_}) {
      Record(services_, *target);
    }
    // What is expected of the refused: no certificate is one thing, no permission another.
    ASSERT_FALSE(before_.empty());
  }

  // "own, predecessors", "all", "yes", or kRefused.
  std::string Cell(const std::string& method, const std::optional<Identity>& identity) {
    const TryCall& call = calls_.at(method);
    services_.Become(identity);
    if (CallsAboutNoVisit().count(method) > 0) {
      const Outcome outcome = call(services_, own_);
      return IsRefused(outcome.status, identity) ? kRefused : "yes";
    }
    const std::vector<std::pair<std::string, const RecordedTarget*>> targets = {
        {"own", &own_}, {"predecessors", &predecessor_}, {"public", &public_}, {"others", &other_}};
    std::vector<std::string> reached;
    bool refused = false;
    for (const auto& [word, target] : targets) {
      const Outcome outcome = call(services_, *target);
      refused = IsRefused(outcome.status, identity) || refused;
      if (outcome.reached) reached.push_back(word);
    }
    if (reached.empty()) return refused ? kRefused : "nothing";
    return reached.size() == targets.size() ? "all" : absl::StrJoin(reached, ", ");
  }

  // Refused for who it is; any other failure but a visit that is not found fails the test.
  static bool IsRefused(const absl::Status& status, const std::optional<Identity>& identity) {
    if (status.ok()) return false;
    const v1::ErrorReason reason = errors::ReasonOf(status);
    if (reason == v1::ERROR_REASON_VISIT_NOT_FOUND) return false;
    EXPECT_EQ(reason, identity.has_value() ? v1::ERROR_REASON_NOT_PERMITTED
                                           : v1::ERROR_REASON_NOT_IDENTIFIED)
        << status;
    return true;
  }

  std::string Table(const std::string& caption,
                    const std::vector<std::pair<std::string, std::optional<Identity>>>& callers) {
    std::string table = absl::StrCat("\n", caption, "\n\n| call |");
    for (const auto& [title, identity] : callers) absl::StrAppend(&table, " ", title, " |");
    absl::StrAppend(&table, "\n| --- |");
    for (std::size_t i = 0; i < callers.size(); ++i) absl::StrAppend(&table, " --- |");
    absl::StrAppend(&table, "\n");
    for (const security::MethodPermission& one : security::MethodPermissions()) {
      absl::StrAppend(&table, "| `", std::string(one.method), "` |");
      for (const auto& [title, identity] : callers) {
        SCOPED_TRACE(absl::StrCat(std::string(one.method), " as ", title));
        absl::StrAppend(&table, " ", Cell(std::string(one.method), identity), " |");
      }
      absl::StrAppend(&table, "\n");
    }
    return table;
  }

  GuardedServices services_;
  std::string before_;
  RecordedTarget own_ = OwnVisit();
  RecordedTarget predecessor_ = PredecessorVisit();
  RecordedTarget public_ = PublicVisit();
  RecordedTarget other_ = OtherVisit();
  std::map<std::string, TryCall> calls_;
};

std::string TableInDocument() {
  std::ostringstream text;
  text << std::ifstream(kDocument).rdbuf();
  const std::string document = text.str();
  const std::size_t begin = document.find(kBegin);
  const std::size_t end = document.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos) return "";
  return document.substr(begin + sizeof(kBegin) - 1, end - begin - sizeof(kBegin) + 1);
}

TEST_F(AuthorizationTableTest, IsWhatTheDocumentSays) {
  calls_ = AllCalls(before_);
  std::vector<std::pair<std::string, std::optional<Identity>>> authorities = {
      {"no certificate", std::nullopt}};
  auto services = authorities;
  for (const Role role :
       {Role::kSubmitter, Role::kReader, Role::kReplica, Role::kOperator, Role::kAuditor}) {
    const std::string name(security::RoleName(role));
    authorities.emplace_back(name, AuthorityIdentity(OwnVisit().authority, role));
    services.emplace_back(name, ServiceIdentity("one", role));
  }

  const std::string table = absl::StrCat(Table("Certificates of an authority:", authorities),
                                         Table("Certificates of a service:", services), "\n");

  EXPECT_EQ(TableInDocument(), table)
      << "\nWhere it is what is meant, put this between the marks in " << kDocument << ":\n"
      << table;
}

}  // namespace
}  // namespace waymark
