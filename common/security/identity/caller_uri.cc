#include "common/security/identity/caller_uri.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

#include "common/model/quoted_text.h"
#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

constexpr std::string_view kScheme = "spiffe://";
// As the SPIFFE standard has it.
constexpr std::size_t kLongestUri = 2048;
constexpr std::size_t kLongestTrustDomain = 255;
constexpr std::size_t kLongestServiceName = 63;

constexpr std::array<std::pair<Role, std::string_view>, 5> kRoleNames = {{
    {Role::kSubmitter, "submitter"},
    {Role::kReader, "reader"},
    {Role::kReplica, "replica"},
    {Role::kOperator, "operator"},
    {Role::kAuditor, "auditor"},
}};

absl::Status Refused(std::string_view uri, std::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("the URI ", model::QuotedText(uri), " ", std::string(why)));
}

bool IsLowerOrDigit(char letter) {
  return absl::ascii_islower(static_cast<unsigned char>(letter)) ||
         absl::ascii_isdigit(static_cast<unsigned char>(letter));
}

bool IsServiceName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestServiceName && IsLowerOrDigit(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char letter) { return IsLowerOrDigit(letter) || letter == '-'; });
}

// ResolveAuthority takes names and aliases too, which anybody may bear: here only what is given
// out once, an id or a number.
bool IsIdOrCode(const reference::ReferenceData& reference, const reference::Authority& authority,
                std::string_view text) {
  const auto codes = reference.CodesOf(authority.id);
  return authority.id == text ||
         std::any_of(codes.begin(), codes.end(), [text](const reference::AuthorityCode& code) {
           return code.scheme != reference::CodeScheme::kAlias && code.code == text;
         });
}

absl::StatusOr<std::string> ReadAuthority(std::string_view uri, std::string_view text,
                                          const reference::ReferenceData& reference) {
  const reference::AuthorityMatch match = reference.ResolveAuthority(text);
  if (!match.candidates.empty()) {
    return Refused(uri, "has a code that several authorities have had; it needs the id of one");
  }
  if (match.found == nullptr || !IsIdOrCode(reference, *match.found, text)) {
    return Refused(uri, "has an authority that is no id or code of the reference data");
  }
  return absl::StrCat("authorities/", match.found->id);
}

}  // namespace

std::string_view RoleName(Role role) {
  for (const auto& [known, name] : kRoleNames) {
    if (known == role) return name;
  }
  return "";
}

std::optional<Role> ParseRole(std::string_view name) {
  for (const auto& [role, known] : kRoleNames) {
    if (known == name) return role;
  }
  return std::nullopt;
}

absl::Status CheckTrustDomain(std::string_view trust_domain) {
  const bool good =
      !trust_domain.empty() && trust_domain.size() <= kLongestTrustDomain &&
      std::all_of(trust_domain.begin(), trust_domain.end(), [](char letter) {
        return IsLowerOrDigit(letter) || letter == '.' || letter == '-' || letter == '_';
      });
  if (good) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(model::QuotedText(trust_domain),
                   " is no trust domain: small letters, digits, '.', '-' and '_', for example "
                   "waymark.example"));
}

bool IsCallerUriText(std::string_view text) {
  return text.size() <= kLongestUri && text.substr(0, kScheme.size()) == kScheme &&
         std::all_of(text.begin() + kScheme.size(), text.end(), [](char letter) {
           return absl::ascii_isalnum(static_cast<unsigned char>(letter)) || letter == '/' ||
                  letter == '.' || letter == '-' || letter == '_';
         });
}

absl::StatusOr<Identity> ReadCallerUri(std::string_view uri, std::string_view trust_domain,
                                       const reference::ReferenceData& reference) {
  if (uri.size() > kLongestUri) return absl::InvalidArgumentError("the URI is too long");
  if (uri.substr(0, kScheme.size()) != kScheme) return Refused(uri, "does not begin spiffe://");
  const std::vector<std::string> parts =
      absl::StrSplit(std::string(uri.substr(kScheme.size())), '/');
  if (parts[0] != trust_domain) return Refused(uri, "is of another trust domain");
  if (parts.size() != 4) {
    return Refused(uri, "is neither .../authority/AUTHORITY/ROLE nor .../service/NAME/ROLE");
  }
  const std::optional<Role> role = ParseRole(parts[3]);
  if (!role.has_value()) return Refused(uri, "has a role that is none of ours");

  Identity identity;
  identity.uri = uri;
  identity.role = *role;
  if (parts[1] == "authority") {
    WAYMARK_ASSIGN_OR_RETURN(identity.authority, ReadAuthority(uri, parts[2], reference));
  } else if (parts[1] == "service" && IsServiceName(parts[2])) {
    identity.service = parts[2];
  } else {
    return Refused(uri, "is neither .../authority/AUTHORITY/ROLE nor .../service/NAME/ROLE");
  }
  return identity;
}

}  // namespace waymark::security
