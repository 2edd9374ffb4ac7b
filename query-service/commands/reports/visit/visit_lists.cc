#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/time_util.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/counts.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/visit_text.h"

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

std::string VisitStateText(const v1::Visit& visit) {
  return visit.deleted() ? "withdrawn" : Label(visit.status());
}

v1::VisitSummary SummaryOf(const v1::Visit& visit) {
  v1::VisitSummary summary;
  summary.set_start_date(visit.start_date());
  summary.set_end_date(visit.end_date());
  return summary;
}

// "held", "held, inherited", "held, may not fit"
std::string StateAndMatch(const v1::Visit& visit, const v1::VisitMatch& match) {
  std::string text = VisitStateText(visit);
  if (match.has_inherited_through()) absl::StrAppend(&text, ", inherited");
  if (match.certainty() == v1::MATCH_CERTAINTY_POSSIBLE) absl::StrAppend(&text, ", may not fit");
  return text;
}

Grid::Row ListedVisitRow(const v1::Visit& visit, const v1::VisitMatch& match) {
  Grid::Row row{{ShortName(visit.name()), Label(visit.type()), VisitDates(SummaryOf(visit)),
                 DateText(visit.published_date()), NumbersText(visit), StateAndMatch(visit, match)},
                {}};
  for (const v1::DataNote& note : match.notes()) {
    // Every undated visit has one: its dates say so.
    if (note.reason() == v1::NOTE_REASON_VISIT_DATE_UNKNOWN) continue;
    row.details.push_back({"Note", NoteText(note)});
  }
  return row;
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

Document VisitListReport(const std::string& parent, const v1::ListVisitsResponse& response) {
  const auto& visits = response.visits();
  const bool all = ShortName(parent) == "-";
  Report report(all ? "Visits of all authorities" : absl::StrCat("Visits of ", ShortName(parent)),
                Counted(visits.size(), "visit", "visits"));
  if (visits.empty()) report.Say(kNoneHere);
  static const auto* no_match = new v1::VisitMatch();
  for (int i = 0; i < visits.size();) {
    const std::string authority = AuthorityOfVisit(visits[i].name());
    // Of one authority, unless predecessors' are among them.
    if (authority != ShortName(parent)) report.Add(Subject{authority});
    Grid grid{.columns = {"Visit", "Type", "Dates", "Published", "Number", "State"}, .rows = {}};
    for (; i < visits.size() && AuthorityOfVisit(visits[i].name()) == authority; ++i) {
      grid.rows.push_back(ListedVisitRow(
          visits[i], i < response.matches().size() ? response.matches(i) : *no_match));
    }
    report.Add(std::move(grid));
  }
  report.NoteSection(response.notes());
  return report.Take();
}

}  // namespace waymark::query::client
