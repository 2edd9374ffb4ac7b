#include "ingest-service/rules/record/probable_duplicates.h"

#include <algorithm>

#include "ingest-service/rules/record/baseline_match.h"
#include "ingest-service/rules/record/stated_counts.h"

namespace waymark::ingest {
namespace {

constexpr std::string_view kAllServices = "service_areas/all";

bool StatusesCoincide(const DatedIdentity& a, const DatedIdentity& b) {
  const bool a_cancelled = a.identity.status() == v1::VISIT_STATUS_CANCELLED;
  const bool b_cancelled = b.identity.status() == v1::VISIT_STATUS_CANCELLED;
  return !(a_cancelled && b.is_held()) && !(b_cancelled && a.is_held());
}

// The date something is planned for is not part of the identity, so that without another date
// nothing is known of when it was to be.
bool IsPlannedAndUndated(const DatedIdentity& visit) {
  return visit.identity.status() == v1::VISIT_STATUS_PLANNED && !visit.days.first &&
         !visit.days.last;
}

bool DatesCoincide(const DatedIdentity& a, const DatedIdentity& b) {
  if (!reference::Overlap(a.probable_days, b.probable_days)) return false;
  if (!IsPlannedAndUndated(a) && !IsPlannedAndUndated(b)) return true;
  return HaveSameNumber(a.identity, b.identity);
}

bool HaveDifferentAreas(const internal::v1::VisitIdentity& a,
                        const internal::v1::VisitIdentity& b) {
  const auto& of_a = a.service_areas();
  const auto& of_b = b.service_areas();
  if (of_a.empty() || of_b.empty()) return false;
  if (std::find(of_a.begin(), of_a.end(), kAllServices) != of_a.end()) return false;
  if (std::find(of_b.begin(), of_b.end(), kAllServices) != of_b.end()) return false;
  return std::find_first_of(of_a.begin(), of_a.end(), of_b.begin(), of_b.end()) == of_a.end();
}

}  // namespace

std::vector<std::string> ProbableDuplicates(const AuthorityRecord& record,
                                            std::string_view visit_id, const DatedIdentity& visit) {
  const internal::v1::VisitIdentity& identity = visit.identity;
  std::vector<std::string> found;
  for (const auto& [id, other] : record.visits()) {
    // The cheapest first: the committer asks before every write.
    if (other.identity.type() != identity.type() || id == visit_id) continue;
    if (!StatusesCoincide(visit, other) || !DatesCoincide(visit, other)) continue;
    if (HaveDifferentNumbers(identity, other.identity)) continue;
    if (HaveDifferentAreas(identity, other.identity)) continue;
    if (!CanShareBaseline(record, visit_id, visit, id, other)) continue;
    found.push_back(id);
    if (found.size() == kMaxProbableDuplicates) break;
  }
  return found;
}

}  // namespace waymark::ingest
