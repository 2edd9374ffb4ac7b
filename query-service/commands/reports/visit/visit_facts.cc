#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/visit/visit_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

// A field for each of `messages`, with its sources; the label on each, as they may be many.
template <typename Message>
void WriteEach(const std::string& label,
               const google::protobuf::RepeatedPtrField<Message>& messages,
               std::string (*words)(const Message&), const v1::Visit& visit, Report& report) {
  for (const Message& message : messages) {
    report.Field(label, WithSources(words(message), visit, message.source_ids(), report));
  }
}

void WriteIfGiven(const std::string& label, const std::string& text, Report& report) {
  if (!text.empty()) report.Field(label, text);
}

std::string DateIfGiven(const std::string& date) { return date.empty() ? "" : DateText(date); }

std::string EvidenceText(const v1::Evidence& evidence) {
  std::string text = Label(evidence.type());
  if (evidence.has_count()) absl::StrAppend(&text, ", ", evidence.count());
  if (!evidence.description().empty()) absl::StrAppend(&text, ": ", evidence.description());
  return text;
}

std::string EvidenceList(const v1::Visit& visit) {
  std::vector<std::string> parts;
  for (const v1::Evidence& evidence : visit.evidence()) parts.push_back(EvidenceText(evidence));
  return absl::StrJoin(parts, "; ");
}

std::string PublishedText(const v1::Visit& visit) {
  std::vector<std::string> parts;
  if (visit.publication_status() != v1::PUBLICATION_STATUS_UNSPECIFIED) {
    parts.push_back(Label(visit.publication_status()));
  }
  if (!visit.published_date().empty()) parts.push_back(DateText(visit.published_date()));
  return parts.empty() ? std::string(kNotStated) : absl::StrJoin(parts, ", ");
}

std::string HeldText(const v1::Visit& visit) {
  v1::VisitSummary days;
  days.set_start_date(visit.start_date());
  days.set_end_date(visit.end_date());
  return absl::StrCat(Label(visit.status()), ", ", VisitDates(days));
}

std::string DeliveryText(const v1::Visit& visit) {
  if (visit.delivery_body_since().empty()) return visit.delivery_body();
  return absl::StrCat(visit.delivery_body(), ", since ", DateText(visit.delivery_body_since()));
}

void WriteWhen(const v1::Visit& visit, Report& report) {
  report.Field("Held", HeldText(visit));
  WriteIfGiven("Planned for", DateIfGiven(visit.planned_date()), report);
  report.Field("Published", PublishedText(visit));
  WriteIfGiven("Next visit", DateIfGiven(visit.next_visit_date()), report);
  WriteIfGiven("Baseline", visit.baseline(), report);
  WriteEach("Number", visit.stated_numbers(), StatedText, visit, report);
  if (visit.has_stated_visit_count()) {
    report.Field("Before it",
                 absl::StrCat(visit.stated_visit_count(), " monitoring visits stated"));
  }
  if (visit.monitoring_follows())
    report.Field("After it", "a source says monitoring visits follow");
}

void WriteWho(const v1::Visit& visit, Report& report) {
  if (visit.has_inspector_count()) {
    report.Field("Inspectors", absl::StrCat(visit.inspector_count()));
  }
  WriteIfGiven("Run by", DeliveryText(visit), report);
  WriteIfGiven("Joint with", absl::StrJoin(visit.joint_with(), ", "), report);
  WriteIfGiven("Supported by", absl::StrJoin(visit.improvement_partners(), ", "), report);
}

}  // namespace

google::protobuf::RepeatedPtrField<v1::Source> SourcesOf(
    const v1::Visit& visit, const google::protobuf::RepeatedPtrField<std::string>& ids) {
  if (ids.empty()) return visit.sources();
  google::protobuf::RepeatedPtrField<v1::Source> sources;
  for (const v1::Source& source : visit.sources()) {
    for (const std::string& id : ids) {
      if (source.id() == id) *sources.Add() = source;
    }
  }
  return sources;
}

CitedText WithSources(const std::string& text, const v1::Visit& visit,
                      const google::protobuf::RepeatedPtrField<std::string>& ids, Report& report) {
  CitedText cited(text);
  return cited.Add(" ").Append(report.sources().Cite(SourcesOf(visit, ids), visit.name()));
}

void WriteFacts(const v1::Visit& visit, Report& report) {
  WriteWhen(visit, report);
  WriteEach("Looked at", visit.focus(), FocusText, visit, report);
  if (visit.framework() != v1::FRAMEWORK_UNSPECIFIED) {
    report.Field("Framework", Label(visit.framework()));
  }
  WriteEach("Judgement", visit.judgements(), JudgementText, visit, report);
  WriteEach("Progress", visit.overall_progress(), OverallText, visit, report);
  WriteIfGiven("Evidence", EvidenceList(visit), report);
  WriteWho(visit, report);
}

}  // namespace waymark::query::client
