#include "query-service/analysis/summary/themes/theme_summary.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "query-service/analysis/citation.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/summary/themes/unresolved_time.h"

namespace waymark::query {
namespace {

constexpr int kDefaultCitations = 10;
constexpr int kMaxCitations = 100;
constexpr std::size_t kMaxCompanions = 20;

int CitationsOf(const v1::SummarizeThemesRequest& request) {
  return request.max_citations() <= 0 ? kDefaultCitations
                                      : std::min(request.max_citations(), kMaxCitations);
}

// What the inspection that ended the episode says by itself.
ThemePoints PointsAtEnd(const EpisodeView& episode) {
  if (episode.ended_by == nullptr) return {};
  EpisodeView end;
  end.baseline = episode.ended_by;
  return CollectThemePoints(end, {});
}

const DatedThemePoint* Find(const ThemePoints& points, const ThemeKey& key) {
  const auto found = points.find(key);
  return found == points.end() ? nullptr : &found->second.front();
}

void SetTheme(const reference::ReferenceData& reference, const std::string& name,
              v1::Theme& theme) {
  const reference::Theme* known = FindThemeByName(reference, name);
  if (known != nullptr) {
    theme = ThemeMessage(*known);
  } else {
    theme.set_name(name);
  }
}

// A theme's row in its file; unknown ones come after all.
std::size_t RowInFile(const reference::ReferenceData& reference, const std::string& name) {
  const reference::Theme* theme = FindThemeByName(reference, name);
  return theme == nullptr ? reference.themes().size()
                          : static_cast<std::size_t>(theme - reference.themes().data());
}

auto ListedBy(const reference::ReferenceData& reference, const v1::ThemeSummary& summary) {
  return std::make_tuple(-summary.unresolved().authorities(), -summary.unresolved().visits(),
                         RowInFile(reference, summary.theme().name()), summary.theme().name());
}

void AddCompanions(const reference::ReferenceData& reference,
                   std::vector<v1::CompanionTheme> companions, v1::ThemeSummary& summary) {
  summary.set_companion_count(static_cast<int>(companions.size()));
  if (companions.size() > kMaxCompanions) companions.resize(kMaxCompanions);
  for (v1::CompanionTheme& companion : companions) {
    const std::string name = companion.theme().name();
    SetTheme(reference, name, *companion.mutable_theme());
    *summary.add_companions() = std::move(companion);
  }
}

}  // namespace

ThemeSummarizer::ThemeSummarizer(const reference::ReferenceData& reference,
                                 const v1::SummarizeThemesRequest& request,
                                 const std::vector<const reference::Authority*>& group)
    : reference_(reference),
      request_(request),
      to_(ReadDate(request.to_date())),
      days_(model::FilterOf(ReadDate(request.from_date()), to_)),
      service_areas_(request.service_areas().begin(), request.service_areas().end()),
      max_citations_(CitationsOf(request)),
      episodes_(reference, request.peers(), group, to_),
      group_notes_(reference, request.peers()),
      pairs_(max_citations_),
      found_(0),
      with_standing_(0) {}

void ThemeSummarizer::Add(AuthorityRecord record) {
  const History history(reference_, std::move(record));
  const std::vector<EpisodeView> episodes = episodes_.Of(history);
  if (episodes.empty() && AsksOfBaseline(request_.peers())) return;
  ++group_size_;
  ++authority_;
  group_notes_.Add(history, episodes, days_);
  saying_.clear();
  for (const EpisodeView& episode : episodes) AddEpisode(episode);
  AddPlacing(history);
}

// In which episode a visit stands decides whose baseline it has and how long something lasted.
void ThemeSummarizer::AddPlacing(const History& history) {
  for (const v1::DataNote& note : history.notes()) {
    if (note.names().empty() || !saying_.contains(note.names(0))) continue;
    if (note.reason() == v1::NOTE_REASON_BASELINE_UNRESOLVED) {
      unresolved_baseline_.insert(note.names(0));
    } else if (note.reason() == v1::NOTE_REASON_ORDER_UNKNOWN) {
      unknown_order_.insert(note.names(0));
    }
  }
}

ThemeSummarizer::VisitsSeen ThemeSummarizer::VisitsInside(const EpisodeView& episode) {
  VisitsSeen visits;
  for (const DatedVisit* visit : episode.BaselineAndVisits()) {
    const model::Membership membership = MembershipOf(*visit, days_);
    if (membership == model::Membership::kOutside) continue;
    const bool is_repeated = joint_.Has(visit->visit.name());
    visits[visit].sighting = {.authority = authority_,
                              .visit = joint_.Add(visit->visit),
                              .visit_name = visit->visit.name(),
                              .is_repeated = is_repeated,
                              .possible = membership == model::Membership::kPossible};
  }
  return visits;
}

void ThemeSummarizer::AddEpisode(const EpisodeView& episode) {
  VisitsSeen visits = VisitsInside(episode);
  ThemePoints points = CollectThemePoints(episode, {});
  std::erase_if(points, [this](const auto& entry) {
    return !WantsServiceArea(reference_, service_areas_, entry.first.service_area);
  });
  for (const auto& [key, of_key] : points) AddPoints(key, of_key, visits);
  AddTimes(episode, points);
  AddVisits(episode, visits);
}

void ThemeSummarizer::AddPoints(const ThemeKey& key, const std::vector<DatedThemePoint>& points,
                                VisitsSeen& visits) {
  for (const DatedThemePoint& dated : points) {
    const auto inside = visits.find(dated.visit);
    if (inside == visits.end()) continue;
    VisitSeen& visit = inside->second;
    RowOf(key.theme).AddPoint(visit.sighting, dated);
    visit.says_something |= !dated.findings.empty();
    visit.states_standing |= dated.standing != v1::STANDING_UNSPECIFIED;
    std::set<std::string> unresolved = UnresolvedFindings(dated);
    if (!unresolved.empty()) visit.unresolved[key.theme].merge(unresolved);
  }
}

void ThemeSummarizer::AddTimes(const EpisodeView& episode, const ThemePoints& points) {
  const ThemePoints at_end = PointsAtEnd(episode);
  for (const auto& [key, of_key] : points) {
    std::vector<v1::UnresolvedTime> times =
        UnresolvedTimesOf(episode, key.service_area, of_key, Find(at_end, key), days_);
    if (!times.empty()) RowOf(key.theme).AddTimes(std::move(times));
  }
}

void ThemeSummarizer::AddVisits(const EpisodeView& episode, const VisitsSeen& visits) {
  for (const DatedVisit* dated : episode.BaselineAndVisits()) {
    const auto inside = visits.find(dated);
    if (inside == visits.end() || !inside->second.says_something) continue;
    const VisitSeen& visit = inside->second;
    saying_.insert(visit.sighting.visit_name);
    found_.AddVisit(visit.sighting);
    if (visit.states_standing) with_standing_.AddVisit(visit.sighting);
    if (visit.sighting.possible) possible_.insert(visit.sighting.visit_name);
    if (AllSourcesPartial(dated->visit)) partial_.insert(visit.sighting.visit_name);
    pairs_.AddVisit(visit.sighting, visit.unresolved);
  }
}

ThemeRow& ThemeSummarizer::RowOf(const std::string& theme) {
  return rows_.try_emplace(theme, max_citations_).first->second;
}

std::vector<v1::ThemeSummary> ThemeSummarizer::Summaries() const {
  PairBase base{.visits_with_standing = with_standing_.CertainVisits(joint_),
                .unresolved_visits = {}};
  for (const auto& [theme, row] : rows_) {
    base.unresolved_visits[theme] = row.UnresolvedVisits(joint_);
  }
  const std::vector<std::string> wanted(request_.themes().begin(), request_.themes().end());
  std::vector<v1::ThemeSummary> summaries;
  for (const auto& [theme, row] : rows_) {
    if (!Wants(wanted, theme)) continue;
    v1::ThemeSummary& summary = summaries.emplace_back(row.ToMessage(joint_));
    SetTheme(reference_, theme, *summary.mutable_theme());
    AddCompanions(reference_, pairs_.CompanionsOf(theme, base, joint_), summary);
    if (FindThemeByName(reference_, theme) != nullptr) continue;
    *summary.add_notes() =
        MakeNote(v1::NOTE_REASON_UNKNOWN_REFERENCE,
                 "Not in this service's reference data; shown as recorded.", {theme});
  }
  return summaries;
}

void ThemeSummarizer::AddNotes(v1::SummarizeThemesResponse& whole) const {
  std::vector<v1::DataNote> notes = group_notes_.Finish(joint_);
  AddNoteOnMany(v1::NOTE_REASON_POSSIBLE,
                "When these visits were is not known exactly: they may lie outside the dates asked "
                "for, and are counted apart.",
                possible_, notes);
  AddNoteOnMany(v1::NOTE_REASON_PARTIAL_SOURCES,
                "Every source of these visits is partial: that a theme is not found there proves "
                "nothing, neither of the theme nor of what comes together with it.",
                partial_, notes);
  AddNoteOnMany(v1::NOTE_REASON_BASELINE_UNRESOLVED,
                "The inspection these visits name is not recorded, or none can be told: they were "
                "placed by their dates, or follow none.",
                unresolved_baseline_, notes);
  AddNoteOnMany(v1::NOTE_REASON_ORDER_UNKNOWN,
                "Dates of these visits overlap those of others: which came first is not known, and "
                "how long a theme stayed unresolved rests on the order of their first days.",
                unknown_order_, notes);
  for (v1::DataNote& note : notes) *whole.add_notes() = std::move(note);
}

ThemesAnswer ThemeSummarizer::Finish() const {
  ThemesAnswer answer;
  answer.themes = Summaries();
  std::sort(answer.themes.begin(), answer.themes.end(), [this](const auto& a, const auto& b) {
    return ListedBy(reference_, a) < ListedBy(reference_, b);
  });
  const v1::ThemeTally found = found_.ToMessage(joint_);
  answer.whole.set_theme_count(static_cast<int>(answer.themes.size()));
  answer.whole.set_group_size(group_size_);
  answer.whole.set_authority_count(found.authorities());
  answer.whole.set_visit_count(found.visits());
  answer.whole.set_possible_visit_count(found.possible_visits());
  answer.whole.set_visits_with_standing(with_standing_.CertainVisits(joint_));
  AddNotes(answer.whole);
  return answer;
}

}  // namespace waymark::query
