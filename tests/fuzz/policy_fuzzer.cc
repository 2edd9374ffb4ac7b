#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/text_format.h"
#include "waymark/internal/v1/access_policy.pb.h"

#include "common/security/identity/caller_uri.h"
#include "common/security/policy/policy.h"
#include "common/security/policy/policy_faults.h"
#include "tests/fuzz/expect.h"
#include "tests/fuzz/shipped_reference.h"

// Any text as a policy: refused with the place of each fault, or accepted; then it is the same once
// printed, and gives nobody what no policy may.

namespace waymark::fuzz {
namespace {

using internal::v1::AccessPolicy;
using security::Identity;
using security::Policy;
using security::Rights;
using security::Role;

void ExpectPlaces(std::string_view message, const std::string& text) {
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
  const std::vector<std::string> faults =
      absl::StrSplit(absl::string_view(message.data(), message.size()), '\n');
  for (const std::string& fault : faults) {
    Expect(IsPrintable(fault), "a fault is printable", text);
    const std::vector<std::string> parts = absl::StrSplit(fault, absl::MaxSplits(": ", 1));
    const std::vector<std::string> place = absl::StrSplit(parts[0], ':');
    int line = 0;
    int column = 0;
    Expect(parts.size() == 2 && place.size() == 2 && absl::SimpleAtoi(place[0], &line) &&
               absl::SimpleAtoi(place[1], &column) && line >= 1 && line <= lines && column >= 1,
           "a fault names its place", absl::StrCat(text, "\n", fault));
  }
}

Rights RightsOf(const Policy& policy, std::string_view who, Role role, bool of_authority) {
  Identity identity;
  identity.role = role;
  identity.uri = absl::StrCat("spiffe://", policy.trust_domain(), "/", std::string(who), "/",
                              std::string(security::RoleName(role)));
  if (of_authority) identity.authority = "authorities/dorset";
  return policy.RightsOf(identity, ShippedReference());
}

void ExpectNoMoreThanMayBe(const Policy& policy, const AccessPolicy& written) {
  for (const Role role :
       {Role::kSubmitter, Role::kReader, Role::kReplica, Role::kOperator, Role::kAuditor}) {
    const Rights authority = RightsOf(policy, "authority/dorset", role, true);
    Expect(!authority.everything() && !authority.Has(internal::v1::PERMISSION_FOLLOW_CHANGES) &&
               !authority.Has(internal::v1::PERMISSION_ERASE_REVISIONS),
           "what reaches beyond an authority is for services", written.ShortDebugString());
    const Rights service = RightsOf(policy, "service/one", role, false);
    Expect(!service.everything() && !service.MayWrite("dorset"), "services write for nobody",
           written.ShortDebugString());
    const bool granted =
        std::any_of(written.roles().begin(), written.roles().end(),
                    [&](const auto& grant) { return grant.role() == security::RoleName(role); });
    Expect(granted || !(authority.MayCall("GetVisit") || service.MayCall("StreamChanges")),
           "a role without a grant may do nothing", written.ShortDebugString());
  }
  Identity stranger{.uri = "spiffe://of.somebody.else/authority/dorset/submitter"};
  stranger.role = Role::kSubmitter;
  stranger.authority = "authorities/dorset";
  Expect(policy.trust_domain() == "of.somebody.else" ||
             !policy.RightsOf(stranger, ShippedReference()).MayCall("GetVisit"),
         "another trust domain may do nothing", written.ShortDebugString());
}

void TryPolicy(const std::string& text) {
  const absl::StatusOr<Policy> policy = Policy::Parse(text);
  if (!policy.ok()) {
    Expect(absl::IsInvalidArgument(policy.status()), "it is refused for what it says", text);
    const auto message = policy.status().message();
    return ExpectPlaces({message.data(), message.size()}, text);
  }
  CountAccepted();
  AccessPolicy written;
  Expect(security::ReadPolicy(text, written).empty(), "it has no fault", text);
  std::string printed;
  google::protobuf::TextFormat::PrintToString(written, &printed);
  AccessPolicy again;
  Expect(security::ReadPolicy(printed, again).empty() && BytesOf(again) == BytesOf(written),
         "it is the same once it is printed", printed);
  ExpectNoMoreThanMayBe(*policy, written);
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  waymark::fuzz::CountParsed();
  waymark::fuzz::TryPolicy({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
