#ifndef WAYMARK_TESTS_SECURITY_GUARDED_SERVICES_H_
#define WAYMARK_TESTS_SECURITY_GUARDED_SERVICES_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "grpcpp/security/auth_context.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"
#include "waymark/v1/admin_service.grpc.pb.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/security/identity/identity.h"
#include "ingest-service/environment.h"
#include "query-service/environment.h"
#include "tests/support/temporary_directory.h"

namespace waymark {

// Who calls, in the place of a certificate. Thread-safe.
class CurrentCaller {
 public:
  void Become(std::optional<security::Identity> identity) {
    const absl::MutexLock lock(&mutex_);
    identity_ = std::move(identity);
  }
  absl::StatusOr<security::Identity> Find(const grpc::AuthContext& connection) {
    const absl::MutexLock lock(&mutex_);
    last_ = &connection;
    if (identity_.has_value()) return *identity_;
    if (kept_ == &connection) return security::Identity();
    return absl::UnauthenticatedError("no certificate");
  }
  // What called last, a stream, goes on being known whoever calls after.
  void KeepTheLast() {
    const absl::MutexLock lock(&mutex_);
    kept_ = last_;
  }

 private:
  absl::Mutex mutex_;
  std::optional<security::Identity> identity_ ABSL_GUARDED_BY(mutex_);
  const grpc::AuthContext* last_ ABSL_GUARDED_BY(mutex_) = nullptr;
  const grpc::AuthContext* kept_ ABSL_GUARDED_BY(mutex_) = nullptr;
};

// An identity of the shipped policy's trust domain.
security::Identity AuthorityIdentity(const std::string& authority_id, security::Role role);
security::Identity ServiceIdentity(const std::string& name, security::Role role);

// An ingest service and a query service that follows it, both guarded by a copy of the shipped
// policy.
class GuardedServices {
 public:
  GuardedServices() = default;
  GuardedServices(const GuardedServices&) = delete;
  GuardedServices& operator=(const GuardedServices&) = delete;

  // Returns once both serve. False, with a failed test, where they do not.
  bool Start();

  // Whoever calls from now on; nobody known without an identity. What streams already is who it
  // was.
  void Become(const std::optional<security::Identity>& identity) {
    ingest_caller_.Become(identity);
    query_caller_.Become(identity);
  }

  ~GuardedServices() { Stop(); }

  // Ends both, which writes what their journals hold.
  void Stop() {
    if (query_ != nullptr) query_->Drain();
    query_.reset();
    if (ingest_ != nullptr) ingest_->Drain();
    ingest_.reset();
  }

  v1::IngestService::Stub& ingest() { return *ingest_stub_; }
  v1::AdminService::Stub& admin() { return *admin_stub_; }
  internal::v1::ChangeFeedService::Stub& feed() { return *feed_stub_; }
  v1::QueryService::Stub& query() { return *query_stub_; }

  std::filesystem::path policy() const { return directory_.path() / "policy.textproto"; }
  std::filesystem::path ingest_directory() const { return directory_.path() / "ingest"; }
  std::filesystem::path query_directory() const { return directory_.path() / "query"; }

 private:
  TemporaryDirectory directory_;
  CurrentCaller ingest_caller_;
  CurrentCaller query_caller_;
  std::unique_ptr<ingest::Environment> ingest_;
  std::unique_ptr<query::Environment> query_;
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_;
  std::unique_ptr<v1::AdminService::Stub> admin_stub_;
  std::unique_ptr<internal::v1::ChangeFeedService::Stub> feed_stub_;
  std::unique_ptr<v1::QueryService::Stub> query_stub_;
};

// What the tests record, each an inspection of its own day that says who may see it by its id: of
// Dorset, of the county it came from, and of Leicester one that is published and one that is not.
struct RecordedTarget {
  std::string authority;
  std::string visit_id;
  std::string etag = {};

  [[nodiscard]] std::string parent() const { return "authorities/" + authority; }
  [[nodiscard]] std::string name() const { return parent() + "/visits/" + visit_id; }
};

inline RecordedTarget OwnVisit() { return {.authority = "dorset", .visit_id = "own-visit"}; }
inline RecordedTarget PredecessorVisit() {
  return {.authority = "dorset-county", .visit_id = "predecessor-visit"};
}
inline RecordedTarget PublicVisit() {
  return {.authority = "leicester", .visit_id = "public-visit"};
}
inline RecordedTarget OtherVisit() { return {.authority = "leicester", .visit_id = "other-visit"}; }

// The visit of a target.
v1::Visit VisitOf(const RecordedTarget& target);

// Records it as its authority's submitter and waits until the query service has it. Returns the
// state, to be waited for or to be watched from; fills in the etag.
std::string Record(GuardedServices& services, RecordedTarget& target);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SECURITY_GUARDED_SERVICES_H_
