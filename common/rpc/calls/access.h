#ifndef WAYMARK_COMMON_RPC_CALLS_ACCESS_H_
#define WAYMARK_COMMON_RPC_CALLS_ACCESS_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "grpcpp/security/auth_context.h"
#include "grpcpp/server_context.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/call_gate.h"
#include "common/rpc/listening/ending_connections.h"
#include "common/security/audit/refusal_journal.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/security/identity/identity.h"
#include "common/security/policy/policy_file.h"
#include "common/security/policy/rights.h"

namespace waymark::rpc {

// The submitter of what is written on a server without certificates.
inline constexpr char kUnauthenticated[] = "unauthenticated";

// Who makes a call, and what it may do.
struct Caller {
  security::Identity identity;  // Without certificates only `uri`, which is kUnauthenticated.
  security::Rights rights;
  // The other end of the connection, as gRPC has it.
  std::string peer;
  // Who takes turns with others (Executor): the identity, from however many connections it calls.
  // Without certificates the connection, as its peer: the address alone would make one caller of
  // all on a host, and let one of them keep out the rest.
  std::string turns;
  // The connection's certificate, which is looked at again; null without certificates.
  std::shared_ptr<const grpc::AuthContext> connection = nullptr;
};

// Who is let in. The one place where an identity becomes a caller: every call of ours passes it
// before its request is looked at. Thread-safe.
class Access {
 public:
  // Who a connection's certificate says it is; an error where it says nothing that is accepted.
  using FindIdentity =
      std::function<absl::StatusOr<security::Identity>(const grpc::AuthContext& context)>;

  // Nobody.
  Access() = default;
  // Without certificates: everybody, to do everything. For loopback alone. `gate` as below.
  static Access ForEverybody(std::shared_ptr<const CallGate> gate = nullptr);
  // Whoever the policy lets. All that is referred to outlives it. `ending`, if any, is told of
  // callers that are not identified. Once `gate`, if any, is closed nobody is let in.
  Access(FindIdentity find_identity, const reference::ReferenceData& reference,
         const security::PolicyFile& policy, security::RefusalJournal& journal,
         std::shared_ptr<EndingConnections> ending, std::shared_ptr<const CallGate> gate = nullptr)
      : find_identity_(std::move(find_identity)),
        reference_(&reference),
        policy_(&policy),
        journal_(&journal),
        ending_(std::move(ending)),
        gate_(std::move(gate)) {}

  // Who calls, where it may call this method at all. SHUTTING_DOWN; NOT_IDENTIFIED, NOT_PERMITTED,
  // which stand in the journal then. Where it is not identified its connection is ended, as with
  // Renew.
  absl::StatusOr<Caller> Admit(const grpc::ServerContextBase& context,
                               std::string_view method) const;

  // Who an admitted caller is now, and what it may do: a stream may live longer than its caller's
  // certificate, and than the policy it was admitted by. NOT_IDENTIFIED or NOT_PERMITTED,
  // journalled, where it is not to go on.
  absl::Status Renew(std::string_view method, Caller& caller) const;

  // Refuses what an admitted caller asks for, once the request has shown what that is: journals it
  // and returns NOT_PERMITTED. `visit` and `request_id` as in security::Refusal.
  absl::Status Refuse(const Caller& caller, std::string_view method, std::string visit,
                      std::string request_id) const;

 private:
  // What its connection's certificate is now; NOT_IDENTIFIED, journalled.
  absl::StatusOr<security::Identity> Identify(std::string_view method, const Caller& caller) const;
  // What its identity may do now; NOT_PERMITTED, journalled.
  absl::Status GiveRights(std::string_view method, Caller& caller) const;
  absl::Status Refused(security::Refusal refusal, absl::Status error) const;

  bool everybody_ = false;  // There are no certificates, and none of what follows.
  FindIdentity find_identity_;
  const reference::ReferenceData* reference_ = nullptr;
  const security::PolicyFile* policy_ = nullptr;
  security::RefusalJournal* journal_ = nullptr;
  std::shared_ptr<EndingConnections> ending_;
  std::shared_ptr<const CallGate> gate_;
};

// Where the policy is, and the trust domain that it has to be for (empty: any).
struct PolicyPlace {
  std::filesystem::path path;
  std::string trust_domain;
};

// What a service's Access rests on: where callers are identified the policy and the journal, else
// nothing.
struct AccessSources {
  Access::FindIdentity find_identity = {};
  std::unique_ptr<security::PolicyFile> policy = {};
  std::unique_ptr<security::RefusalJournal> refusals = {};
  // For the server, which ends the connections of callers that are not identified any more. Null
  // without certificates.
  std::shared_ptr<EndingConnections> ending = {};
  // For the server, which closes it where it goes down.
  std::shared_ptr<CallGate> gate = std::make_shared<CallGate>();

  // Opens what is needed. Callers are known by their certificates; without, by `stand_in` (for
  // tests); without that they are everybody. The journal lies in DATA_DIR/audit. INVALID_ARGUMENT
  // where the policy or the directory will not do.
  static absl::StatusOr<AccessSources> Open(const security::ServingCredentials& credentials,
                                            Access::FindIdentity stand_in,
                                            const PolicyPlace& policy,
                                            const std::filesystem::path& data_dir);
  // This and the reference data outlive it.
  [[nodiscard]] Access MakeAccess(const reference::ReferenceData& reference) const;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_ACCESS_H_
