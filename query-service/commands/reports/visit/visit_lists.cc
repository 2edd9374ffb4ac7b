#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/time_util.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

std::string ChangedText(const v1::VisitRevision& revision) {
  if (revision.erased()) return "erased for good";
  if (revision.deleted()) {
    return absl::StrCat("withdrawn: ", revision.delete_reason().empty()
                                           ? std::string("no reason is given")
                                           : revision.delete_reason());
  }
  return revision.changed_fields().empty() ? "not known"
                                           : absl::StrJoin(revision.changed_fields(), ", ");
}

std::string NumbersText(const v1::Visit& visit) {
  std::string text = absl::StrJoin(visit.stated_numbers(), ", ",
                                   [](std::string* out, const v1::StatedNumber& stated) {
                                     absl::StrAppend(out, stated.number());
                                   });
  return text.empty() ? "-" : text;
}

std::string StateText(const v1::Visit& visit) {
  return visit.deleted() ? "withdrawn" : Label(visit.status());
}

std::string AuthorityOf(const v1::Visit& visit) {
  return ShortName(visit.name().substr(0, visit.name().find("/visits/")));
}

v1::VisitSummary SummaryOf(const v1::Visit& visit) {
  v1::VisitSummary summary;
  summary.set_start_date(visit.start_date());
  summary.set_end_date(visit.end_date());
  return summary;
}

std::string CountText(int count) { return absl::StrCat(count, count == 1 ? " visit" : " visits"); }

Grid::Row RowOf(const v1::Visit& visit) {
  return {{ShortName(visit.name()), Label(visit.type()), VisitDates(SummaryOf(visit)),
           DateText(visit.published_date()), NumbersText(visit), StateText(visit)},
          {}};
}

}  // namespace

Document RevisionsReport(const std::string& name, const std::vector<v1::VisitRevision>& revisions) {
  Report report(absl::StrCat("Revisions of ", ShortName(name)), name);
  Grid grid{.columns = {"Revision", "Committed", "By", "Changed"}, .rows = {}};
  for (const v1::VisitRevision& revision : revisions) {
    grid.rows.push_back({{absl::StrCat(revision.revision()),
                          google::protobuf::util::TimeUtil::ToString(revision.update_time()),
                          revision.submitter(), ChangedText(revision)},
                         {}});
  }
  report.Add(std::move(grid));
  return report.Take();
}

Document VisitListReport(const std::string& parent,
                         const google::protobuf::RepeatedPtrField<v1::Visit>& visits) {
  const bool all = ShortName(parent) == "-";
  Report report(all ? "Visits of all authorities" : absl::StrCat("Visits of ", ShortName(parent)),
                CountText(visits.size()));
  if (visits.empty()) {
    report.Say(kNoneHere);
    return report.Take();
  }
  for (int i = 0; i < visits.size();) {
    const std::string authority = AuthorityOf(visits[i]);
    if (all) report.Add(Subject{authority});
    Grid grid{.columns = {"Visit", "Type", "Dates", "Published", "Number", "State"}, .rows = {}};
    for (; i < visits.size() && AuthorityOf(visits[i]) == authority; ++i) {
      grid.rows.push_back(RowOf(visits[i]));
    }
    report.Add(std::move(grid));
  }
  return report.Take();
}

}  // namespace waymark::query::client
