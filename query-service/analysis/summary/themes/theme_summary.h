#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_SUMMARY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_SUMMARY_H_

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/summary/group_episodes.h"
#include "query-service/analysis/summary/group_notes.h"
#include "query-service/analysis/summary/joint_visits.h"
#include "query-service/analysis/summary/themes/sighting_tally.h"
#include "query-service/analysis/summary/themes/theme_pairs.h"
#include "query-service/analysis/summary/themes/theme_row.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {

// What recurs across a group, before it is cut into pages.
struct ThemesAnswer {
  std::vector<v1::ThemeSummary> themes;
  v1::SummarizeThemesResponse whole;  // all but themes, tokens
};

// Sums up themes over a group. Authorities are added one by one, so that no more than one record is
// held at a time.
class ThemeSummarizer {
 public:
  // The request is checked and its names are canonical; paging and freshness are the caller's.
  // `group`: the CandidateAuthorities for the request's peers. Reference data and request outlive
  // the summarizer.
  ThemeSummarizer(const reference::ReferenceData& reference,
                  const v1::SummarizeThemesRequest& request,
                  const std::vector<const reference::Authority*>& group);

  // One of the group, each once, with whole visits and what it inherits; also one without visits.
  // Of what the peers say of the baseline, each episode is asked.
  void Add(AuthorityRecord record);

  [[nodiscard]] ThemesAnswer Finish() const;

 private:
  // What is gathered of one visit while its authority is gone through.
  struct VisitSeen {
    Sighting sighting;
    bool says_something = false;
    bool states_standing = false;
    UnresolvedThemes unresolved;
  };
  using VisitsSeen = std::map<const DatedVisit*, VisitSeen>;

  VisitsSeen VisitsInside(const EpisodeView& episode);
  void AddEpisode(const EpisodeView& episode);
  void AddPoints(const ThemeKey& key, const std::vector<DatedThemePoint>& points,
                 VisitsSeen& visits);
  void AddTimes(const EpisodeView& episode, const ThemePoints& points);
  void AddVisits(const EpisodeView& episode, const VisitsSeen& visits);
  void AddPlacing(const History& history);
  ThemeRow& RowOf(const std::string& theme);
  [[nodiscard]] std::vector<v1::ThemeSummary> Summaries() const;
  void AddNotes(v1::SummarizeThemesResponse& whole) const;

  const reference::ReferenceData& reference_;
  const v1::SummarizeThemesRequest& request_;
  const std::optional<model::PartialDate> to_;
  const model::DayFilter days_;
  const std::vector<std::string> service_areas_;
  const int max_citations_;
  const GroupEpisodes episodes_;

  std::size_t authority_ = 0;  // the number of the one being added
  int group_size_ = 0;
  JointVisits joint_;
  GroupNotes group_notes_;
  std::map<std::string, ThemeRow> rows_;  // by theme
  ThemePairs pairs_;
  SightingTally found_;
  SightingTally with_standing_;
  // Names of visits that say something: of the authority being added; that may lie outside the
  // period; whose sources are all partial; whose inspection, or order among others, is not known.
  std::set<std::string> saying_;
  std::set<std::string> possible_;
  std::set<std::string> partial_;
  std::set<std::string> unresolved_baseline_;
  std::set<std::string> unknown_order_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_SUMMARY_H_
