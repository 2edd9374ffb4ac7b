#include "ingest-service/rules/fields/vocabulary_rules.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"

namespace waymark::ingest {
namespace {

using reference::ReferenceData;

constexpr std::string_view kAgePrefix = "age:";

// One vocabulary: how its entries are called and found.
template <typename Entry>
struct VocabularyView {
  std::string_view collection;  // "themes"
  std::string_view word;        // "theme"
  const Entry* (ReferenceData::*find)(std::string_view) const = nullptr;
  std::vector<std::string> (ReferenceData::*nearest)(std::string_view) const = nullptr;
};

std::string NameOf(std::string_view collection, std::string_view id) {
  return id.starts_with(kAgePrefix) ? std::string(id) : model::FormatSingle(collection, id);
}

template <typename Entry>
void AddMalformed(const ReferenceData& reference, const VocabularyView<Entry>& vocabulary,
                  std::string_view text, Violations& violations) {
  const Entry* bare = (reference.*vocabulary.find)(text);
  const std::string wanted =
      NameOf(vocabulary.collection, bare != nullptr ? std::string_view(bare->id) : "{id}");
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(text), " is not the full name of a ",
                              std::string(vocabulary.word), "; write ", wanted));
}

template <typename Entry>
void CheckEntry(const ReferenceData& reference, absl::CivilDay today,
                const VocabularyView<Entry>& vocabulary, std::string_view id,
                Violations& violations) {
  const Entry* entry = (reference.*vocabulary.find)(id);
  if (entry == nullptr) {
    const std::string near =
        violations.wants_words()
            ? NearestWords(vocabulary.collection, (reference.*vocabulary.nearest)(id))
            : "";
    violations.Add(v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
                   absl::StrCat(Shown(id), " is no known ", std::string(vocabulary.word), near));
  } else if (reference::IsRetired(*entry, today)) {
    const std::string instead =
        entry->replaced_by.empty()
            ? "and has no replacement"
            : absl::StrCat("write ", NameOf(vocabulary.collection, entry->replaced_by));
    violations.Add(v1::VIOLATION_REASON_RETIRED_REFERENCE,
                   absl::StrCat(Shown(id), " may not be used after ",
                                absl::FormatCivilTime(*entry->valid_to), "; ", instead));
  }
}

template <typename Entry>
void CheckName(const ReferenceData& reference, absl::CivilDay today,
               const VocabularyView<Entry>& vocabulary, std::string_view text,
               Violations& violations) {
  const absl::StatusOr<std::string> id = model::ParseSingle(vocabulary.collection, text);
  if (id.ok()) {
    CheckEntry(reference, today, vocabulary, *id, violations);
  } else {
    AddMalformed(reference, vocabulary, text, violations);
  }
}

constexpr VocabularyView<reference::Theme> kThemes = {
    model::kThemes, "theme", &ReferenceData::FindTheme, &ReferenceData::NearestThemes};
constexpr VocabularyView<reference::Measure> kMeasures = {
    model::kMeasures, "measure", &ReferenceData::FindMeasure, &ReferenceData::NearestMeasures};
constexpr VocabularyView<reference::ServiceArea> kServiceAreas = {
    model::kServiceAreas, "service area", &ReferenceData::FindServiceArea,
    &ReferenceData::NearestServiceAreas};
constexpr VocabularyView<reference::Cohort> kCohorts = {
    model::kCohorts, "cohort", &ReferenceData::FindCohort, &ReferenceData::NearestCohorts};
constexpr VocabularyView<reference::Subject> kSubjects = {
    model::kSubjects, "subject", &ReferenceData::FindSubject, &ReferenceData::NearestSubjects};

void CheckCohort(const ReferenceData& reference, absl::CivilDay today, std::string_view text,
                 Violations& violations) {
  const absl::StatusOr<model::CohortName> cohort = model::CohortName::Parse(text);
  if (cohort.ok() && cohort->ages.has_value()) return;
  // "cohorts/age:16-17" would be a second spelling of "age:16-17".
  if (!cohort.ok() || cohort->cohort_id.starts_with(kAgePrefix)) {
    const reference::Cohort* bare = reference.FindCohort(text);
    const bool listed = bare != nullptr && !text.starts_with(kAgePrefix);
    violations.Add(v1::VIOLATION_REASON_MALFORMED,
                   absl::StrCat(Shown(text), " is not the full name of a cohort; write ",
                                NameOf(model::kCohorts, listed ? bare->id : "{id}"),
                                ", or ages from 0 to 25 as age:16-17 or age:17"));
    return;
  }
  CheckEntry(reference, today, kCohorts, cohort->cohort_id, violations);
}

}  // namespace

void CheckEntryName(const ReferenceData& reference, absl::CivilDay today, FieldKind kind,
                    std::string_view text, Violations& violations) {
  switch (kind) {
    case FieldKind::kTheme:
      return CheckName(reference, today, kThemes, text, violations);
    case FieldKind::kMeasure:
      return CheckName(reference, today, kMeasures, text, violations);
    case FieldKind::kServiceArea:
      return CheckName(reference, today, kServiceAreas, text, violations);
    case FieldKind::kSubject:
      return CheckName(reference, today, kSubjects, text, violations);
    case FieldKind::kCohort:
      return CheckCohort(reference, today, text, violations);
    default:
      return;
  }
}

std::string NearestWords(std::string_view collection, const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids) {
    absl::StrAppend(&words, words.empty() ? "; nearest: " : ", ",
                    collection.empty() ? id : model::FormatSingle(collection, id));
  }
  return words;
}

}  // namespace waymark::ingest
