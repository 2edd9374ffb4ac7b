#include "query-service/analysis/comparison/comparison.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/alignment/alignment.h"
#include "query-service/analysis/comparison/comparison_judgement.h"
#include "query-service/analysis/comparison/comparison_measure.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/comparison/comparison_overall.h"
#include "query-service/analysis/comparison/comparison_recommendations.h"
#include "query-service/analysis/comparison/comparison_theme.h"
#include "query-service/analysis/comparison/measure_limits.h"
#include "query-service/analysis/comparison/ranking/date_spread.h"
#include "query-service/analysis/comparison/ranking/measure_ranking.h"
#include "query-service/analysis/comparison/ranking/row_order.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/inheritance_notes.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

using Request = v1::CompareAuthoritiesRequest;

SeriesKey KeyOf(const v1::MeasureSubject& subject) {
  return {.measure = subject.measure(),
          .basis = subject.basis() == v1::SERIES_BASIS_UNSPECIFIED ? v1::SERIES_BASIS_LETTER
                                                                   : subject.basis(),
          .cohort = subject.cohort(),
          .definition = subject.definition()};
}

ComparisonOutcome CompareSubject(const reference::ReferenceData& reference, const History& history,
                                 const Request& request, const Moment& moment) {
  switch (request.subject_case()) {
    case Request::kTheme:
      return CompareTheme(reference, history, request.theme(), moment);
    case Request::kJudgement:
      return CompareJudgement(reference, history, request.judgement(), moment);
    case Request::kOverall:
      return CompareOverall(reference, history, request.overall(), moment);
    case Request::kRecommendations:
      return CompareRecommendations(reference, history, request.recommendations(), moment);
    default:
      break;
  }
  ComparisonOutcome outcome = CompareMeasure(reference, history, KeyOf(request.measure()), moment);
  ApplyLimits(history, request.measure(), moment, outcome);
  return outcome;
}

// The episodes that may count, oldest first: those whose baseline may meet what is asked of it.
std::vector<const EpisodeView*> EligibleEpisodes(const reference::ReferenceData& reference,
                                                 const History& history,
                                                 const v1::PeerGroup& peers) {
  std::vector<const EpisodeView*> eligible;
  for (const EpisodeView& episode : history.episodes()) {
    if (BaselineMembership(reference, peers, episode.baseline) != model::Membership::kOutside) {
      eligible.push_back(&episode);
    }
  }
  return eligible;
}

// A row has notes; an exclusion has a text.
void AddNote(const v1::DataNote& note, ComparisonOutcome& outcome) {
  if (outcome.row.has_value()) {
    *outcome.row->add_notes() = note;
  } else {
    absl::StrAppend(outcome.exclusion.mutable_text(), " ", note.text());
  }
}

// What the outcome owes to predecessors.
void NoteInheritance(const reference::ReferenceData& reference, const History& history,
                     const Moment& moment, ComparisonOutcome& outcome) {
  std::optional<EpisodeView> view;
  if (outcome.episode != nullptr) view = CertainPart(*outcome.episode, moment);
  const EpisodeView* const seen = view.has_value() ? &*view : nullptr;
  for (v1::DataNote& note : NotesOnInheritance(reference, history, seen)) {
    if (!note.field().empty()) note.set_field("baseline");
    AddNote(note, outcome);
  }
}

ComparisonOutcome CompareOne(const reference::ReferenceData& reference, const History& history,
                             const Request& request, const Alignment& alignment) {
  const auto eligible = EligibleEpisodes(reference, history, request.peers());
  const ResolvedMoment resolved = ResolveMoment(history, eligible, alignment);
  if (resolved.exclusion != v1::EXCLUSION_REASON_UNSPECIFIED) {
    ComparisonOutcome outcome;
    outcome.exclusion = MakeExclusion(history, resolved.exclusion, resolved.text);
    if (!eligible.empty()) outcome.episode = eligible.back();
    NoteInheritance(reference, history, resolved.moment, outcome);
    return outcome;
  }
  ComparisonOutcome outcome = CompareSubject(reference, history, request, resolved.moment);
  if (!outcome.row.has_value()) {
    for (const v1::DataNote& note : resolved.moment.notes) AddNote(note, outcome);
  }
  NoteInheritance(reference, history, resolved.moment, outcome);
  return outcome;
}

// Nothing where the baseline keeps the authority out of the group.
std::optional<ComparisonOutcome> CompareIfPeer(const reference::ReferenceData& reference,
                                               const History& history, const Request& request,
                                               const Alignment& alignment) {
  ComparisonOutcome outcome = CompareOne(reference, history, request, alignment);
  const DatedVisit* baseline = outcome.episode == nullptr ? nullptr : outcome.episode->baseline;
  const model::Membership membership = BaselineMembership(reference, request.peers(), baseline);
  if (membership == model::Membership::kOutside) return std::nullopt;
  if (membership == model::Membership::kPossible) {
    AddNote(MakeNote(v1::NOTE_REASON_POSSIBLE,
                     "The baseline may lie outside the dates asked for: its date is not exact.",
                     {baseline->visit.name()}),
            outcome);
  }
  return outcome;
}

void SortExcluded(std::vector<const ComparedMember*>& excluded) {
  std::sort(excluded.begin(), excluded.end(), [](const auto* left, const auto* right) {
    const v1::Authority& a = left->exclusion.authority();
    const v1::Authority& b = right->exclusion.authority();
    return std::tie(a.display_name(), a.name()) < std::tie(b.display_name(), b.name());
  });
}

// Ranks the rows of a measure.
void RankMeasure(const reference::ReferenceData& reference, const v1::MeasureSubject& subject,
                 Comparison& comparison) {
  const reference::Measure* measure = FindMeasureByName(reference, subject.measure());
  if (measure == nullptr) return;
  comparison.statistics = RankRows(*measure, subject.rank_by(), comparison.rows, comparison.notes);
}

// Predecessors' values that stand in more than one row.
void NoteSharedValues(const std::vector<PlacedRow>& rows, std::vector<v1::DataNote>& notes) {
  absl::flat_hash_map<std::string_view, const PlacedRow*> first_of_visit;
  std::set<std::string> sharing;
  for (const PlacedRow& placed : rows) {
    const v1::ComparisonRow& row = placed.row();
    const std::string& visit = row.has_point() ? row.point().visit() : row.value_visit();
    const auto [first, is_new] = first_of_visit.try_emplace(visit, &placed);
    if (is_new) continue;
    sharing.insert({first->second->row().authority().name(), row.authority().name()});
  }
  if (sharing.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_INHERITED,
                           "These rows share values: those of a predecessor, which authorities "
                           "that took over from it inherit. Each row counts for itself.",
                           {sharing.begin(), sharing.end()}));
}

void NoteOnRows(const std::vector<PlacedRow>& rows, std::vector<v1::DataNote>& notes) {
  DateSpread spread;
  for (const PlacedRow& placed : rows) {
    const std::optional<model::PartialDate>& date = placed.dated->date;
    if (date.has_value()) spread.Add(placed.row().authority().name(), *date);
  }
  if (auto note = NoteOnFrameworks(rows); note.has_value()) notes.push_back(*std::move(note));
  if (auto note = spread.Note(); note.has_value()) notes.push_back(*std::move(note));
  NoteSharedValues(rows, notes);
}

}  // namespace

SharedMember CompareMember(const reference::ReferenceData& reference, AuthorityRecord record,
                           const Request& request) {
  const Alignment alignment = ReadAlignment(request);
  History history(reference, std::move(record), alignment.as_of);
  history.KeepChoosable(alignment.as_of);
  auto outcome = CompareIfPeer(reference, history, request, alignment);
  if (!outcome.has_value()) return nullptr;
  if (!outcome->row.has_value()) return ExcludedMember(std::move(outcome->exclusion));
  return RowMember({.row = *std::move(outcome->row), .date = outcome->date});
}

SharedMember RowMember(DatedRow row) {
  auto member = std::make_shared<ComparedMember>();
  member->row = std::move(row);
  member->bytes = member->row->row.SerializeAsString();
  return member;
}

SharedMember ExcludedMember(v1::Exclusion exclusion) {
  auto member = std::make_shared<ComparedMember>();
  member->exclusion = std::move(exclusion);
  member->bytes = member->exclusion.SerializeAsString();
  return member;
}

Request MemberRequest(const Request& request) {
  Request rest = request;
  v1::PeerGroup& peers = *rest.mutable_peers();
  peers.clear_authorities();
  peers.clear_regions();
  peers.clear_council_types();
  peers.clear_statistical_neighbours_of();
  peers.clear_neighbours_model();
  // But for whether a change is ranked, which an authority without an inspection has none of.
  if (rest.has_measure()) {
    rest.mutable_measure()->set_rank_by(RanksAChange(rest.measure()) ? v1::RANK_BY_CHANGE
                                                                     : v1::RANK_BY_VALUE);
  }
  rest.clear_order_by();
  rest.clear_page_size();
  rest.clear_page_token();
  rest.clear_read();
  return rest;
}

Comparison CompareMembers(const reference::ReferenceData& reference,
                          std::vector<SharedMember> members, const Request& request) {
  Comparison comparison;
  for (const SharedMember& member : members) {
    if (member->row.has_value()) {
      comparison.rows.push_back({.dated = &*member->row, .bytes = member->bytes});
    } else {
      comparison.excluded.push_back(member.get());
    }
  }
  comparison.members = std::move(members);
  if (request.has_measure()) RankMeasure(reference, request.measure(), comparison);
  NoteOnRows(comparison.rows, comparison.notes);
  const auto order = ParseRowOrder(request.order_by(), request.subject_case());
  SortRows(order.value_or(std::vector<OrderTerm>()), comparison.rows);
  SortExcluded(comparison.excluded);
  return comparison;
}

}  // namespace waymark::query
