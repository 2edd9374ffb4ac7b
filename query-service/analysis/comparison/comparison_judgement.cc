#include "query-service/analysis/comparison/comparison_judgement.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/reference/framework_id.h"
#include "query-service/analysis/comparison/compared_statement.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

// A full inspection, and its judgement on the area; null where it has none.
struct Inspection {
  const EpisodeView* episode = nullptr;
  const v1::Judgement* judgement = nullptr;

  const DatedVisit& visit() const { return *episode->baseline; }
};

bool IsOfArea(const reference::ReferenceData& reference, const v1::JudgementSubject& subject,
              v1::Framework framework, const v1::Judgement& judgement) {
  if (subject.framework() != v1::FRAMEWORK_UNSPECIFIED) {
    return framework == subject.framework() && judgement.area() == subject.area();
  }
  const reference::JudgementArea* area =
      reference.FindJudgementArea(reference::FrameworkId(framework), judgement.area());
  return area != nullptr && area->equivalent_to == subject.area();
}

// Those that count, oldest first.
std::vector<Inspection> InspectionsOf(const reference::ReferenceData& reference,
                                      const History& history, const v1::JudgementSubject& subject,
                                      const Moment& moment) {
  std::vector<Inspection> inspections;
  bool counts = moment.episode == nullptr;
  for (const EpisodeView& episode : history.episodes()) {
    counts |= &episode == moment.episode;
    if (!counts || episode.baseline == nullptr) continue;
    Inspection& inspection = inspections.emplace_back(Inspection{&episode, nullptr});
    const v1::Visit& visit = episode.baseline->visit;
    for (const v1::Judgement& judgement : visit.judgements()) {
      if (IsOfArea(reference, subject, visit.framework(), judgement)) {
        inspection.judgement = &judgement;
      }
    }
  }
  return inspections;
}

void Show(const DatedVisit& inspection, const v1::Judgement& judgement, v1::Exclusion& exclusion) {
  if (exclusion.statements_size() == kMaxExcludedShown) return;
  *exclusion.add_statements() = StatementOf(inspection.visit, judgement);
}

// The episode that has inspections of several predecessors and none of them as its baseline; null
// where there is none.
const EpisodeView* FindWithCandidates(const History& history) {
  const auto& episodes = history.episodes();
  const auto found = std::find_if(episodes.begin(), episodes.end(), [](const EpisodeView& episode) {
    return !episode.candidates.empty();
  });
  return found == episodes.end() ? nullptr : &*found;
}

// What each of those inspections judged.
v1::Exclusion ExcludeWithoutChoice(const reference::ReferenceData& reference,
                                   const History& history, const v1::JudgementSubject& subject,
                                   const EpisodeView& episode) {
  v1::Exclusion exclusion =
      MakeExclusion(history, v1::EXCLUSION_REASON_NO_JUDGEMENT,
                    "No inspection of the authority itself is recorded, and of the judgements on "
                    "its predecessors none is its own.");
  for (const DatedVisit* candidate : episode.candidates) {
    for (const v1::Judgement& judgement : candidate->visit.judgements()) {
      if (IsOfArea(reference, subject, candidate->visit.framework(), judgement)) {
        Show(*candidate, judgement, exclusion);
      }
    }
  }
  return exclusion;
}

// Of the latest inspection, what it judged instead.
v1::Exclusion ExcludeUnjudged(const History& history, const std::vector<Inspection>& inspections) {
  const auto last =
      std::find_if(inspections.rbegin(), inspections.rend(),
                   [](const Inspection& one) { return !one.visit().visit.judgements().empty(); });
  if (last == inspections.rend()) {
    return MakeExclusion(history, v1::EXCLUSION_REASON_NO_JUDGEMENT, "No judgement is recorded.");
  }
  std::vector<std::string> areas;
  for (const v1::Judgement& judgement : last->visit().visit.judgements()) {
    areas.push_back(judgement.area());
  }
  v1::Exclusion exclusion =
      MakeExclusion(history, v1::EXCLUSION_REASON_NO_JUDGEMENT,
                    absl::StrCat("No judgement on this area, or on one declared equivalent, is "
                                 "recorded. The latest inspection with judgements judged: ",
                                 absl::StrJoin(areas, ", "), "."));
  for (const v1::Judgement& judgement : last->visit().visit.judgements()) {
    Show(last->visit(), judgement, exclusion);
  }
  return exclusion;
}

// Of an authority whose inspections, as far as they count, judge the area.
v1::Exclusion ExcludeJudged(const History& history, const std::vector<Inspection>& inspections,
                            const Inspection* latest, const Moment& moment) {
  v1::Exclusion exclusion;
  if (latest != nullptr) {
    const std::string& why = latest->judgement->not_judged_reason();
    exclusion = MakeExclusion(history, v1::EXCLUSION_REASON_NOT_JUDGED,
                              absl::StrCat("The inspectorate did not judge this area",
                                           why.empty() ? "" : ": ", why, "."));
  } else {
    exclusion = MakeExclusion(history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
                              absl::StrCat("Nothing is certainly of ", moment.text, " or before."));
  }
  for (std::size_t i = inspections.size(); i > 0; --i) {
    const Inspection& one = inspections[i - 1];
    if (one.judgement != nullptr) Show(one.visit(), *one.judgement, exclusion);
  }
  return exclusion;
}

v1::Exclusion Exclude(const reference::ReferenceData& reference, const History& history,
                      const v1::JudgementSubject& subject,
                      const std::vector<Inspection>& inspections, const Inspection* latest,
                      const Moment& moment) {
  if (history.empty()) return ExcludeWithoutVisits(history);
  const bool any = std::any_of(inspections.begin(), inspections.end(),
                               [](const Inspection& one) { return one.judgement != nullptr; });
  if (any) return ExcludeJudged(history, inspections, latest, moment);
  const EpisodeView* const candidates = FindWithCandidates(history);
  if (inspections.empty() && candidates != nullptr) {
    return ExcludeWithoutChoice(reference, history, subject, *candidates);
  }
  return ExcludeUnjudged(history, inspections);
}

void NoteUncertain(const std::vector<Inspection>& inspections, const Moment& moment,
                   v1::ComparisonRow& row) {
  std::vector<std::string> names;
  for (const Inspection& one : inspections) {
    if (one.judgement != nullptr && !BaselineIsThereBy(*one.episode, moment) &&
        IsThereBy(moment, one.visit().days) == model::Membership::kPossible) {
      names.push_back(one.visit().visit.name());
    }
  }
  if (!names.empty()) *row.add_notes() = PossiblyOverNote(std::move(names));
}

// The latest inspection that certainly was by then and speaks of the area; null for none.
const Inspection* LatestOf(const std::vector<Inspection>& inspections, const Moment& moment) {
  const auto found =
      std::find_if(inspections.rbegin(), inspections.rend(), [&](const Inspection& one) {
        return one.judgement != nullptr && BaselineIsThereBy(*one.episode, moment);
      });
  return found == inspections.rend() ? nullptr : &*found;
}

}  // namespace

ComparisonOutcome CompareJudgement(const reference::ReferenceData& reference,
                                   const History& history, const v1::JudgementSubject& subject,
                                   const Moment& moment) {
  const std::vector<Inspection> inspections = InspectionsOf(reference, history, subject, moment);
  const Inspection* latest = LatestOf(inspections, moment);
  ComparisonOutcome outcome;
  outcome.episode = EpisodeInForce(history, moment);
  if (latest == nullptr || latest->judgement->grade() == v1::GRADE_NOT_JUDGED) {
    outcome.exclusion = Exclude(reference, history, subject, inspections, latest, moment);
    return outcome;
  }
  const DatedVisit& visit = latest->visit();
  if (moment.episode == nullptr) outcome.episode = latest->episode;
  if (visit.place.has_value()) outcome.date = visit.days;
  v1::ComparisonRow& row = outcome.row.emplace();
  *row.mutable_judgement() = StatementOf(visit.visit, *latest->judgement);
  SetValueVisit(visit, row);
  NoteStatement(reference, visit, row.judgement(), "judgements", row);
  NoteUncertain(inspections, moment, row);
  FinishRow(history, moment, outcome);
  return outcome;
}

std::optional<v1::DataNote> NoteOnFrameworks(const std::vector<PlacedRow>& rows) {
  std::set<std::string> frameworks;
  for (const PlacedRow& placed : rows) {
    if (!placed.row().has_judgement()) continue;
    frameworks.insert(reference::FrameworkId(placed.row().judgement().visit().framework()));
  }
  if (frameworks.size() < 2) return std::nullopt;
  return MakeNote(v1::NOTE_REASON_FRAMEWORKS_DIFFER,
                  absl::StrCat("Judgements under several frameworks are compared, on areas "
                               "declared equivalent: ",
                               absl::StrJoin(frameworks, ", "), "."));
}

}  // namespace waymark::query
