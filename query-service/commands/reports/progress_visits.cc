#include "query-service/commands/reports/progress_visits.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kIndent = 2;

std::string StatedText(const v1::StatedNumber& stated) {
  std::string text = absl::StrCat(stated.number());
  if (stated.has_of_planned()) absl::StrAppend(&text, " of ", stated.of_planned(), " planned");
  if (stated.said_to_be_final()) absl::StrAppend(&text, ", said to be the last");
  return absl::StrCat(text, " (", Label(stated.counted_from()), ")");
}

std::string CountedText(const v1::VisitPoint& point) {
  if (!point.has_counted_number()) return "not counted here";
  std::string text = absl::StrCat(
      "counted here ", point.counted_is_lower_bound() ? "at least " : "", point.counted_number());
  if (point.has_counted_number_with_focused() &&
      point.counted_number_with_focused() != point.counted_number()) {
    absl::StrAppend(&text, ", with focused visits ", point.counted_number_with_focused());
  }
  return text;
}

std::string NumberText(const v1::VisitPoint& point) {
  std::vector<std::string> stated;
  for (const v1::StatedNumber& number : point.stated_numbers()) {
    stated.push_back(StatedText(number));
  }
  return absl::StrCat("stated ", stated.empty() ? "by no source" : absl::StrJoin(stated, ", "),
                      "; ", CountedText(point));
}

std::string DateOf(const v1::VisitPoint& point) {
  const v1::VisitSummary& visit = point.visit();
  std::string text = VisitDates(visit);
  const bool placed = !point.earliest_date().empty() || !point.latest_date().empty();
  if (visit.start_date().empty() && visit.end_date().empty() && placed) {
    absl::StrAppend(&text, " (", SpanText(point.earliest_date(), point.latest_date()), ")");
  }
  return text;
}

std::string MonthsOf(const v1::VisitPoint& point) {
  if (!point.has_months_since_publication() && !point.has_months_since_fieldwork()) {
    return "not known";
  }
  const auto months = [](bool known, const v1::Range& range) {
    return known ? RangeText(range) : std::string("not known");
  };
  return absl::StrCat(
      months(point.has_months_since_publication(), point.months_since_publication()),
      " since the baseline's publication, ",
      months(point.has_months_since_fieldwork(), point.months_since_fieldwork()),
      " since its fieldwork");
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

std::string LookedAt(const v1::VisitPoint& point) {
  if (point.focus().empty()) return std::string(kNotStated);
  std::vector<std::string> parts;
  for (const v1::Focus& focus : point.focus()) parts.push_back(FocusText(focus));
  return absl::StrJoin(parts, "; ");
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

std::string ProgressOf(const v1::VisitPoint& point) {
  if (point.overall_progress().empty()) return std::string(kNotStated);
  std::vector<std::string> parts;
  for (const v1::OverallProgress& overall : point.overall_progress()) {
    parts.push_back(OverallText(overall));
  }
  return absl::StrJoin(parts, "; ");
}

void WriteVisit(const v1::VisitPoint& point, Page& page) {
  page.Paragraph("",
                 absl::StrCat(ShortName(point.visit().name()), ": ", Label(point.visit().type())));
  page.Field("Number", NumberText(point), kIndent);
  page.Field("Date", DateOf(point), kIndent);
  page.Field("Months", MonthsOf(point), kIndent);
  page.Field("Looked at", LookedAt(point), kIndent);
  page.Field("Progress", ProgressOf(point), kIndent);
  if (!point.delivery_body().empty()) page.Field("Run by", point.delivery_body(), kIndent);
}

}  // namespace

void WriteVisits(const v1::GetProgressResponse& response, Page& page) {
  page.Section("Visits");
  if (response.visits().empty()) page.Paragraph("", kNoneHere);
  bool first = true;
  for (const v1::VisitPoint& point : response.visits()) {
    if (!std::exchange(first, false)) page.Gap();
    WriteVisit(point, page);
  }
}

}  // namespace waymark::query::client
