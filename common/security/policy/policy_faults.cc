#include "common/security/policy/policy_faults.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"

#include "common/security/identity/caller_uri.h"

namespace waymark::security {
namespace {

using google::protobuf::TextFormat;
using internal::v1::AccessPolicy;
using internal::v1::Permission;
using internal::v1::Relation;
using internal::v1::RoleGrant;

// A fault may quote what stands in the file, which need not be text.
std::string Escaped(std::string_view message) {
  std::string shown;
  for (const char c : message) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isprint(byte)) {
      shown.push_back(c);
    } else {
      absl::StrAppend(&shown, "\\x", absl::Hex(byte, absl::kZeroPad2));
    }
  }
  return shown;
}

std::string PolicyFault(int line, int column, std::string_view text) {
  return absl::StrCat(line + 1, ":", column + 1, ": ", Escaped(text));
}

// What the parser finds.
class TextFaults : public google::protobuf::io::ErrorCollector {
 public:
  explicit TextFaults(std::vector<std::string>& faults) : faults_(faults) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    faults_.push_back(PolicyFault(std::max(line, 0), std::max(column, 0), message));
  }

 private:
  std::vector<std::string>& faults_;
};

// What a policy that could be read says wrongly.
class Checks {
 public:
  Checks(const TextFormat::ParseInfoTree& places, std::vector<std::string>& faults)
      : places_(places), faults_(faults) {}

  void Check(const AccessPolicy& policy) {
    const auto* type = AccessPolicy::descriptor();
    if (!CheckTrustDomain(policy.trust_domain()).ok()) {
      Add(places_, type->FindFieldByName("trust_domain"), -1,
          "trust_domain is required: lower-case letters, digits, '-', '_' and '.', at most 255");
    }
    const auto* roles = type->FindFieldByName("roles");
    if (policy.roles().empty()) Add(places_, roles, 0, "roles: at least one is required");
    std::set<std::string> seen;
    for (int i = 0; i < policy.roles_size(); ++i) {
      const TextFormat::ParseInfoTree* place = places_.GetTreeForNested(roles, i);
      around_ = places_.GetLocation(roles, i);
      CheckGrant(policy.roles(i), place == nullptr ? places_ : *place);
      if (!policy.roles(i).role().empty() && !seen.insert(policy.roles(i).role()).second) {
        Add(places_, roles, i, absl::StrCat("role ", policy.roles(i).role(), " is given twice"));
      }
    }
  }

 private:
  // `index` is -1 for a field that is not repeated, and for no other: the library would abort.
  // Where the field is not there, the place is that of the grant around it.
  void Add(const TextFormat::ParseInfoTree& place, const google::protobuf::FieldDescriptor* field,
           int index, std::string_view text) {
    TextFormat::ParseLocation at = place.GetLocation(field, index);
    if (at.line < 0) at = around_;
    faults_.push_back(PolicyFault(std::max(at.line, 0), std::max(at.column, 0), text));
  }

  void CheckGrant(const RoleGrant& grant, const TextFormat::ParseInfoTree& place) {
    const auto* type = RoleGrant::descriptor();
    if (!ParseRole(grant.role()).has_value()) {
      Add(place, type->FindFieldByName("role"), -1,
          "role: write submitter, reader, replica, operator or auditor");
    }
    const auto* permissions = type->FindFieldByName("permissions");
    if (grant.permissions().empty()) {
      Add(place, permissions, 0, "permissions: at least one is required");
    }
    CheckList(grant.permissions(), permissions, place, &internal::v1::Permission_IsValid);
    CheckList(grant.write_also(), type->FindFieldByName("write_also"), place,
              &internal::v1::Relation_IsValid);
    CheckList(grant.read_also(), type->FindFieldByName("read_also"), place,
              &internal::v1::Relation_IsValid);
    CheckRelations(grant, place);
  }

  template <typename List>
  void CheckList(const List& list, const google::protobuf::FieldDescriptor* field,
                 const TextFormat::ParseInfoTree& place, bool (*is_valid)(int)) {
    std::set<int> seen;
    for (int i = 0; i < list.size(); ++i) {
      if (list.Get(i) == 0 || !is_valid(list.Get(i))) {
        Add(place, field, i, absl::StrCat(field->name(), ": not one that can be granted"));
      } else if (!seen.insert(list.Get(i)).second) {
        Add(place, field, i, absl::StrCat(field->name(), ": given twice"));
      }
    }
  }

  void CheckRelations(const RoleGrant& grant, const TextFormat::ParseInfoTree& place) {
    const auto has = [&grant](Permission permission) {
      return std::find(grant.permissions().begin(), grant.permissions().end(), permission) !=
             grant.permissions().end();
    };
    const auto* type = RoleGrant::descriptor();
    if (!grant.write_also().empty() && !has(internal::v1::PERMISSION_WRITE_VISITS)) {
      Add(place, type->FindFieldByName("write_also"), 0,
          "write_also means nothing without PERMISSION_WRITE_VISITS");
    }
    if (!grant.read_also().empty() && !has(internal::v1::PERMISSION_READ_VISITS) &&
        !has(internal::v1::PERMISSION_READ_HISTORY)) {
      Add(place, type->FindFieldByName("read_also"), 0,
          "read_also means nothing without PERMISSION_READ_VISITS or PERMISSION_READ_HISTORY");
    }
  }

  const TextFormat::ParseInfoTree& places_;
  TextFormat::ParseLocation around_;
  std::vector<std::string>& faults_;
};

}  // namespace

std::vector<std::string> ReadPolicy(std::string_view text, AccessPolicy& policy) {
  std::vector<std::string> faults;
  TextFaults text_faults(faults);
  TextFormat::ParseInfoTree places;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&text_faults);
  parser.WriteLocationsTo(&places);
  if (!parser.ParseFromString(std::string(text), &policy)) {
    if (faults.empty()) faults.push_back(PolicyFault(0, 0, "it is no policy in text format"));
    return faults;
  }
  Checks(places, faults).Check(policy);
  return faults;
}

}  // namespace waymark::security
