#include "ingest-service/handlers/submission_warnings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/status/status_macros.h"
#include "ingest-service/rules/record/dated_identity.h"
#include "ingest-service/rules/record/visit_identity.h"
#include "ingest-service/rules/warnings/figure_jumps.h"
#include "ingest-service/rules/warnings/visit_warnings.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

// Whether it has anything that a visit before could be compared with: to look for that one costs a
// read of all heads of the authority.
bool HasFigures(const v1::Visit& visit) {
  return std::any_of(visit.observations().begin(), visit.observations().end(),
                     [](const v1::Observation& observation) {
                       return observation.has_value() && !observation.measure().empty();
                     });
}

// The sequence of the latest recorded visit that was certainly before this one; nothing where none
// is known to be.
absl::StatusOr<std::optional<std::uint64_t>> FindVisitBefore(const LogStore& store,
                                                             const PreparedVisit& prepared) {
  const DatedIdentity own = ReadIdentity(IdentityOf(prepared.visit));
  std::optional<DatedIdentity> latest;
  std::optional<std::uint64_t> sequence;
  WAYMARK_ASSIGN_OR_RETURN(const auto heads, store.HeadsOf(prepared.name.authority_id));
  for (const RecordedHead& visit : heads) {
    if (visit.head.deleted() || visit.visit_id == prepared.name.visit_id) continue;
    DatedIdentity other = ReadIdentity(visit.head.identity());
    if (!other.is_held() || !IsCertainlyBefore(other, own)) continue;
    if (latest.has_value() && !IsCertainlyBefore(*latest, other)) continue;
    latest = std::move(other);
    sequence = visit.head.sequence();
  }
  return sequence;
}

absl::StatusOr<std::vector<v1::Warning>> JumpsSinceVisitBefore(
    const reference::ReferenceData& reference, const LogStore& store,
    const PreparedVisit& prepared) {
  WAYMARK_ASSIGN_OR_RETURN(const auto sequence, FindVisitBefore(store, prepared));
  if (!sequence.has_value()) return std::vector<v1::Warning>();
  WAYMARK_ASSIGN_OR_RETURN(const auto before, store.FindRevision(*sequence));
  if (!before.has_value()) return std::vector<v1::Warning>();
  return FigureJumps(reference, prepared.visit, before->visit());
}

}  // namespace

std::vector<v1::Warning> SubmissionWarnings(const reference::ReferenceData& reference,
                                            const LogStore& store, const PreparedVisit& prepared) {
  std::vector<v1::Warning> warnings = VisitWarnings(reference, prepared.visit);
  if (!HasFigures(prepared.visit)) return warnings;
  auto jumps = JumpsSinceVisitBefore(reference, store, prepared);
  if (jumps.ok()) Append(*std::move(jumps), warnings);
  return warnings;
}

}  // namespace waymark::ingest
