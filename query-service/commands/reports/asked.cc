#include "query-service/commands/reports/asked.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/question.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

Question ComparedBy(const v1::MeasureSubject& subject) {
  Question question(
      absl::StrCat("how authorities compare by the measure ", ShortName(subject.measure())));
  question.If(!subject.cohort().empty(), absl::StrCat("of ", ShortName(subject.cohort())));
  question.If(subject.basis() != v1::SERIES_BASIS_UNSPECIFIED, Label(subject.basis()));
  question.If(!subject.definition().empty(),
              absl::StrCat("by the definition ", subject.definition()));
  question.If(subject.has_max_age_months(),
              absl::StrCat("no value older than ", subject.max_age_months(), " months"));
  question.If(subject.rank_by() != v1::RANK_BY_UNSPECIFIED,
              absl::StrCat("ranked by the ", Label(subject.rank_by())));
  return question;
}

Question ComparedBy(const v1::ThemeSubject& subject) {
  Question question(
      absl::StrCat("how authorities compare by the theme ", ShortName(subject.theme())));
  question.If(!subject.service_area().empty(),
              absl::StrCat("only the service area ", ShortName(subject.service_area())));
  return question;
}

Question ComparedBy(const v1::JudgementSubject& subject) {
  Question question(absl::StrCat("how authorities compare by the judgements on ", subject.area()));
  question.If(subject.framework() != v1::FRAMEWORK_UNSPECIFIED,
              absl::StrCat("only under ", Label(subject.framework())));
  return question;
}

Question ComparedBy(const v1::OverallSubject& subject) {
  Question question("how authorities compare by progress as a whole");
  question.If(!subject.service_area().empty(),
              absl::StrCat("only the service area ", ShortName(subject.service_area())));
  return question;
}

Question ComparedBy(const v1::RecommendationSubject& subject) {
  Question question("how authorities compare by what became of recommendations");
  question.If(!subject.theme().empty(),
              absl::StrCat("only those on the theme ", ShortName(subject.theme())));
  return question;
}

Question ComparedBy(const v1::CompareAuthoritiesRequest& request) {
  if (request.has_theme()) return ComparedBy(request.theme());
  if (request.has_judgement()) return ComparedBy(request.judgement());
  if (request.has_overall()) return ComparedBy(request.overall());
  if (request.has_recommendations()) return ComparedBy(request.recommendations());
  return ComparedBy(request.measure());
}

std::string ClockOf(v1::BaselineClock clock) {
  return Label(clock == v1::BASELINE_CLOCK_UNSPECIFIED ? v1::BASELINE_CLOCK_PUBLICATION : clock);
}

void AddDates(const std::string& from, const std::string& to, Question& question) {
  question.If(!from.empty(), absl::StrCat("from ", DateText(from), " on"));
  question.If(!to.empty(), absl::StrCat("up to ", DateText(to)));
}

}  // namespace

std::string AskedText(const v1::GetProgressRequest& request) {
  Question question(absl::StrCat("the progress of ", ShortName(request.authority())));
  question.If(!request.baseline().empty(),
              absl::StrCat("measured from ", ShortName(request.baseline())));
  question.Only("themes", request.themes());
  question.Only("measures", request.measures());
  question.Only("service areas", request.service_areas());
  question.If(!request.from_date().empty(), absl::StrCat("nothing shown that is certainly before ",
                                                         DateText(request.from_date())));
  question.If(!request.to_date().empty(), absl::StrCat("as of ", DateText(request.to_date())));
  question.If(request.clock() != v1::BASELINE_CLOCK_UNSPECIFIED,
              absl::StrCat("months counted from the baseline's ", Label(request.clock())));
  question.Known(request.read());
  return question.Text();
}

std::string AlignmentText(const v1::CompareAuthoritiesRequest& request) {
  if (request.has_as_of_date()) return absl::StrCat("as of ", DateText(request.as_of_date()));
  if (request.has_months_since_baseline()) {
    return absl::StrCat(request.months_since_baseline(),
                        request.months_since_baseline() == 1 ? " month" : " months",
                        " after the baseline's ", ClockOf(request.clock()));
  }
  if (request.has_visit_number()) {
    const std::string from = request.number_counted_from() == v1::COUNTED_FROM_UNSPECIFIED
                                 ? ""
                                 : absl::StrCat(", ", Label(request.number_counted_from()));
    return absl::StrCat("at visit number ", request.visit_number(), from);
  }
  return "latest known";
}

std::string AskedText(const v1::CompareAuthoritiesRequest& request) {
  Question question = ComparedBy(request);
  question.Among(request.peers());
  question.If(request.alignment_case() != v1::CompareAuthoritiesRequest::ALIGNMENT_NOT_SET,
              AlignmentText(request));
  question.If(!request.order_by().empty(), absl::StrCat("ordered by ", request.order_by()));
  question.Known(request.read());
  return question.Text();
}

std::string AskedText(const v1::SummarizeThemesRequest& request) {
  Question question("what recurs across authorities");
  question.Only("themes", request.themes());
  question.Only("service areas", request.service_areas());
  question.Among(request.peers());
  AddDates(request.from_date(), request.to_date(), question);
  question.Known(request.read());
  return question.Text();
}

std::string AskedText(const v1::SummarizeEpisodesRequest& request) {
  Question question("what came before re-inspection");
  question.If(!request.judgement_area().empty(),
              absl::StrCat("grades of ", request.judgement_area()));
  question.OnlyValues<v1::EpisodeEnd>("episodes", request.ends());
  question.Among(request.peers());
  question.If(!request.to_date().empty(), absl::StrCat("as of ", DateText(request.to_date())));
  question.Known(request.read());
  return question.Text();
}

std::string AskedText(const v1::SearchFindingsRequest& request) {
  Question question(request.query().empty()
                        ? std::string("what visits say")
                        : absl::StrCat("what visits say with the words ", request.query()));
  question.OnlyValues<v1::SearchedField>("texts", request.fields());
  question.Only("authorities", request.authorities());
  question.Only("themes", request.themes());
  question.Only("service areas", request.service_areas());
  question.OnlyValues<v1::Standing>("standings", request.standings());
  question.OnlyValues<v1::Direction>("directions", request.directions());
  question.OnlyValues<v1::Speaker>("speakers", request.speakers());
  question.Only("subjects", request.subjects());
  question.Only("cohorts", request.cohorts());
  question.If(request.has_about_others(), request.about_others()
                                              ? "only about others than the authority"
                                              : "only about the authority");
  AddDates(request.from_date(), request.to_date(), question);
  question.Known(request.read());
  return question.Text();
}

}  // namespace waymark::query::client
