#ifndef WAYMARK_INGEST_SERVICE_RULES_VISIT_IDS_H_
#define WAYMARK_INGEST_SERVICE_RULES_VISIT_IDS_H_

#include <string>
#include <string_view>
#include <unordered_set>

#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// The ids by which the parts of a visit cite each other.
struct VisitIds {
  using Ids = std::unordered_set<std::string_view>;

  Ids sources;
  Ids findings;
  Ids observations;
  Ids recommendations;
};

// Letters, digits, hyphen, underscore, 1 to 32 characters.
bool IsLocalId(std::string_view id);

// "the visit has no 'f9' among its findings", or the like where the id may not be shown.
std::string NoneAmong(std::string_view id, std::string_view list);

// Gives an id to every source (s1, s2, ...), finding (f), observation (o) and recommendation (r)
// without one: the first number not taken by another of its list, nor by one of `before`. A visit
// that is changed gives no new source the id of one that went: what cites it would be said to stand
// there.
void AssignIds(v1::Visit& visit, const v1::Visit& before = {});

// All ids of the visit, reporting those given twice. Views `visit`, which must outlive them
// unchanged. The path of `violations` is the visit's.
VisitIds CollectIds(const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_VISIT_IDS_H_
