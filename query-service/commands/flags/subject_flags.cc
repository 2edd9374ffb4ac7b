#include "query-service/commands/flags/subject_flags.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/status/status_macros.h"
#include "query-service/commands/flags/arguments.h"

ABSL_FLAG(std::string, measure, "", "Compare the figures of this measure, by id: cl-in-touch.");
ABSL_FLAG(
    std::string, theme, "",
    "Compare how this theme stands, by id: management-oversight. With --recommendations: only "
    "those on this theme.");
ABSL_FLAG(
    std::string, judgement, "",
    "Compare the grades of this area: overall-effectiveness, leadership, help-and-protection, "
    "children-in-care, care-leavers, children-in-care-and-care-leavers, adoption, "
    "safeguarding-board; with --framework an area of that framework.");
ABSL_FLAG(bool, overall, false, "Compare what the inspectorate says of progress as a whole.");
ABSL_FLAG(bool, recommendations, false,
          "Compare what became of the recommendations of the inspection in force.");
ABSL_FLAG(std::string, service_area, "",
          "With --theme or --overall: the service area, by id. Without it any.");
ABSL_FLAG(
    std::string, cohort, "",
    "With --measure: the group counted, by id or as age:19-21. Without it the measure's own.");
ABSL_FLAG(std::string, basis, "",
          "With --measure: whose figures: letter (the inspectorate's, the default), local-data or "
          "official-statistics.");
ABSL_FLAG(std::string, definition, "",
          "With --measure: another definition than the measure's own.");
ABSL_FLAG(std::string, rank_by, "",
          "With --measure: what rank and spread are of: value (the default), change (since the "
          "baseline) or change-per-month.");
ABSL_FLAG(std::optional<std::int32_t>, max_age_months, std::nullopt,
          "With --measure and a point in time: leave out values older than so many months.");
ABSL_FLAG(std::string, framework, "",
          "With --judgement: only judgements under this framework: pre-sif, sif, ilacs-2018, "
          "ilacs-2023, ilacs-2026. Without it every one with an equivalent area.");

namespace waymark::query::client {
namespace {

// The subjects there are, as flags.
constexpr std::string_view kSubjects[] = {"measure", "theme", "judgement", "overall",
                                          "recommendations"};

// A flag that limits a subject, and those it goes with.
struct SubjectLimit {
  std::string_view flag;
  bool given;
  std::vector<std::string> subjects;
};

std::vector<SubjectLimit> LimitsGiven() {
  return {{"service_area", !absl::GetFlag(FLAGS_service_area).empty(), {"theme", "overall"}},
          {"cohort", !absl::GetFlag(FLAGS_cohort).empty(), {"measure"}},
          {"basis", !absl::GetFlag(FLAGS_basis).empty(), {"measure"}},
          {"definition", !absl::GetFlag(FLAGS_definition).empty(), {"measure"}},
          {"rank_by", !absl::GetFlag(FLAGS_rank_by).empty(), {"measure"}},
          {"max_age_months", absl::GetFlag(FLAGS_max_age_months).has_value(), {"measure"}},
          {"framework", !absl::GetFlag(FLAGS_framework).empty(), {"judgement"}}};
}

// The subject that is asked for; empty where none is, or more than one.
std::string_view SubjectGiven() {
  std::vector<std::string_view> given;
  if (!absl::GetFlag(FLAGS_measure).empty()) given.emplace_back("measure");
  if (!absl::GetFlag(FLAGS_judgement).empty()) given.emplace_back("judgement");
  if (absl::GetFlag(FLAGS_overall)) given.emplace_back("overall");
  if (absl::GetFlag(FLAGS_recommendations)) {
    given.emplace_back("recommendations");
  } else if (!absl::GetFlag(FLAGS_theme).empty()) {
    given.emplace_back("theme");
  }
  const bool theme_besides = !given.empty() && given.front() != "theme" &&
                             given.front() != "recommendations" &&
                             !absl::GetFlag(FLAGS_theme).empty();
  return given.size() == 1 && !theme_besides ? given.front() : "";
}

absl::Status CheckLimits(std::string_view subject) {
  for (const SubjectLimit& limit : LimitsGiven()) {
    const bool fits =
        std::find(limit.subjects.begin(), limit.subjects.end(), subject) != limit.subjects.end();
    if (!limit.given || fits) continue;
    return absl::InvalidArgumentError(absl::StrCat("--", std::string(limit.flag), " goes with --",
                                                   absl::StrJoin(limit.subjects, " or --"),
                                                   ", not with --", std::string(subject)));
  }
  return absl::OkStatus();
}

absl::Status FillMeasure(v1::MeasureSubject& subject) {
  subject.set_measure(WithCollection("measures", absl::GetFlag(FLAGS_measure)));
  subject.set_cohort(CohortName(absl::GetFlag(FLAGS_cohort)));
  subject.set_definition(absl::GetFlag(FLAGS_definition));
  WAYMARK_ASSIGN_OR_RETURN(const auto basis,
                           FlagValue<v1::SeriesBasis>("basis", absl::GetFlag(FLAGS_basis)));
  subject.set_basis(basis);
  WAYMARK_ASSIGN_OR_RETURN(const auto rank_by,
                           FlagValue<v1::RankBy>("rank_by", absl::GetFlag(FLAGS_rank_by)));
  subject.set_rank_by(rank_by);
  if (const auto months = absl::GetFlag(FLAGS_max_age_months); months.has_value()) {
    subject.set_max_age_months(*months);
  }
  return absl::OkStatus();
}

void FillTheme(v1::ThemeSubject& subject) {
  subject.set_theme(WithCollection("themes", absl::GetFlag(FLAGS_theme)));
  subject.set_service_area(WithCollection("service_areas", absl::GetFlag(FLAGS_service_area)));
}

absl::Status FillJudgement(v1::JudgementSubject& subject) {
  subject.set_area(absl::GetFlag(FLAGS_judgement));
  WAYMARK_ASSIGN_OR_RETURN(const auto framework,
                           FlagValue<v1::Framework>("framework", absl::GetFlag(FLAGS_framework)));
  subject.set_framework(framework);
  return absl::OkStatus();
}

}  // namespace

std::vector<std::string> SubjectFlagNames() {
  std::vector<std::string> names(std::begin(kSubjects), std::end(kSubjects));
  for (const SubjectLimit& limit : LimitsGiven()) names.emplace_back(limit.flag);
  return names;
}

absl::Status FillSubject(v1::CompareAuthoritiesRequest& request) {
  const std::string_view subject = SubjectGiven();
  if (subject.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "say what to compare, by one of --",
        absl::StrJoin(std::vector<std::string>(std::begin(kSubjects), std::end(kSubjects)), ", --"),
        "; for example: waymark-query compare --theme=management-oversight"));
  }
  WAYMARK_RETURN_IF_ERROR(CheckLimits(subject));
  if (subject == "measure") return FillMeasure(*request.mutable_measure());
  if (subject == "judgement") return FillJudgement(*request.mutable_judgement());
  if (subject == "theme") FillTheme(*request.mutable_theme());
  if (subject == "overall") {
    request.mutable_overall()->set_service_area(
        WithCollection("service_areas", absl::GetFlag(FLAGS_service_area)));
  }
  if (subject == "recommendations") {
    request.mutable_recommendations()->set_theme(
        WithCollection("themes", absl::GetFlag(FLAGS_theme)));
  }
  return absl::OkStatus();
}

}  // namespace waymark::query::client
