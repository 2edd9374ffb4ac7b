#include "ingest-service/rules/fields/field_table.h"

#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {
namespace {

using enum FieldKind;
using google::protobuf::FieldDescriptor;

constexpr bool kRequired = true;
constexpr bool kOptional = false;

constexpr FieldRule Text(std::string_view field, std::size_t max_bytes, bool required = kOptional) {
  return {.field = field, .kind = kText, .required = required, .max_bytes = max_bytes};
}

constexpr FieldRule TextList(std::string_view field, std::size_t max_bytes, int max_elements) {
  return {.field = field, .kind = kText, .max_bytes = max_bytes, .max_elements = max_elements};
}

constexpr FieldRule Of(std::string_view field, FieldKind kind, bool required = kOptional,
                       int max_elements = kMaxElements) {
  return {.field = field, .kind = kind, .required = required, .max_elements = max_elements};
}

constexpr FieldRule Number(std::string_view field, double lowest,
                           double highest = std::numeric_limits<double>::max(),
                           bool required = kOptional) {
  return {.field = field, .required = required, .lowest = lowest, .highest = highest};
}

constexpr FieldRule Path(std::string_view field, bool required) {
  return {.field = field, .kind = kFieldPath, .required = required, .max_bytes = kMaxPhraseBytes};
}

constexpr FieldRule kVisitFields[] = {
    Of("Visit.name", kElsewhere),
    Of("Visit.type", kPlain, kRequired),
    Of("Visit.start_date", kDate),
    Of("Visit.end_date", kDate),
    Of("Visit.published_date", kDate),
    Of("Visit.baseline", kElsewhere),
    Of("Visit.stated_numbers", kPlain, kOptional, kMaxStatedNumbers),
    Number("Visit.stated_visit_count", 0, kMaxVisitNumber),
    Of("Visit.overall_progress", kPlain, kOptional, kMaxNames),
    Number("Visit.inspector_count", 1, kMaxInspectors),
    Text("Visit.delivery_body", kMaxPhraseBytes),
    Of("Visit.delivery_body_since", kDate),
    Of("Visit.joint_with", kElsewhere, kOptional, kMaxNames),
    Of("Visit.findings", kPlain, kOptional, kMaxFindings),
    Of("Visit.observations", kPlain, kOptional, kMaxObservations),
    Of("Visit.sources", kPlain, kRequired, kMaxSources),
    Of("Visit.labels", kElsewhere, kOptional, kMaxLabels),
    Of("Visit.planned_date", kDate),
    Of("Visit.next_visit_date", kDate),
    TextList("Visit.improvement_partners", kMaxPhraseBytes, kMaxNames),
    Of("Visit.etag", kElsewhere),
    Of("Visit.delete_reason", kElsewhere),
    Of("Visit.submitter", kElsewhere),

    Number("StatedNumber.number", 1, kMaxVisitNumber, kRequired),
    Number("StatedNumber.of_planned", 1),
    Of("StatedNumber.source_ids", kSourceId),

    Of("Focus.service_area", kServiceArea),
    Of("Focus.themes", kTheme, kOptional, kMaxNames),
    Of("Focus.cohorts", kCohort, kOptional, kMaxNames),
    Text("Focus.place", kMaxPhraseBytes),
    Text("Focus.wording", kMaxPhraseBytes),
    Of("Focus.source_ids", kSourceId),

    Of("Judgement.area", kElsewhere, kRequired),
    Of("Judgement.grade", kPlain, kRequired),
    Text("Judgement.not_judged_reason", kMaxPhraseBytes),
    Of("Judgement.source_ids", kSourceId),

    Text("OverallProgress.phrase", kMaxPhraseBytes, kRequired),
    Of("OverallProgress.service_area", kServiceArea),
    Of("OverallProgress.speaker", kPlain, kRequired),
    Of("OverallProgress.source_ids", kSourceId),

    Of("Evidence.type", kPlain, kRequired),
    Text("Evidence.description", kMaxPhraseBytes),
    Number("Evidence.count", 0),

    Of("Response.speaker", kPlain, kRequired),
    Text("Response.statement", kMaxStatementBytes, kRequired),
    Of("Response.date", kDate),
    Of("Response.source_ids", kSourceId),
};

constexpr FieldRule kPartFields[] = {
    Of("Finding.id", kLocalId),
    Of("Finding.themes", kTheme, kRequired, kMaxNames),
    Text("Finding.statement", kMaxStatementBytes, kRequired),
    Of("Finding.comparator_date", kDate),
    Of("Finding.speaker", kPlain, kRequired),
    Of("Finding.subject", kSubject),
    Of("Finding.service_area", kServiceArea),
    Of("Finding.cohorts", kCohort, kOptional, kMaxNames),
    Of("Finding.source_ids", kSourceId),
    Of("Finding.observation_ids", kObservationId),
    Of("Finding.doubts_measures", kMeasure, kOptional, kMaxNames),

    Of("Observation.id", kLocalId),
    Of("Observation.measure", kMeasure),
    Text("Observation.label", kMaxPhraseBytes),
    Text("Observation.unit", kMaxUnitBytes),
    Text("Observation.wording", kMaxPhraseBytes),
    Number("Observation.numerator", 0),
    Number("Observation.denominator", std::numeric_limits<double>::denorm_min()),
    Of("Observation.as_of_date", kDate),
    Of("Observation.cohort", kCohort),
    Of("Observation.definition", kSlug),
    Of("Observation.speaker", kPlain, kRequired),
    Of("Observation.source_ids", kSourceId),
    Of("Observation.rival_ids", kObservationId),
    Of("Observation.comparator_date", kDate),

    Of("Recommendation.id", kLocalId),
    Text("Recommendation.text", kMaxStatementBytes, kRequired),
    Of("Recommendation.themes", kTheme, kOptional, kMaxNames),
    Text("Recommendation.framework_reference", kMaxPhraseBytes),

    // Lives at the baseline inspection: whether it exists there is not for this visit to say.
    Of("RecommendationUpdate.recommendation", kLocalId),
    Number("RecommendationUpdate.count", 1),
    Of("RecommendationUpdate.status", kPlain, kRequired),
    Of("RecommendationUpdate.service_area", kServiceArea),
    Text("RecommendationUpdate.note", kMaxStatementBytes),
    Of("RecommendationUpdate.source_ids", kSourceId),

    Of("Source.id", kLocalId),
    Of("Source.type", kPlain, kRequired),
    Text("Source.title", kMaxPhraseBytes),
    Text("Source.publisher", kMaxPhraseBytes),
    {.field = "Source.uri", .kind = kUri, .max_bytes = kMaxUriBytes},
    Of("Source.published_date", kDate),
    Text("Source.note", kMaxStatementBytes),
    Of("Source.also_covers", kElsewhere, kOptional, kMaxNames),

    Path("ConflictingReport.field", kRequired),
    Text("ConflictingReport.value", kMaxStatementBytes, kRequired),
    Of("ConflictingReport.source_ids", kSourceId, kRequired),
    Text("ConflictingReport.note", kMaxStatementBytes),

    Text("Note.text", kMaxStatementBytes, kRequired),
    Path("Note.field", kOptional),
    Of("Note.source_ids", kSourceId),
};

std::vector<FieldRule> AllRules() {
  std::vector<FieldRule> rules(std::begin(kVisitFields), std::end(kVisitFields));
  rules.insert(rules.end(), std::begin(kPartFields), std::end(kPartFields));
  return rules;
}

using RulesByField = std::unordered_map<const FieldDescriptor*, FieldRule>;

RulesByField IndexTable() {
  RulesByField index;
  const auto& pool = *v1::Visit::descriptor()->file()->pool();
  for (const FieldRule& rule : FieldTable()) {
    const FieldDescriptor* field = pool.FindFieldByName("waymark.v1." + std::string(rule.field));
    if (field != nullptr) index.emplace(field, rule);
  }
  return index;
}

}  // namespace

std::span<const FieldRule> FieldTable() {
  static const auto* const rules = new std::vector<FieldRule>(AllRules());
  return *rules;
}

const FieldRule& RuleOf(const FieldDescriptor& field) {
  // Never destroyed: threads may still judge while the process ends.
  static const auto* const index = new RulesByField(IndexTable());
  static constexpr FieldRule kNoDemands;
  const auto found = index->find(&field);
  return found == index->end() ? kNoDemands : found->second;
}

}  // namespace waymark::ingest
