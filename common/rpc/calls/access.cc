#include "common/rpc/calls/access.h"

#include <utility>

#include "absl/time/clock.h"

#include "common/security/credentials/caller_identification.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

security::Refusal RefusalOf(const Caller& caller, std::string_view method) {
  return {.time = absl::Now(),
          .uri = caller.identity.uri,
          .serial = caller.identity.serial,
          .peer = caller.peer,
          .method = std::string(method)};
}

}  // namespace

Access Access::ForEverybody(std::shared_ptr<const CallGate> gate) {
  Access access;
  access.gate_ = std::move(gate);
  access.everybody_ = true;
  return access;
}

absl::StatusOr<Caller> Access::Admit(const grpc::ServerContextBase& context,
                                     std::string_view method) const {
  if (gate_ != nullptr && gate_->closed()) return errors::ShuttingDown();
  Caller caller;
  caller.peer = context.peer();
  if (everybody_) {
    caller.identity.uri = kUnauthenticated;
    caller.rights = security::Rights::Everything();
    caller.turns = caller.peer;
    return caller;
  }
  caller.connection = context.auth_context();
  WAYMARK_ASSIGN_OR_RETURN(caller.identity, Identify(method, caller));
  caller.turns = caller.identity.uri;
  WAYMARK_RETURN_IF_ERROR(GiveRights(method, caller));
  return caller;
}

absl::Status Access::Renew(std::string_view method, Caller& caller) const {
  if (everybody_) return absl::OkStatus();
  // A connection's certificate stays the same, and so does who it is, or was.
  absl::Status identified = Identify(method, caller).status();
  if (!identified.ok()) {
    caller.rights = security::Rights();
    return identified;
  }
  return GiveRights(method, caller);
}

absl::StatusOr<security::Identity> Access::Identify(std::string_view method,
                                                    const Caller& caller) const {
  if (caller.connection != nullptr && find_identity_) {
    auto identity = find_identity_(*caller.connection);
    if (identity.ok()) return identity;
  }
  security::Refusal refusal = RefusalOf(caller, method);
  if (refusal.uri.empty() && caller.connection != nullptr) {
    security::Identity shown = security::ShownIdentity(*caller.connection);
    refusal.uri = std::move(shown.uri);
    refusal.serial = std::move(shown.serial);
  }
  if (ending_ != nullptr) ending_->Add(caller.peer, refusal.time);
  return Refused(std::move(refusal), errors::NotIdentified());
}

absl::Status Access::GiveRights(std::string_view method, Caller& caller) const {
  caller.rights = policy_->policy()->RightsOf(caller.identity, *reference_);
  if (caller.rights.MayCall(method)) return absl::OkStatus();
  return Refused(RefusalOf(caller, method), errors::NotPermitted());
}

absl::Status Access::Refuse(const Caller& caller, std::string_view method, std::string visit,
                            std::string request_id) const {
  security::Refusal refusal = RefusalOf(caller, method);
  refusal.visit = std::move(visit);
  refusal.request_id = std::move(request_id);
  return Refused(std::move(refusal), errors::NotPermitted());
}

absl::Status Access::Refused(security::Refusal refusal, absl::Status error) const {
  refusal.outcome = errors::ReasonName(errors::ReasonOf(error));
  if (journal_ != nullptr) journal_->Record(refusal);
  return error;
}

absl::StatusOr<AccessSources> AccessSources::Open(const security::ServingCredentials& credentials,
                                                  Access::FindIdentity stand_in,
                                                  const PolicyPlace& policy,
                                                  const std::filesystem::path& data_dir) {
  AccessSources sources;
  sources.find_identity = std::move(stand_in);
  if (credentials.callers != nullptr) {
    sources.find_identity = [callers = credentials.callers](const grpc::AuthContext& context) {
      return callers->IdentityOf(context);
    };
    sources.ending = std::make_shared<EndingConnections>();
  }
  if (!sources.find_identity) return sources;
  WAYMARK_ASSIGN_OR_RETURN(sources.policy,
                           security::PolicyFile::Open(policy.path, policy.trust_domain));
  WAYMARK_ASSIGN_OR_RETURN(sources.refusals,
                           security::RefusalJournal::Open(data_dir / security::kAuditFolder));
  return sources;
}

Access AccessSources::MakeAccess(const reference::ReferenceData& reference) const {
  if (!find_identity) return Access::ForEverybody(gate);
  return {find_identity, reference, *policy, *refusals, ending, gate};
}

}  // namespace waymark::rpc
