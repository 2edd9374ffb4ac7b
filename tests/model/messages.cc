#include "tests/model/messages.h"

namespace waymark::ingest::trial {
namespace {

v1::Visit VisitSent(const Content& content) {
  v1::Visit visit;
  visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.set_start_date(content.start_date);
  if (content.inspectors > 0) visit.set_inspector_count(content.inspectors);
  v1::Source& source = *visit.add_sources();
  source.set_id("s1");
  source.set_type(v1::SOURCE_TYPE_LETTER);
  if (content.statement.empty()) return visit;
  v1::Finding& finding = *visit.add_findings();
  finding.set_id("f1");
  finding.add_themes("themes/supervision");
  finding.set_statement(content.statement);
  finding.set_speaker(v1::SPEAKER_INSPECTORATE);
  return visit;
}

std::string ParentOf(const Step& step) {
  return model::FormatSingle(model::kAuthorities, step.name.authority_id);
}

}  // namespace

v1::CreateVisitRequest CreateRequest(const Step& step) {
  v1::CreateVisitRequest request;
  request.set_parent(ParentOf(step));
  request.set_visit_id(step.name.visit_id);
  *request.mutable_visit() = VisitSent(step.content);
  request.set_request_id(step.request_id);
  request.set_validate_only(step.validate_only);
  request.set_allow_probable_duplicate(step.allow_probable_duplicate);
  return request;
}

v1::UpdateVisitRequest UpdateRequest(const Step& step) {
  v1::UpdateVisitRequest request;
  *request.mutable_visit() = VisitSent(step.content);
  request.mutable_visit()->set_name(step.name.ToString());
  request.mutable_visit()->set_etag(step.etag);
  for (const std::string& path : step.mask) request.mutable_update_mask()->add_paths(path);
  request.set_request_id(step.request_id);
  request.set_validate_only(step.validate_only);
  return request;
}

v1::DeleteVisitRequest DeleteRequest(const Step& step) {
  v1::DeleteVisitRequest request;
  request.set_name(step.name.ToString());
  request.set_etag(step.etag);
  request.set_reason(step.reason);
  request.set_request_id(step.request_id);
  request.set_validate_only(step.validate_only);
  return request;
}

v1::ImportVisitsRequest ImportRequest(const Step& step) {
  v1::ImportVisitsRequest request;
  request.set_parent(ParentOf(step));
  request.set_visit_id(step.name.visit_id);
  *request.mutable_visit() = VisitSent(step.content);
  request.set_on_existing(step.on_existing);
  request.set_request_id(step.request_id);
  request.set_allow_probable_duplicate(step.allow_probable_duplicate);
  return request;
}

v1::EraseRevisionRequest EraseRequest(const Step& step) {
  v1::EraseRevisionRequest request;
  request.set_name(step.name.ToString());
  request.set_revision(step.revision);
  request.set_reason(step.reason);
  return request;
}

v1::Visit RecordedVisit(const model::VisitName& name, const Content& content) {
  v1::Visit visit = VisitSent(content);
  visit.set_name(name.ToString());
  visit.set_status(v1::VISIT_STATUS_HELD);
  for (v1::Finding& finding : *visit.mutable_findings()) {
    finding.set_scope(v1::FINDING_SCOPE_SERVICE);
  }
  return visit;
}

v1::Visit WithdrawnVisit(const model::VisitName& name, const Content& content,
                         const std::string& reason) {
  v1::Visit visit;
  visit.set_name(name.ToString());
  visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.set_status(v1::VISIT_STATUS_HELD);
  visit.set_start_date(content.start_date);
  visit.set_deleted(true);
  visit.set_delete_reason(reason);
  return visit;
}

}  // namespace waymark::ingest::trial
