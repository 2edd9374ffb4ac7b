#include "ingest-service/rules/statements/statement_rules.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/limits.h"

namespace waymark::ingest {
namespace {

void Check(const v1::Finding& finding, Violations& violations) {
  if (finding.direction() != v1::DIRECTION_MIXED) return;
  violations.AddAt("direction", v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
                   "MIXED is for answers only; give two findings, each with its direction");
}

void Check(const v1::StatedNumber& stated, Violations& violations) {
  if (!stated.has_of_planned() || stated.of_planned() >= stated.number()) return;
  violations.AddAt("of_planned", v1::VIOLATION_REASON_OUT_OF_RANGE,
                   absl::StrCat(stated.of_planned(), " planned is below number ", stated.number()));
}

void Check(const v1::Focus& focus, Violations& violations) {
  const bool says_something = !focus.service_area().empty() || focus.themes_size() > 0 ||
                              focus.cohorts_size() > 0 || !IsBlank(focus.place()) ||
                              !IsBlank(focus.wording());
  if (says_something) return;
  violations.Add(v1::VIOLATION_REASON_REQUIRED,
                 "says nothing; give a service_area, themes, cohorts, place or wording");
}

void Check(const v1::Evidence& evidence, Violations& violations) {
  if (evidence.type() != v1::EVIDENCE_TYPE_OTHER || !IsBlank(evidence.description())) return;
  violations.AddAt("description", v1::VIOLATION_REASON_REQUIRED,
                   "is required with type OTHER; say what it was");
}

void Check(const v1::Response& response, Violations& violations) {
  if (response.speaker() != v1::SPEAKER_INSPECTORATE) return;
  violations.AddAt("speaker", v1::VIOLATION_REASON_CONTRADICTION,
                   "the inspectorate does not reply to its own letter; write who did");
}

void Check(const v1::RecommendationUpdate& update, Violations& violations) {
  const bool is_one = update.coverage() == v1::COVERAGE_ONE;
  if (is_one && update.recommendation().empty()) {
    violations.AddAt("recommendation", v1::VIOLATION_REASON_REQUIRED,
                     "is required with coverage ONE; write the id it has at the baseline "
                     "inspection, or coverage SOME or ALL");
  }
  if (!is_one && !update.recommendation().empty()) {
    violations.AddAt("recommendation", v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for coverage ONE; leave it out");
  }
  if (update.has_count() && update.coverage() != v1::COVERAGE_SOME) {
    violations.AddAt("count", v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for coverage SOME; leave it out");
  }
}

void Check(const v1::Source& source, Violations& violations) {
  if (source.type() != v1::SOURCE_TYPE_OTHER || !IsBlank(source.note())) return;
  violations.AddAt("note", v1::VIOLATION_REASON_REQUIRED,
                   "is required with type OTHER; say what kind of document it is");
}

template <typename List>
void CheckEach(const List& list, std::string_view field, int max_elements, Violations& violations) {
  for (int i = 0; i < std::min<int>(list.size(), max_elements); ++i) {
    const ScopedField scope(violations, field, i);
    Check(list[i], violations);
  }
}

}  // namespace

void CheckStatements(const v1::Visit& visit, Violations& violations) {
  CheckEach(visit.stated_numbers(), "stated_numbers", kMaxStatedNumbers, violations);
  CheckEach(visit.focus(), "focus", kMaxElements, violations);
  CheckEach(visit.evidence(), "evidence", kMaxElements, violations);
  CheckEach(visit.findings(), "findings", kMaxFindings, violations);
  CheckEach(visit.recommendation_updates(), "recommendation_updates", kMaxElements, violations);
  CheckEach(visit.responses(), "responses", kMaxElements, violations);
  CheckEach(visit.sources(), "sources", kMaxSources, violations);
}

}  // namespace waymark::ingest
