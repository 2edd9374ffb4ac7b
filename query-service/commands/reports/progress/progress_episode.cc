#include "query-service/commands/reports/progress/progress_episode.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

std::string JudgementsText(const v1::Episode& episode) {
  if (episode.judgements().empty()) return "none recorded";
  std::vector<std::string> parts;
  for (const v1::Judgement& judgement : episode.judgements()) {
    parts.push_back(JudgementText(judgement));
  }
  return absl::StrJoin(parts, "; ");
}

// The date the months run to.
std::string_view MonthsEnd(const v1::Episode& episode) {
  switch (episode.end()) {
    case v1::EPISODE_END_REINSPECTED:
      return "the inspection that ended it";
    case v1::EPISODE_END_CONTINUED_BY:
      return "the authority's last day";
    default:
      return "the latest dated visit";
  }
}

std::string EpisodeMonthsText(const v1::Episode& episode) {
  if (!episode.has_months_since_publication() && !episode.has_months_since_fieldwork()) {
    return "not known";
  }
  const auto months = [](bool known, const v1::Range& range) {
    return known ? RangeText(range) : std::string("not known");
  };
  return absl::StrCat(
      months(episode.has_months_since_publication(), episode.months_since_publication()),
      " since publication, ",
      months(episode.has_months_since_fieldwork(), episode.months_since_fieldwork()),
      " since the end of fieldwork, to ", std::string(MonthsEnd(episode)));
}

std::string MonitoringVisits(int count) {
  return absl::StrCat(count, count == 1 ? " monitoring visit" : " monitoring visits", " recorded");
}

std::string CountsText(const v1::Episode& episode) {
  return absl::StrCat(MonitoringVisits(episode.visits_held()), "; ",
                      episode.highest_stated_number() == 0
                          ? "no source states a number counted from the baseline"
                          : absl::StrCat("the highest number a source states is ",
                                         episode.highest_stated_number()));
}

std::string EndText(const v1::Episode& episode) {
  std::string text = Label(episode.end());
  if (episode.has_ended_by()) absl::StrAppend(&text, ": ", VisitText(episode.ended_by()));
  if (!episode.continued_by().empty()) {
    std::vector<std::string> names;
    for (const std::string& name : episode.continued_by()) names.push_back(ShortName(name));
    absl::StrAppend(&text, ", continued by ", absl::StrJoin(names, ", "));
  }
  return text;
}

// Of a predecessor, whose name is told: its visits are no others'.
std::string InheritedText(const v1::VisitSummary& visit) {
  return absl::StrCat(VisitText(visit), ", inherited: of ", AuthorityOfVisit(visit.name()));
}

std::string BaselineText(const v1::Episode& episode) {
  if (episode.has_baseline()) {
    return episode.inherited()
               ? absl::StrCat(InheritedText(episode.baseline()),
                              ", whose inspection counts until there is one of its own")
               : VisitText(episode.baseline());
  }
  return episode.inherited() ? "none chosen: what its predecessors left is shown" : "none recorded";
}

// As --baseline takes them.
void WriteCandidates(const v1::Episode& episode, Report& report) {
  for (const v1::VisitSummary& candidate : episode.candidate_baselines()) {
    report.Field("Candidate", absl::StrCat(InheritedText(candidate),
                                           "; --baseline=", candidate.name(), " measures from it"));
  }
}

std::string OtherEpisodeText(const v1::EpisodeSummary& episode) {
  const std::string grade = episode.overall_grade() == v1::GRADE_UNSPECIFIED
                                ? "no overall grade given"
                                : absl::StrCat("overall ", Label(episode.overall_grade()));
  return absl::StrCat(!episode.has_baseline() ? std::string("no baseline recorded")
                      : episode.inherited()   ? InheritedText(episode.baseline())
                                              : VisitText(episode.baseline()),
                      ": ", grade, "; ", MonitoringVisits(episode.visits_held()), "; ",
                      Label(episode.end()));
}

}  // namespace

std::string AuthorityText(const v1::Authority& authority) {
  std::vector<std::string> parts = {ShortName(authority.name())};
  if (!authority.region().empty()) parts.push_back(authority.region());
  if (!authority.valid_to_date().empty()) {
    parts.push_back(absl::StrCat("existed until ", authority.valid_to_date()));
  }
  return absl::StrJoin(parts, ", ");
}

void WriteEpisode(const v1::GetProgressResponse& response, Report& report) {
  if (!response.has_episode()) {
    report.Field("Baseline", "nothing is recorded");
  } else {
    const v1::Episode& episode = response.episode();
    report.Field("Baseline", BaselineText(episode));
    WriteCandidates(episode, report);
    report.Field("Judgements", JudgementsText(episode));
    report.Field("Months", EpisodeMonthsText(episode));
    report.Field("Visits", CountsText(episode));
    report.Field("Episode", EndText(episode));
  }
  for (const v1::EpisodeSummary& other : response.other_episodes()) {
    report.Field("Other", OtherEpisodeText(other));
  }
}

}  // namespace waymark::query::client
