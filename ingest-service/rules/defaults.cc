#include "ingest-service/rules/defaults.h"

namespace waymark::ingest {
namespace {

void FillObservation(v1::Observation& observation) {
  if (observation.qualifier() == v1::QUALIFIER_UNSPECIFIED) {
    observation.set_qualifier(observation.has_value() ? v1::QUALIFIER_EXACT : v1::QUALIFIER_WORDED);
  }
  if (observation.as_of_event() == v1::AS_OF_EVENT_UNSPECIFIED &&
      observation.as_of_date().empty()) {
    observation.set_as_of_event(v1::AS_OF_EVENT_VISIT);
  }
  if (observation.kind() == v1::OBSERVATION_KIND_UNSPECIFIED) {
    observation.set_kind(v1::OBSERVATION_KIND_ACTUAL);
  }
  if (observation.basis() == v1::SERIES_BASIS_UNSPECIFIED &&
      observation.speaker() == v1::SPEAKER_INSPECTORATE) {
    observation.set_basis(v1::SERIES_BASIS_LETTER);
  }
}

}  // namespace

void FillDefaults(v1::Visit& visit) {
  if (visit.status() == v1::VISIT_STATUS_UNSPECIFIED) visit.set_status(v1::VISIT_STATUS_HELD);
  for (v1::StatedNumber& stated : *visit.mutable_stated_numbers()) {
    if (stated.counted_from() == v1::COUNTED_FROM_UNSPECIFIED) {
      stated.set_counted_from(v1::COUNTED_FROM_UNSTATED);
    }
  }
  for (v1::Finding& finding : *visit.mutable_findings()) {
    if (finding.scope() == v1::FINDING_SCOPE_UNSPECIFIED) {
      finding.set_scope(v1::FINDING_SCOPE_SERVICE);
    }
  }
  for (v1::Observation& observation : *visit.mutable_observations()) FillObservation(observation);
  for (v1::RecommendationUpdate& update : *visit.mutable_recommendation_updates()) {
    if (update.coverage() == v1::COVERAGE_UNSPECIFIED) update.set_coverage(v1::COVERAGE_ONE);
    if (update.speaker() == v1::SPEAKER_UNSPECIFIED) update.set_speaker(v1::SPEAKER_INSPECTORATE);
  }
  for (v1::ConflictingReport& report : *visit.mutable_conflicting_reports()) {
    if (report.resolution() == v1::CONFLICT_RESOLUTION_UNSPECIFIED) {
      report.set_resolution(v1::CONFLICT_RESOLUTION_UNRESOLVED);
    }
  }
}

void ClearOutputOnly(v1::Visit& visit) {
  visit.clear_revision();
  visit.clear_etag();
  visit.clear_deleted();
  visit.clear_delete_reason();
  visit.clear_create_time();
  visit.clear_update_time();
  visit.clear_submitter();
}

}  // namespace waymark::ingest
