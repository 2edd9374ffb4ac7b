#ifndef WAYMARK_INGEST_SERVICE_RULES_AUTHORITY_NAMES_H_
#define WAYMARK_INGEST_SERVICE_RULES_AUTHORITY_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// From what callers call authorities and visits to their canonical names. A code or alias of two
// authorities means the one in force during `event`.
class AuthorityNames {
 public:
  // Both must outlive it.
  AuthorityNames(const reference::ReferenceData& reference, const reference::DayInterval& event,
                 Violations& violations)
      : reference_(reference), event_(event), violations_(violations) {}

  // The id of the authority in "authorities/{id, code or alias}". Nothing after a report at the
  // path: MALFORMED, UNKNOWN_REFERENCE with the nearest, AMBIGUOUS_REFERENCE with those it fits.
  std::optional<std::string> Authority(std::string_view name);

  // The canonical name of a visit, its authority resolved likewise. Nothing after a report (the
  // same, or PERSONAL_DATA in the visit id), and once the violations want no more words.
  std::optional<model::VisitName> Visit(std::string_view name);

  // Replaces the names of visits in baseline, joint_with and the sources' also_covers by their
  // canonical ones, and leaves those as they are that it reports. A baseline may be a date instead
  // (INVALID_DATE where it is none, or PERSONAL_DATA). The path of the violations is the visit's.
  void Canonicalize(v1::Visit& visit);

 private:
  std::optional<std::string> Resolve(std::string_view text);
  void CanonicalizeBaseline(std::string& baseline);
  template <typename Names>
  void CanonicalizeList(Names& names, std::string_view field);

  const reference::ReferenceData& reference_;
  const reference::DayInterval event_;
  Violations& violations_;
};

// Reports names that cannot be meant, all canonical: joint_with a visit to the same authority, and
// the visit itself as its own baseline or among what a source covers besides (CONTRADICTION).
// Parts of `own` may be empty where they are not known. The path of the violations is the visit's.
void CheckOtherVisits(const model::VisitName& own, const v1::Visit& visit, Violations& violations);

// Reports a baseline, by canonical name, of an authority that is neither the visit's own nor one it
// came from, however many successions ago (CONTRADICTION). Nothing where the baseline is a date or
// the visit's own authority is not known. The path of the violations is the visit's.
void CheckBaselineAuthority(const reference::ReferenceData& reference, const model::VisitName& own,
                            const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_AUTHORITY_NAMES_H_
