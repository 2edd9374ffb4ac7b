#include "common/rpc/access.h"

#include <utility>

#include "absl/time/clock.h"

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

Access Access::ForEverybody() {
  Access access;
  access.everybody_ = true;
  return access;
}

absl::StatusOr<Caller> Access::Admit(const grpc::ServerContextBase& context,
                                     std::string_view method) const {
  Caller caller;
  caller.peer = context.peer();
  if (everybody_) {
    caller.identity.uri = kUnauthenticated;
    caller.rights = security::Rights::Everything();
    caller.turns = caller.peer;
    return caller;
  }
  const auto auth = context.auth_context();
  auto identity = auth == nullptr || !find_identity_
                      ? absl::StatusOr<security::Identity>(errors::NotIdentified())
                      : find_identity_(*auth);
  if (!identity.ok()) return Refused(RefusalOf(caller, method), errors::NotIdentified());
  caller.identity = *std::move(identity);
  caller.turns = caller.identity.uri;
  WAYMARK_RETURN_IF_ERROR(Renew(method, caller));
  return caller;
}

absl::Status Access::Renew(std::string_view method, Caller& caller) const {
  if (everybody_) return absl::OkStatus();
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

absl::StatusOr<AccessSources> AccessSources::Open(Access::FindIdentity find_identity,
                                                  const PolicyPlace& policy,
                                                  const std::filesystem::path& data_dir) {
  AccessSources sources;
  if (!find_identity) return sources;
  sources.find_identity = std::move(find_identity);
  WAYMARK_ASSIGN_OR_RETURN(sources.policy,
                           security::PolicyFile::Open(policy.path, policy.trust_domain));
  WAYMARK_ASSIGN_OR_RETURN(sources.refusals,
                           security::RefusalJournal::Open(data_dir / security::kAuditFolder));
  return sources;
}

Access AccessSources::MakeAccess(const reference::ReferenceData& reference) const {
  if (!find_identity) return Access::ForEverybody();
  return {find_identity, reference, *policy, *refusals};
}

}  // namespace waymark::rpc
