#include "ingest-service/rules/visit_ids.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

#include "ingest-service/rules/limits.h"

namespace waymark::ingest {
namespace {

template <typename List>
void AssignIdsIn(List& list, const List& before, char letter) {
  // Mostly every one has its own.
  if (std::none_of(list.begin(), list.end(),
                   [](const auto& element) { return element.id().empty(); })) {
    return;
  }
  // Copies: an id may move while others of the list are set.
  std::unordered_set<std::string> taken;
  for (const auto& element : list) taken.insert(element.id());
  for (const auto& element : before) taken.insert(element.id());
  int number = 0;
  for (auto& element : list) {
    if (!element.id().empty()) continue;
    std::string id;
    do {
      id = absl::StrCat(std::string(1, letter), ++number);
    } while (taken.contains(id));
    element.set_id(id);
  }
}

template <typename List>
VisitIds::Ids CollectIdsIn(const List& list, std::string_view name, Violations& violations) {
  VisitIds::Ids ids;
  for (int i = 0; i < list.size(); ++i) {
    if (ids.insert(list[i].id()).second) continue;
    const ScopedField element(violations, name, i);
    violations.AddAt("id", v1::VIOLATION_REASON_DUPLICATE,
                     absl::StrCat(Shown(list[i].id()), " stands twice in ", std::string(name),
                                  "; give each its own id, or none"));
  }
  return ids;
}

}  // namespace

bool IsLocalId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxLocalIdBytes &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
         });
}

std::string NoneAmong(std::string_view id, std::string_view list) {
  return absl::StrCat(IsShowable(id) ? "the visit has no " + Shown(id) : "the visit has no such id",
                      " among its ", std::string(list));
}

void AssignIds(v1::Visit& visit, const v1::Visit& before) {
  AssignIdsIn(*visit.mutable_sources(), before.sources(), 's');
  AssignIdsIn(*visit.mutable_findings(), before.findings(), 'f');
  AssignIdsIn(*visit.mutable_observations(), before.observations(), 'o');
  AssignIdsIn(*visit.mutable_recommendations(), before.recommendations(), 'r');
}

VisitIds CollectIds(const v1::Visit& visit, Violations& violations) {
  return {.sources = CollectIdsIn(visit.sources(), "sources", violations),
          .findings = CollectIdsIn(visit.findings(), "findings", violations),
          .observations = CollectIdsIn(visit.observations(), "observations", violations),
          .recommendations = CollectIdsIn(visit.recommendations(), "recommendations", violations)};
}

}  // namespace waymark::ingest
