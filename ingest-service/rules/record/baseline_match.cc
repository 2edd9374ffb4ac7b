#include "ingest-service/rules/record/baseline_match.h"

#include <algorithm>

#include "common/model/date_order.h"

namespace waymark::ingest {
namespace {

bool ShareDay(const model::PartialDate& date, const reference::DayInterval& days) {
  return reference::Overlap({.first = date.first(), .last = date.last()}, days);
}

// From the start to the end, or the one of them that is given.
reference::DayInterval FieldworkOf(const DatedIdentity& inspection) {
  const model::PartialDate& from = inspection.start ? *inspection.start : *inspection.end;
  const model::PartialDate& to = inspection.end ? *inspection.end : *inspection.start;
  return {.first = from.first(), .last = to.last()};
}

// The inspections a visit's baseline can be, by full name. Nothing where it can be any: none is
// given, or it is a date of no recorded inspection.
std::optional<std::vector<std::string>> PossibleBaselines(const AuthorityRecord& record,
                                                          std::string_view visit_id,
                                                          const DatedIdentity& visit) {
  if (visit.identity.baseline().empty()) return std::nullopt;
  if (!visit.baseline_date) return std::vector<std::string>{visit.identity.baseline()};
  std::vector<std::string> names;
  for (const std::string& id : InspectionsOfDate(record, *visit.baseline_date, visit_id)) {
    names.push_back(record.NameOf(id));
  }
  if (names.empty()) return std::nullopt;
  return names;
}

// The latest held inspection that is certainly before the visit.
std::optional<std::string> LatestBefore(const AuthorityRecord& record, std::string_view visit_id,
                                        const DatedIdentity& visit) {
  std::string name;
  std::optional<absl::CivilDay> latest;
  for (const auto& [id, other] : record.visits()) {
    if (!other.is_inspection() || !other.is_held() || id == visit_id) continue;
    if (IsCertainlyBefore(visit, other)) continue;
    if (!IsCertainlyBefore(other, visit)) return std::nullopt;
    if (latest && *other.days.last <= *latest) continue;
    latest = other.days.last;
    name = record.NameOf(id);
  }
  return name;
}

}  // namespace

std::optional<internal::v1::VisitIdentity> FindNamed(const AuthorityRecord& record,
                                                     const model::VisitName& name,
                                                     const BaselineLookup& lookup) {
  if (name.authority_id != record.authority_id()) return lookup ? lookup(name) : std::nullopt;
  const DatedIdentity* visit = record.Find(name.visit_id);
  if (visit == nullptr) return std::nullopt;
  return visit->identity;
}

bool CanBeDateOf(const model::PartialDate& date, const DatedIdentity& inspection) {
  const bool has_fieldwork = inspection.start || inspection.end;
  if (has_fieldwork && ShareDay(date, FieldworkOf(inspection))) return true;
  return inspection.published &&
         model::OrderOf(date, *inspection.published) == model::DateOrder::kOverlap;
}

std::vector<std::string> InspectionsOfDate(const AuthorityRecord& record,
                                           const model::PartialDate& date,
                                           std::string_view except_visit_id) {
  std::vector<std::string> found;
  for (const auto& [id, visit] : record.visits()) {
    if (visit.is_inspection() && visit.is_held() && id != except_visit_id &&
        CanBeDateOf(date, visit)) {
      found.push_back(id);
    }
  }
  return found;
}

std::optional<std::string> BaselineOf(const AuthorityRecord& record, std::string_view visit_id,
                                      const DatedIdentity& visit) {
  if (visit.identity.baseline().empty()) return LatestBefore(record, visit_id, visit);
  const auto possible = PossibleBaselines(record, visit_id, visit);
  if (!possible || possible->size() != 1) return std::nullopt;
  return possible->front();
}

bool CanShareBaseline(const AuthorityRecord& record, std::string_view a_id, const DatedIdentity& a,
                      std::string_view b_id, const DatedIdentity& b) {
  if (a.identity.baseline().empty() && b.identity.baseline().empty()) return true;
  const auto of_a = PossibleBaselines(record, a_id, a);
  const auto of_b = PossibleBaselines(record, b_id, b);
  const auto is_only = [](const auto& possible, const std::string& name) {
    return possible && possible->size() == 1 && possible->front() == name;
  };
  if (is_only(of_a, record.NameOf(b_id)) || is_only(of_b, record.NameOf(a_id))) return false;
  if (!of_a || !of_b) return true;
  return std::find_first_of(of_a->begin(), of_a->end(), of_b->begin(), of_b->end()) != of_a->end();
}

}  // namespace waymark::ingest
