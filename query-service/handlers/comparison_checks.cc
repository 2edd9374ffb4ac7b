#include "query-service/handlers/comparison_checks.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/reference/framework_id.h"
#include "common/reference/records.h"
#include "query-service/analysis/comparison/ranking/row_order.h"
#include "query-service/handlers/peer_group_checks.h"

namespace waymark::query {
namespace {

using Request = v1::CompareAuthoritiesRequest;

constexpr int kMaxMonths = 1200;
constexpr int kMaxVisitNumber = 100;

void CheckRange(std::string_view field, int number, int least, int most, RequestChecks& checks) {
  if (least <= number && number <= most) return;
  checks.Add(field, v1::VIOLATION_REASON_OUT_OF_RANGE,
             absl::StrCat("is ", number, "; give ", least, " to ", most));
}

void CheckMeasure(const Request& request, RequestChecks& checks) {
  const v1::MeasureSubject& measure = request.measure();
  checks.Measure("measure.measure", measure.measure());
  if (!measure.cohort().empty()) checks.Cohort("measure.cohort", measure.cohort());
  checks.KnownEnum("measure.basis", v1::SeriesBasis_IsValid(measure.basis()));
  checks.KnownEnum("measure.rank_by", v1::RankBy_IsValid(measure.rank_by()));
  if (!measure.has_max_age_months()) return;
  CheckRange("measure.max_age_months", measure.max_age_months(), 0, kMaxMonths, checks);
  if (request.alignment_case() == Request::ALIGNMENT_NOT_SET) {
    checks.Add("measure.max_age_months", v1::VIOLATION_REASON_CONTRADICTION,
               "needs a date that ages are counted to; give an alignment too, for example today as "
               "as_of_date");
  }
}

std::vector<std::string> AreasOf(const reference::ReferenceData& reference,
                                 const std::string& framework) {
  std::vector<std::string> areas;
  for (const reference::JudgementArea& area : reference.judgement_areas()) {
    if (area.framework == framework) areas.push_back(area.id);
  }
  return areas;
}

void CheckJudgement(const reference::ReferenceData& reference, const Request& request,
                    RequestChecks& checks) {
  const v1::JudgementSubject& judgement = request.judgement();
  checks.KnownEnum("judgement.framework", v1::Framework_IsValid(judgement.framework()));
  const std::string framework = reference::FrameworkId(judgement.framework());
  if (judgement.area().empty()) {
    checks.Add("judgement.area", v1::VIOLATION_REASON_REQUIRED,
               "give a judgement area, for example overall-effectiveness");
  } else if (judgement.framework() == v1::FRAMEWORK_UNSPECIFIED) {
    checks.Word("judgement.area", judgement.area(), ComparedAreas(reference));
  } else if (reference.ListsJudgementAreasOf(framework)) {
    checks.Word("judgement.area", judgement.area(), AreasOf(reference, framework));
  }
  if (request.has_visit_number()) {
    checks.Add("visit_number", v1::VIOLATION_REASON_CONTRADICTION,
               "judgements are made by inspections, which have no number; give another alignment");
  }
}

void CheckSubject(const reference::ReferenceData& reference, const Request& request,
                  RequestChecks& checks) {
  switch (request.subject_case()) {
    case Request::kMeasure:
      return CheckMeasure(request, checks);
    case Request::kTheme:
      checks.Theme("theme.theme", request.theme().theme());
      if (!request.theme().service_area().empty()) {
        checks.ServiceArea("theme.service_area", request.theme().service_area());
      }
      return;
    case Request::kJudgement:
      return CheckJudgement(reference, request, checks);
    case Request::kOverall:
      if (!request.overall().service_area().empty()) {
        checks.ServiceArea("overall.service_area", request.overall().service_area());
      }
      return;
    case Request::kRecommendations:
      if (!request.recommendations().theme().empty()) {
        checks.Theme("recommendations.theme", request.recommendations().theme());
      }
      return;
    case Request::SUBJECT_NOT_SET:
      checks.Add("subject", v1::VIOLATION_REASON_REQUIRED,
                 "say what is compared: set measure, theme, judgement, overall or recommendations");
  }
}

void CheckCountedFrom(const Request& request, RequestChecks& checks) {
  const v1::CountedFrom from = request.number_counted_from();
  checks.KnownEnum("number_counted_from",
                   v1::CountedFrom_IsValid(from) && from != v1::COUNTED_FROM_UNSTATED);
  if (from != v1::COUNTED_FROM_UNSPECIFIED && !request.has_visit_number()) {
    checks.Add("number_counted_from", v1::VIOLATION_REASON_CONTRADICTION,
               "says what a number counts from; give visit_number too");
  }
}

void CheckAlignment(const Request& request, RequestChecks& checks) {
  if (request.has_as_of_date() && request.as_of_date().empty()) {
    checks.Add("as_of_date", v1::VIOLATION_REASON_REQUIRED,
               "give a date, or leave the alignment out for the latest known");
  }
  checks.Date("as_of_date", request.as_of_date());
  if (request.has_months_since_baseline()) {
    CheckRange("months_since_baseline", request.months_since_baseline(), 0, kMaxMonths, checks);
  }
  if (request.has_visit_number()) {
    CheckRange("visit_number", request.visit_number(), 1, kMaxVisitNumber, checks);
  }
  checks.KnownEnum("clock", v1::BaselineClock_IsValid(request.clock()));
  CheckCountedFrom(request, checks);
}

}  // namespace

void CheckComparison(const reference::ReferenceData& reference, Request& request,
                     RequestChecks& checks) {
  CheckPeerGroup(reference, *request.mutable_peers(), checks);
  CheckSubject(reference, request, checks);
  CheckAlignment(request, checks);
  if (request.subject_case() != Request::SUBJECT_NOT_SET) {
    const auto order = ParseRowOrder(request.order_by(), request.subject_case());
    if (!order.ok()) {
      checks.Add("order_by", v1::VIOLATION_REASON_MALFORMED, std::string(order.status().message()));
    }
  }
  checks.NotNegative("page_size", request.page_size());
}

}  // namespace waymark::query
