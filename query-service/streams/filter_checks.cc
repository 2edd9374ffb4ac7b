#include "query-service/streams/filter_checks.h"

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"

namespace waymark::query {
namespace {

constexpr int kMaxAuthorities = 200;
constexpr int kMaxTypes = 20;

}  // namespace

void CheckFilter(RequestChecks& checks,
                 google::protobuf::RepeatedPtrField<std::string>& authorities,
                 const google::protobuf::RepeatedField<int>& types) {
  checks.Authorities("authorities", kMaxAuthorities, authorities);
  checks.AtMost("types", types.size(), kMaxTypes);
  for (int i = 0; i < types.size() && i < kMaxTypes; ++i) {
    checks.KnownEnum(absl::StrCat("types[", i, "]"), v1::VisitType_IsValid(types[i]));
  }
}

std::set<std::string, std::less<>> AuthorityIds(
    const google::protobuf::RepeatedPtrField<std::string>& authorities) {
  std::set<std::string, std::less<>> ids;
  for (const std::string& name : authorities)
    ids.insert(name.substr(model::kAuthorities.size() + 1));
  return ids;
}

std::set<v1::VisitType> TypesOf(const google::protobuf::RepeatedField<int>& types) {
  std::set<v1::VisitType> known;
  for (const int type : types) known.insert(static_cast<v1::VisitType>(type));
  return known;
}

}  // namespace waymark::query
