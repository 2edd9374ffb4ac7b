#include "query-service/commands/wording/visit_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"

namespace waymark::query::client {

std::string AuthorityOfVisit(const std::string& name) {
  return ShortName(name.substr(0, name.find("/visits/")));
}

std::string VisitPath(const std::string& name) {
  return absl::StrCat(AuthorityOfVisit(name), "/", ShortName(name));
}

std::string StatedText(const v1::StatedNumber& stated) {
  std::string text = absl::StrCat(stated.number());
  if (stated.has_of_planned()) absl::StrAppend(&text, " of ", stated.of_planned(), " planned");
  if (stated.said_to_be_final()) absl::StrAppend(&text, ", said to be the last");
  return absl::StrCat(text, " (", Label(stated.counted_from()), ")");
}

std::string FocusText(const v1::Focus& focus) {
  std::vector<std::string> parts;
  if (!focus.service_area().empty()) parts.push_back(ShortName(focus.service_area()));
  for (const std::string& theme : focus.themes()) parts.push_back(ShortName(theme));
  for (const std::string& cohort : focus.cohorts()) parts.push_back(ShortName(cohort));
  if (!focus.place().empty()) parts.push_back(focus.place());
  if (!focus.wording().empty()) parts.push_back(absl::StrCat("'", focus.wording(), "'"));
  return absl::StrJoin(parts, ", ");
}

std::string JudgementText(const v1::Judgement& judgement) {
  std::string text = absl::StrCat(judgement.area(), ": ", Label(judgement.grade()));
  if (!judgement.not_judged_reason().empty()) {
    absl::StrAppend(&text, " (", judgement.not_judged_reason(), ")");
  }
  return text;
}

std::string OverallText(const v1::OverallProgress& overall) {
  std::string text = absl::StrCat("'", overall.phrase(), "'");
  std::vector<std::string> about;
  if (overall.rating() != v1::PROGRESS_RATING_UNSPECIFIED) about.push_back(Label(overall.rating()));
  if (overall.pace() != v1::PACE_UNSPECIFIED) about.push_back(Label(overall.pace()));
  if (!overall.service_area().empty()) about.push_back(ShortName(overall.service_area()));
  if (overall.speaker() != v1::SPEAKER_INSPECTORATE) {
    about.push_back(absl::StrCat("says ", Label(overall.speaker())));
  }
  if (!about.empty()) absl::StrAppend(&text, " (", absl::StrJoin(about, ", "), ")");
  return text;
}

}  // namespace waymark::query::client
