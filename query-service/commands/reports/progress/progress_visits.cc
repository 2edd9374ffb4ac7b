#include "query-service/commands/reports/progress/progress_visits.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

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

std::string LookedAt(const v1::VisitPoint& point) {
  if (point.focus().empty()) return std::string(kNotStated);
  std::vector<std::string> parts;
  for (const v1::Focus& focus : point.focus()) parts.push_back(FocusText(focus));
  return absl::StrJoin(parts, "; ");
}

std::string ProgressOf(const v1::VisitPoint& point) {
  if (point.overall_progress().empty()) return std::string(kNotStated);
  std::vector<std::string> parts;
  for (const v1::OverallProgress& overall : point.overall_progress()) {
    parts.push_back(OverallText(overall));
  }
  return absl::StrJoin(parts, "; ");
}

// The visits to other authorities that the same letter covers.
std::string JointText(const v1::VisitPoint& point) {
  return absl::StrJoin(point.joint_with(), ", ", [](std::string* out, const std::string& name) {
    absl::StrAppend(out, VisitPath(name));
  });
}

void WriteVisit(const v1::VisitPoint& point, Report& report) {
  report.Add(Subject{absl::StrCat(
      ShortName(point.visit().name()), ": ", Label(point.visit().type()),
      point.inherited() ? absl::StrCat(", inherited: of ", AuthorityOfVisit(point.visit().name()))
                        : std::string())});
  report.Field("Number", NumberText(point));
  report.Field("Date", DateOf(point));
  report.Field("Months", MonthsOf(point));
  report.Field("Looked at", LookedAt(point));
  report.Field("Progress", ProgressOf(point));
  if (!point.joint_with().empty()) report.Field("Held with", JointText(point));
  if (!point.delivery_body().empty()) report.Field("Run by", point.delivery_body());
}

}  // namespace

void WriteVisits(const v1::GetProgressResponse& response, Report& report) {
  report.Section("Visits");
  if (response.visits().empty()) report.Say(kNoneHere);
  for (const v1::VisitPoint& point : response.visits()) WriteVisit(point, report);
}

}  // namespace waymark::query::client
