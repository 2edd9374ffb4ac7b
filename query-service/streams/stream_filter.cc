#include "query-service/streams/stream_filter.h"

#include "common/model/resource_name.h"
#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {
namespace {

constexpr int kMaxStreamAuthorities = 200;
constexpr int kMaxStreamTypes = 20;

}  // namespace

void StreamFilter::CheckLists(RequestChecks& checks, Names& authorities, const Types& types) {
  checks.Authorities("authorities", kMaxStreamAuthorities, authorities);
  checks.Enums("types", kMaxStreamTypes, types, &v1::VisitType_IsValid);
}

StreamFilter::StreamFilter(const Names& authorities, const Types& types,
                           const std::string& from_date, const std::string& to_date)
    : types_(types.begin(), types.end()),
      days_(model::FilterOf(ReadDate(from_date), ReadDate(to_date))) {
  for (const std::string& name : authorities) {
    authority_ids_.insert(name.substr(model::kAuthorities.size() + 1));
  }
}

model::Membership StreamFilter::MatchOf(const v1::Visit& visit) const {
  if (!types_.empty() && !types_.contains(visit.type())) return model::Membership::kOutside;
  return MembershipOf(visit, days_);
}

}  // namespace waymark::query
