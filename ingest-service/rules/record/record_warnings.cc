#include "ingest-service/rules/record/record_warnings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "ingest-service/rules/record/probable_duplicates.h"
#include "ingest-service/rules/record/stated_number_warnings.h"
#include "ingest-service/rules/statements/visit_rules.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxNamed = 3;

bool IsRecorded(const AuthorityRecord& record, std::string_view visit_id,
                const DatedIdentity& visit, const BaselineLookup& lookup) {
  if (visit.baseline_date) {
    return !InspectionsOfDate(record, *visit.baseline_date, visit_id).empty();
  }
  const absl::StatusOr<model::VisitName> name = model::VisitName::Parse(visit.identity.baseline());
  return name.ok() && FindNamed(record, *name, lookup).has_value();
}

std::vector<v1::Warning> BaselineWarnings(const AuthorityRecord& record, std::string_view visit_id,
                                          const DatedIdentity& visit,
                                          const BaselineLookup& lookup) {
  if (visit.identity.baseline().empty() || IsRecorded(record, visit_id, visit, lookup)) return {};
  return {MakeWarning(
      "visit.baseline", v1::WARNING_REASON_BASELINE_NOT_RECORDED,
      absl::StrCat(visit.identity.baseline(),
                   visit.baseline_date ? " is the date of no recorded inspection of the authority"
                                       : " is not recorded",
                   "; until it is, the visit is placed by its dates: record the inspection, or "
                   "correct the baseline"))};
}

// The visits whose baseline is this inspection: by its name, or by a date that can be of no other
// one. The authority's own by their ids, those of successors, which give it by its name alone, by
// their full names.
std::vector<std::string> NamedBy(const AuthorityRecord& record, const SuccessorRecords& successors,
                                 std::string_view visit_id,
                                 const internal::v1::VisitIdentity& identity) {
  const std::string name = record.NameOf(visit_id);
  const DatedIdentity inspection = ReadIdentity(identity);
  std::vector<std::string> ids;
  for (const auto& [id, other] : record.visits()) {
    if (id == visit_id) continue;
    const bool by_date = other.baseline_date && CanBeDateOf(*other.baseline_date, inspection) &&
                         InspectionsOfDate(record, *other.baseline_date, visit_id).empty();
    if (by_date || other.identity.baseline() == name) ids.push_back(id);
  }
  for (const AuthorityRecord* successor : successors) {
    for (const auto& [id, other] : successor->visits()) {
      if (other.identity.baseline() == name) ids.push_back(successor->NameOf(id));
    }
  }
  return ids;
}

bool IsHeldInspection(const internal::v1::VisitIdentity& identity) {
  const DatedIdentity visit = ReadIdentity(identity);
  return visit.is_inspection() && visit.is_held();
}

std::vector<v1::Warning> NamedWarnings(const AuthorityRecord& record,
                                       const SuccessorRecords& successors,
                                       std::string_view visit_id,
                                       const internal::v1::VisitIdentity& before, std::string field,
                                       const std::string& what_now) {
  if (!IsHeldInspection(before)) return {};
  std::vector<std::string> ids = NamedBy(record, successors, visit_id, before);
  if (ids.empty()) return {};
  const std::size_t count = ids.size();
  if (count > kMaxNamed) ids.resize(kMaxNamed);
  return {MakeWarning(
      std::move(field), v1::WARNING_REASON_NAMED_AS_BASELINE,
      absl::StrCat(count, count == 1 ? " visit names" : " visits name", " it as baseline (",
                   absl::StrJoin(ids, ", "), count > kMaxNamed ? ", ..." : "", ") and it is ",
                   what_now, " now; they are placed by their dates: correct their baseline"))};
}

}  // namespace

std::vector<v1::Warning> RecordWarnings(const AuthorityRecord& record,
                                        const SuccessorRecords& successors,
                                        std::string_view visit_id,
                                        const internal::v1::VisitIdentity& now,
                                        const internal::v1::VisitIdentity* before,
                                        const BaselineLookup& lookup) {
  const DatedIdentity visit = ReadIdentity(now);
  std::vector<v1::Warning> warnings = StatedNumberWarnings(record, visit_id, visit);
  Append(BaselineWarnings(record, visit_id, visit, lookup), warnings);
  if (before != nullptr && !IsHeldInspection(now)) {
    const bool retyped = !IsInspection(now.type());
    Append(NamedWarnings(record, successors, visit_id, *before,
                         retyped ? "visit.type" : "visit.status",
                         retyped ? "no inspection" : "none that was held"),
           warnings);
  }
  return warnings;
}

std::vector<v1::Warning> DeletionWarnings(const AuthorityRecord& record,
                                          const SuccessorRecords& successors,
                                          std::string_view visit_id,
                                          const internal::v1::VisitIdentity& before) {
  return NamedWarnings(record, successors, visit_id, before, "name", "deleted");
}

std::vector<v1::Warning> DuplicateWarnings(const AuthorityRecord& record, std::string_view visit_id,
                                           const internal::v1::VisitIdentity& now,
                                           const internal::v1::VisitIdentity& before) {
  std::vector<std::string> ids = ProbableDuplicates(record, visit_id, now);
  if (ids.empty()) return {};
  const std::vector<std::string> known = ProbableDuplicates(record, visit_id, before);
  std::erase_if(ids, [&known](const std::string& id) {
    return std::find(known.begin(), known.end(), id) != known.end();
  });
  if (ids.empty()) return {};
  return {MakeWarning("visit", v1::WARNING_REASON_PROBABLE_DUPLICATE,
                      absl::StrCat("is probably the same as ", absl::StrJoin(ids, ", "),
                                   "; where it is, keep one of them and delete the other"))};
}

}  // namespace waymark::ingest
