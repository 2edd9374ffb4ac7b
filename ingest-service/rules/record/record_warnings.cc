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

bool IsHeldInspection(const internal::v1::VisitIdentity& identity) {
  return IsInspection(identity.type()) && IsHeld(identity);
}

v1::Warning OfBaseline(v1::WarningReason reason, const DatedIdentity& visit,
                       const std::string& what, const std::string& what_to_do) {
  return MakeWarning("visit.baseline", reason,
                     absl::StrCat(visit.identity.baseline(), what,
                                  "; the visit is placed by its dates: ", what_to_do));
}

// Of the record and of those of its predecessors.
std::size_t CountInspectionsOfDate(const AuthorityRecord& record, const Relatives& relatives,
                                   const model::PartialDate& date, std::string_view visit_id) {
  std::size_t count = InspectionsOfDate(record, date, visit_id).size();
  for (const AuthorityRecord* predecessor : relatives.predecessors) {
    count += InspectionsOfDate(*predecessor, date, "").size();
  }
  return count;
}

std::vector<v1::Warning> DatedBaselineWarnings(std::size_t inspections,
                                               const DatedIdentity& visit) {
  if (inspections == 0) {
    return {OfBaseline(v1::WARNING_REASON_BASELINE_NOT_RECORDED, visit,
                       " is the date of no recorded inspection of the authority",
                       "record the inspection, or correct the baseline")};
  }
  if (inspections == 1) return {};
  return {OfBaseline(v1::WARNING_REASON_BASELINE_AMBIGUOUS, visit,
                     absl::StrCat(" can be the date of ", inspections, " recorded inspections"),
                     "name the one it is")};
}

std::vector<v1::Warning> BaselineWarnings(const AuthorityRecord& record, const Relatives& relatives,
                                          std::string_view visit_id, const DatedIdentity& visit,
                                          const BaselineLookup& lookup) {
  if (visit.identity.baseline().empty()) return {};
  if (visit.baseline_date) {
    const std::size_t inspections =
        CountInspectionsOfDate(record, relatives, *visit.baseline_date, visit_id);
    if (inspections == 0 && relatives.hides_predecessors) return {};
    return DatedBaselineWarnings(inspections, visit);
  }
  const absl::StatusOr<model::VisitName> name = model::VisitName::Parse(visit.identity.baseline());
  const auto named = name.ok() ? FindNamed(record, *name, lookup) : std::nullopt;
  if (!named) {
    const bool may_be_hidden =
        relatives.hides_predecessors && name.ok() && name->authority_id != record.authority_id();
    if (may_be_hidden) return {};
    return {OfBaseline(v1::WARNING_REASON_BASELINE_NOT_RECORDED, visit, " is not recorded",
                       "record the inspection, or correct the baseline")};
  }
  if (IsHeldInspection(*named)) return {};
  return {OfBaseline(v1::WARNING_REASON_BASELINE_NOT_HELD, visit,
                     " is not recorded as an inspection that was held",
                     "correct that inspection, or the baseline")};
}

// The visits whose baseline is this visit: by its name, or where it was a held inspection `before`
// by a date that can be of no other one. The authority's own by their ids, those of successors,
// which give it by its name alone, by their full names.
std::vector<std::string> NamedBy(const AuthorityRecord& record, const Relatives& relatives,
                                 std::string_view visit_id,
                                 const internal::v1::VisitIdentity* before) {
  const std::string name = record.NameOf(visit_id);
  std::optional<DatedIdentity> inspection;
  if (before != nullptr && IsHeldInspection(*before)) inspection = ReadIdentity(*before);
  std::vector<std::string> ids;
  for (const auto& [id, other] : record.visits()) {
    if (id == visit_id) continue;
    const bool by_date = inspection && other.baseline_date &&
                         CanBeDateOf(*other.baseline_date, *inspection) &&
                         InspectionsOfDate(record, *other.baseline_date, visit_id).empty();
    if (by_date || other.identity.baseline() == name) ids.push_back(id);
  }
  for (const AuthorityRecord* successor : relatives.successors) {
    for (const auto& [id, other] : successor->visits()) {
      if (other.identity.baseline() == name) ids.push_back(successor->NameOf(id));
    }
  }
  return ids;
}

std::vector<v1::Warning> NamedWarnings(std::vector<std::string> ids, std::string field,
                                       const std::string& what_now) {
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

std::vector<v1::Warning> RecordWarnings(const AuthorityRecord& record, const Relatives& relatives,
                                        std::string_view visit_id, const DatedIdentity& now,
                                        const internal::v1::VisitIdentity* before,
                                        const BaselineLookup& lookup) {
  std::vector<v1::Warning> warnings = StatedNumberWarnings(record, visit_id, now);
  Append(BaselineWarnings(record, relatives, visit_id, now, lookup), warnings);
  if (!IsHeldInspection(now.identity)) {
    const bool is_inspection = now.is_inspection();
    Append(NamedWarnings(NamedBy(record, relatives, visit_id, before),
                         is_inspection ? "visit.status" : "visit.type",
                         is_inspection ? "not held" : "no inspection"),
           warnings);
  }
  return warnings;
}

std::vector<v1::Warning> DeletionWarnings(const AuthorityRecord& record, const Relatives& relatives,
                                          std::string_view visit_id,
                                          const internal::v1::VisitIdentity& before) {
  return NamedWarnings(NamedBy(record, relatives, visit_id, &before), "name", "deleted");
}

std::vector<v1::Warning> DuplicateWarnings(const AuthorityRecord& record, std::string_view visit_id,
                                           const DatedIdentity& now,
                                           const internal::v1::VisitIdentity& before) {
  std::vector<std::string> ids = ProbableDuplicates(record, visit_id, now);
  if (ids.empty()) return {};
  const std::vector<std::string> known = ProbableDuplicates(record, visit_id, ReadIdentity(before));
  std::erase_if(ids, [&known](const std::string& id) {
    return std::find(known.begin(), known.end(), id) != known.end();
  });
  if (ids.empty()) return {};
  return {MakeWarning("visit", v1::WARNING_REASON_PROBABLE_DUPLICATE,
                      absl::StrCat("is probably the same as ", absl::StrJoin(ids, ", "),
                                   "; where it is, keep one of them and delete the other"))};
}

}  // namespace waymark::ingest
