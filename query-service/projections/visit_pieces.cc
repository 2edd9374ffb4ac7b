#include "query-service/projections/entries.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/model/resource_name.h"
#include "query-service/projections/keys.h"
#include "query-service/text/searched_texts.h"

namespace waymark::query {
namespace {

// Each once, in order.
std::vector<std::uint32_t> TermsOf(const v1::Visit& visit) {
  std::vector<std::uint32_t> terms;
  ForEachSearchTerm(visit, [&terms](std::string_view term) { terms.push_back(keys::Term(term)); });
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::string Serialized(const v1::Visit& visit) {
  std::string value;
  value.reserve(visit.ByteSizeLong() + sizeof(std::uint64_t));
  value.append(keys::WithUntil(keys::kForever, ""));
  visit.AppendToString(&value);
  return value;
}

}  // namespace

std::string SortDay(const v1::Visit& visit) {
  for (const std::string* date :
       {&visit.start_date(), &visit.end_date(), &visit.published_date()}) {
    if (date->empty()) continue;
    const auto parsed = model::PartialDate::Parse(*date);
    if (parsed.ok()) return absl::FormatCivilTime(model::SortDay(*parsed));
  }
  return std::string(keys::kUndated);
}

v1::Visit SplitOffDetails(v1::Visit& visit) {
  v1::Visit details;
  details.mutable_findings()->Swap(visit.mutable_findings());
  details.mutable_observations()->Swap(visit.mutable_observations());
  details.mutable_recommendations()->Swap(visit.mutable_recommendations());
  details.mutable_recommendation_updates()->Swap(visit.mutable_recommendation_updates());
  details.mutable_responses()->Swap(visit.mutable_responses());
  details.mutable_evidence()->Swap(visit.mutable_evidence());
  details.mutable_notes()->Swap(visit.mutable_notes());
  return details;
}

std::vector<Entry> EntriesOf(v1::Visit visit, std::uint64_t since) {
  std::vector<Entry> entries;
  const auto name = model::VisitName::Parse(visit.name());
  if (!name.ok()) return entries;
  const std::string key =
      keys::WithSince(keys::Prefix(name->authority_id, SortDay(visit), name->visit_id), since);
  const std::vector<std::uint32_t> terms = TermsOf(visit);
  const v1::Visit details = SplitOffDetails(visit);
  entries.reserve(3);
  entries.push_back({keys::kTimeline, key, Serialized(visit)});
  entries.push_back({keys::kDetails, key, Serialized(details)});
  if (!terms.empty()) {
    entries.push_back({keys::kWords, key, keys::WithUntil(keys::kForever, keys::Terms(terms))});
  }
  return entries;
}

}  // namespace waymark::query
