#include "query-service/commands/reports/visit/visit_report.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/time_util.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/visit/visit_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

std::string Title(const v1::Visit& visit) {
  return absl::StrCat(AuthorityOfVisit(visit.name()), ", ", Label(visit.type()), ": ",
                      ShortName(visit.name()));
}

// What a reader must know of a document, which a citation does not say.
void AddSourceNotes(const v1::Visit& visit, Document& document) {
  SourceList numbers;
  for (const v1::Source& source : visit.sources()) {
    google::protobuf::RepeatedPtrField<v1::Source> one;
    *one.Add() = source;
    const std::size_t number = numbers.Cite(one, visit.name()).parts()[0].sources[0];
    std::string& text = document.sources[number - 1].text;
    if (!source.note().empty()) absl::StrAppend(&text, ". ", source.note());
    if (!source.also_covers().empty()) {
      absl::StrAppend(&text, ". Also covers ", absl::StrJoin(source.also_covers(), ", "));
    }
  }
}

void WriteLabels(const v1::Visit& visit, Report& report) {
  // A map has no order of its own.
  for (const auto& [key, value] :
       std::map<std::string, std::string>(visit.labels().begin(), visit.labels().end())) {
    report.Field(key, value);
  }
}

// Which revision this is.
void WriteRecord(const v1::Visit& visit, Report& report) {
  using google::protobuf::util::TimeUtil;
  report.Section("Record");
  report.Field("Revision", absl::StrCat(visit.revision(), ", committed ",
                                        TimeUtil::ToString(visit.update_time())));
  report.Field("Written by", visit.submitter());
  report.Field("First", TimeUtil::ToString(visit.create_time()));
  report.Field("Etag", visit.etag());
  WriteLabels(visit, report);
}

}  // namespace

Document VisitReport(const v1::Visit& visit, const MeasureUnits& units) {
  Report report(Title(visit), visit.name());
  // In the visit's own order, whichever is cited first.
  if (!visit.sources().empty()) report.sources().Cite(visit.sources(), visit.name());
  if (visit.deleted()) {
    report.Say(absl::StrCat(
        "Withdrawn: ",
        visit.delete_reason().empty() ? std::string("no reason is given") : visit.delete_reason(),
        ". What it held is in the revision before."));
  }
  WriteFacts(visit, report);
  WriteFindings(visit, report);
  WriteObservations(visit, units, report);
  WriteVisitRecommendations(visit, report);
  WriteResponses(visit, report);
  WriteRemarks(visit, report);
  WriteRecord(visit, report);
  Document document = report.Take();
  AddSourceNotes(visit, document);
  return document;
}

}  // namespace waymark::query::client
