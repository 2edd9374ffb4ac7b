#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/visit/visit_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

Item RecommendationItem(const v1::Recommendation& recommendation) {
  Item item{.label = recommendation.id(), .text = recommendation.text(), .details = {}};
  if (!recommendation.framework_reference().empty()) {
    item.details.push_back({"Reference", recommendation.framework_reference()});
  }
  if (!recommendation.themes().empty()) {
    item.details.push_back({"Themes", absl::StrJoin(recommendation.themes(), ", ",
                                                    [](std::string* out, const std::string& theme) {
                                                      absl::StrAppend(out, ShortName(theme));
                                                    })});
  }
  return item;
}

// Which recommendations an update speaks of: "r1", "3 of them", "all of them".
std::string WhichText(const v1::RecommendationUpdate& update) {
  if (!update.recommendation().empty()) return update.recommendation();
  if (update.has_count()) return absl::StrCat(update.count(), " of them");
  return absl::StrCat(Label(update.coverage()), " of them");
}

std::string UpdateText(const v1::RecommendationUpdate& update) {
  std::string text = Label(update.status());
  if (!update.service_area().empty()) {
    absl::StrAppend(&text, " in ", ShortName(update.service_area()));
  }
  if (update.speaker() != v1::SPEAKER_INSPECTORATE && update.speaker() != v1::SPEAKER_UNSPECIFIED) {
    absl::StrAppend(&text, ", says ", Label(update.speaker()));
  }
  return update.note().empty() ? text : absl::StrCat(text, ": ", update.note());
}

std::string ResponseText(const v1::Response& response) {
  std::string text;
  if (response.stance() != v1::STANCE_UNSPECIFIED) {
    absl::StrAppend(&text, Label(response.stance()), ": ");
  }
  absl::StrAppend(&text, response.statement());
  if (!response.date().empty()) absl::StrAppend(&text, " (", DateText(response.date()), ")");
  return text;
}

void WriteConflicts(const v1::Visit& visit, Report& report) {
  if (visit.conflicting_reports().empty()) return;
  report.Section("Where sources differ");
  for (const v1::ConflictingReport& conflict : visit.conflicting_reports()) {
    std::string text = absl::StrCat("'", conflict.value(), "', ", Label(conflict.resolution()));
    if (!conflict.note().empty()) absl::StrAppend(&text, ": ", conflict.note());
    report.Add(Item{.label = conflict.field(),
                    .text = WithSources(text, visit, conflict.source_ids(), report),
                    .details = {}});
  }
}

}  // namespace

void WriteVisitRecommendations(const v1::Visit& visit, Report& report) {
  if (!visit.recommendations().empty()) report.Section("Recommendations");
  for (const v1::Recommendation& recommendation : visit.recommendations()) {
    report.Add(RecommendationItem(recommendation));
  }
  if (!visit.recommendation_updates().empty()) report.Section("Earlier recommendations");
  for (const v1::RecommendationUpdate& update : visit.recommendation_updates()) {
    report.Add(Item{.label = WhichText(update),
                    .text = WithSources(UpdateText(update), visit, update.source_ids(), report),
                    .details = {}});
  }
}

void WriteResponses(const v1::Visit& visit, Report& report) {
  if (visit.responses().empty()) return;
  report.Section("Responses");
  for (const v1::Response& response : visit.responses()) {
    report.Add(
        Item{.label = Label(response.speaker()),
             .text = WithSources(ResponseText(response), visit, response.source_ids(), report),
             .details = {}});
  }
}

void WriteRemarks(const v1::Visit& visit, Report& report) {
  WriteConflicts(visit, report);
  if (visit.notes().empty()) return;
  report.Section("Notes");
  NoteList list;
  for (const v1::Note& note : visit.notes()) {
    const std::string about = note.field().empty() ? "" : absl::StrCat(note.field(), ": ");
    list.notes.push_back(
        WithSources(absl::StrCat(about, note.text()), visit, note.source_ids(), report));
  }
  report.Add(std::move(list));
}

}  // namespace waymark::query::client
