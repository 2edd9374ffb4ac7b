#include "common/reference/loading/checks.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace waymark::reference {
namespace {

std::string Quoted(const std::string& text) { return absl::StrCat("'", text, "'"); }

template <typename Record>
using ById = std::map<std::string_view, const Lined<Record>*>;

// Indexes `records` by id and reports ids that occur twice.
template <typename Record>
ById<Record> IndexById(std::string_view file, const LinedRecords<Record>& records, Faults& faults) {
  ById<Record> index;
  for (const Lined<Record>& row : records) {
    if (row.record.id.empty()) continue;
    const auto [first, added] = index.try_emplace(row.record.id, &row);
    if (added) continue;
    faults.Add(
        file, row.line,
        absl::StrCat("id ", Quoted(row.record.id), " is already on line ", first->second->line));
  }
  return index;
}

// Reports an id of `column` that `index` does not have. Empty ones are the reader's to report.
template <typename Record>
bool CheckKnown(std::string_view file, int line, std::string_view column, const std::string& id,
                const ById<Record>& index, Faults& faults) {
  if (id.empty() || index.contains(id)) return true;
  faults.Add(file, line, std::string(column).append(" ").append(Quoted(id)).append(" is unknown"));
  return false;
}

// Reports links from entry to entry (`link` names the member) that end nowhere or go in a circle.
template <typename Record>
void CheckLinks(std::string_view file, std::string_view column, const LinedRecords<Record>& rows,
                const ById<Record>& index, std::string Record::*link, Faults& faults) {
  for (const Lined<Record>& row : rows) {
    if (!CheckKnown(file, row.line, column, row.record.*link, index, faults)) continue;
    std::set<std::string_view> seen;
    auto next = index.find(row.record.*link);
    while (next != index.end() && seen.insert(next->first).second) {
      if (next->first == row.record.id) {
        faults.Add(file, row.line,
                   std::string(column)
                       .append(" leads from ")
                       .append(Quoted(row.record.id))
                       .append(" back to it"));
        break;
      }
      next = index.find(next->second->record.*link);
    }
  }
}

template <typename Record>
ById<Record> CheckVocabulary(std::string_view file, const LinedRecords<Record>& rows,
                             Faults& faults) {
  ById<Record> index = IndexById(file, rows, faults);
  CheckLinks(file, "replaced_by", rows, index, &Record::replaced_by, faults);
  return index;
}

// Finds names and codes that stand for two authorities at once.
class AmbiguityCheck {
 public:
  explicit AmbiguityCheck(Faults& faults) : faults_(faults) {}

  void Add(std::string_view file, int line, const std::string& text, const Authority& authority,
           const DayInterval& in_force) {
    std::vector<Use>& uses = uses_[FoldName(text)];
    for (const Use& use : uses) {
      if (use.authority->id == authority.id || !Overlap(use.in_force, in_force)) continue;
      faults_.Add(file, line,
                  absl::StrCat(Quoted(text), " stands for ", Quoted(authority.id), " and for ",
                               Quoted(use.authority->id), " on the same days"));
      break;
    }
    uses.push_back({.authority = &authority, .in_force = in_force});
  }

 private:
  struct Use {
    const Authority* authority = nullptr;
    DayInterval in_force;
  };

  Faults& faults_;
  std::map<std::string, std::vector<Use>> uses_;
};

void CheckCodes(const Records& records, const ById<Authority>& authorities, Faults& faults) {
  AmbiguityCheck ambiguity(faults);
  for (const Lined<Authority>& row : records.authorities) {
    if (row.record.name.empty()) continue;
    ambiguity.Add(kAuthoritiesFile, row.line, row.record.name, row.record,
                  {row.record.valid_from, row.record.valid_to});
  }
  std::set<std::tuple<std::string_view, CodeScheme, std::string_view>> seen;
  for (const auto& [code, line] : records.codes) {
    if (!CheckKnown(kCodesFile, line, "authority_id", code.authority, authorities, faults)) {
      continue;
    }
    if (code.authority.empty() || code.code.empty()) continue;
    if (!seen.insert({code.authority, code.scheme, code.code}).second) {
      faults.Add(kCodesFile, line, absl::StrCat("code ", Quoted(code.code), " is given twice"));
    }
    const Authority& authority = authorities.at(code.authority)->record;
    ambiguity.Add(
        kCodesFile, line, code.code, authority,
        Intersection({authority.valid_from, authority.valid_to}, {code.valid_from, code.valid_to}));
  }
}

// Whether the successor was in force from the day of the succession, and the predecessor up to it:
// one that only gave a part away may go on.
void CheckSuccessionDays(const Lined<Succession>& row, const Authority& predecessor,
                         const Authority& successor, Faults& faults) {
  const absl::CivilDay day = row.record.effective_date;
  if (!Overlap({successor.valid_from, successor.valid_to}, {day, day})) {
    faults.Add(kSuccessionsFile, row.line,
               absl::StrCat(Quoted(successor.id), " is not in force on effective_date"));
  }
  const bool ends = predecessor.valid_to == std::optional(day - 1);
  if (!ends && row.record.kind != SuccessionKind::kPartTransfer) {
    faults.Add(kSuccessionsFile, row.line,
               absl::StrCat(Quoted(predecessor.id), " does not end the day before effective_date"));
  }
}

void CheckSuccessions(const Records& records, const ById<Authority>& authorities, Faults& faults) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Lined<Succession>& row : records.successions) {
    const auto& [predecessor, successor, day, kind] = row.record;
    const bool from_known =
        CheckKnown(kSuccessionsFile, row.line, "predecessor_id", predecessor, authorities, faults);
    const bool to_known =
        CheckKnown(kSuccessionsFile, row.line, "successor_id", successor, authorities, faults);
    if (!from_known || !to_known || predecessor.empty() || successor.empty()) continue;
    if (!seen.insert({predecessor, successor}).second) {
      faults.Add(kSuccessionsFile, row.line, "succession is given twice");
    }
    if (predecessor == successor) {
      faults.Add(kSuccessionsFile, row.line, "an authority cannot succeed itself");
      continue;
    }
    CheckSuccessionDays(row, authorities.at(predecessor)->record, authorities.at(successor)->record,
                        faults);
  }
}

void CheckNeighbours(const Records& records, const ById<Authority>& authorities, Faults& faults) {
  std::map<std::pair<std::string_view, std::string_view>, int> last_rank;
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> seen;
  for (const auto& [row, line] : records.neighbours) {
    CheckKnown(kNeighboursFile, line, "authority_id", row.authority, authorities, faults);
    CheckKnown(kNeighboursFile, line, "neighbour_id", row.neighbour, authorities, faults);
    if (row.authority == row.neighbour) {
      faults.Add(kNeighboursFile, line, "an authority cannot be its own neighbour");
    }
    if (!seen.insert({row.model, row.authority, row.neighbour}).second) {
      faults.Add(kNeighboursFile, line,
                 absl::StrCat("neighbour ", Quoted(row.neighbour), " is given twice"));
    }
    int& last = last_rank[{row.model, row.authority}];
    if (row.rank != 0 && row.rank != last + 1) {
      faults.Add(kNeighboursFile, line,
                 absl::StrCat("rank ", row.rank, " where ", last + 1, " is next"));
    }
    last = row.rank != 0 ? row.rank : last + 1;  // 0: the reader found no number
  }
}

void CheckMeasures(const Records& records, Faults& faults) {
  const ById<Measure> measures = CheckVocabulary(kMeasuresFile, records.measures, faults);
  for (const auto& [measure, line] : records.measures) {
    if (measure.complement.empty() ||
        !CheckKnown(kMeasuresFile, line, "complement", measure.complement, measures, faults)) {
      continue;
    }
    const Measure& complement = measures.at(measure.complement)->record;
    if (measure.complement == measure.id || complement.complement != measure.id) {
      faults.Add(kMeasuresFile, line,
                 absl::StrCat(Quoted(measure.complement), " does not name ", Quoted(measure.id),
                              " as its complement"));
    } else if (complement.unit != measure.unit) {
      faults.Add(kMeasuresFile, line,
                 absl::StrCat("complement ", Quoted(complement.id), " has another unit"));
    }
  }
}

void CheckJudgementAreas(const Records& records, const ById<ServiceArea>& service_areas,
                         Faults& faults) {
  std::set<std::string_view> ids;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& [area, line] : records.judgement_areas) {
    ids.insert(area.id);
    if (area.id.empty() || seen.insert({area.framework, area.id}).second) continue;
    faults.Add(kJudgementAreasFile, line,
               absl::StrCat("area ", Quoted(area.id), " of ", area.framework, " is given twice"));
  }
  for (const auto& [area, line] : records.judgement_areas) {
    if (ids.contains(area.equivalent_to)) continue;
    CheckKnown(kJudgementAreasFile, line, "equivalent_to", area.equivalent_to, service_areas,
               faults);
  }
}

}  // namespace

void CheckRecords(const Records& records, Faults& faults) {
  const ById<Authority> authorities = IndexById(kAuthoritiesFile, records.authorities, faults);
  CheckCodes(records, authorities, faults);
  CheckSuccessions(records, authorities, faults);
  CheckNeighbours(records, authorities, faults);
  CheckVocabulary(kThemesFile, records.themes, faults);
  CheckMeasures(records, faults);
  const ById<ServiceArea> areas = CheckVocabulary(kServiceAreasFile, records.service_areas, faults);
  CheckLinks(kServiceAreasFile, "parent_id", records.service_areas, areas, &ServiceArea::parent,
             faults);
  CheckJudgementAreas(records, areas, faults);
  CheckVocabulary(kCohortsFile, records.cohorts, faults);
  CheckVocabulary(kSubjectsFile, records.subjects, faults);
}

}  // namespace waymark::reference
