#include "query-service/handlers/request_checks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/model/quoted_text.h"
#include "common/model/resource_name.h"

namespace waymark::query {
namespace {

std::string Element(std::string_view field, int index) {
  return absl::StrCat(std::string(field), "[", index, "]");
}

// "; nearest: 'themes/a', 'themes/b'", or nothing.
std::string NearestWords(std::string_view collection, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) {
    names.push_back(absl::StrCat("'", model::FormatSingle(collection, id), "'"));
  }
  return names.empty() ? std::string() : absl::StrCat("; nearest: ", absl::StrJoin(names, ", "));
}

}  // namespace

void RequestChecks::Add(std::string_view field, v1::ViolationReason reason,
                        std::string description) {
  violations_.push_back({std::string(field), reason, std::move(description)});
}

absl::Status RequestChecks::Result() const {
  return violations_.empty() ? absl::OkStatus() : errors::InvalidRequest(violations_);
}

void RequestChecks::Authority(std::string_view field, std::string& name) {
  if (name.empty()) {
    return Add(field, v1::VIOLATION_REASON_REQUIRED, "give authorities/{authority_id}");
  }
  const auto id = model::ParseSingle(model::kAuthorities, name);
  if (!id.ok()) {
    return Add(field, v1::VIOLATION_REASON_MALFORMED, std::string(id.status().message()));
  }
  const reference::AuthorityMatch match = reference_.ResolveAuthority(*id);
  if (match.found != nullptr) {
    name = model::FormatSingle(model::kAuthorities, match.found->id);
  } else if (match.candidates.empty()) {
    Unknown(field, "authority", model::kAuthorities, *id, match.nearest);
  } else {
    std::vector<std::string> names;
    for (const reference::Authority* candidate : match.candidates) {
      names.push_back(model::FormatSingle(model::kAuthorities, candidate->id));
    }
    Add(field, v1::VIOLATION_REASON_AMBIGUOUS_REFERENCE,
        absl::StrCat(model::QuotedText(*id), " may be ", absl::StrJoin(names, " or "),
                     "; give the one that is meant"));
  }
}

void RequestChecks::Authorities(std::string_view field, int max,
                                google::protobuf::RepeatedPtrField<std::string>& names) {
  AtMost(field, names.size(), max);
  for (int i = 0; i < names.size() && i < max; ++i) Authority(Element(field, i), *names.Mutable(i));
}

void RequestChecks::VisitName(std::string_view field, std::string& name) {
  if (name.empty()) {
    return Add(field, v1::VIOLATION_REASON_REQUIRED,
               "give authorities/{authority_id}/visits/{visit_id}");
  }
  auto visit = model::VisitName::Parse(name);
  if (!visit.ok()) {
    return Add(field, v1::VIOLATION_REASON_MALFORMED, std::string(visit.status().message()));
  }
  std::string authority = model::FormatSingle(model::kAuthorities, visit->authority_id);
  Authority(field, authority);
  visit->authority_id = authority.substr(model::kAuthorities.size() + 1);
  name = visit->ToString();
}

std::string RequestChecks::IdIn(std::string_view field, std::string_view collection,
                                std::string_view name) {
  auto id = model::ParseSingle(collection, name);
  if (id.ok()) return *std::move(id);
  if (name.empty()) {
    Add(field, v1::VIOLATION_REASON_REQUIRED,
        absl::StrCat("give ", std::string(collection), "/{id}"));
  } else {
    Add(field, v1::VIOLATION_REASON_MALFORMED, std::string(id.status().message()));
  }
  return {};
}

void RequestChecks::Unknown(std::string_view field, std::string_view what,
                            std::string_view collection, std::string_view name,
                            const std::vector<std::string>& nearest) {
  Add(field, v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
      absl::StrCat(model::QuotedText(name), " is no ", std::string(what), " known here",
                   NearestWords(collection, nearest)));
}

void RequestChecks::Theme(std::string_view field, std::string_view name) {
  const std::string id = IdIn(field, model::kThemes, name);
  if (id.empty() || reference_.FindTheme(id) != nullptr) return;
  Unknown(field, "theme", model::kThemes, id, reference_.NearestThemes(id));
}

void RequestChecks::Measure(std::string_view field, std::string_view name) {
  const std::string id = IdIn(field, model::kMeasures, name);
  if (id.empty() || reference_.FindMeasure(id) != nullptr) return;
  Unknown(field, "measure", model::kMeasures, id, reference_.NearestMeasures(id));
}

void RequestChecks::ServiceArea(std::string_view field, std::string_view name) {
  const std::string id = IdIn(field, model::kServiceAreas, name);
  if (id.empty() || reference_.FindServiceArea(id) != nullptr) return;
  Unknown(field, "service area", model::kServiceAreas, id, reference_.NearestServiceAreas(id));
}

void RequestChecks::Cohort(std::string_view field, std::string_view name) {
  // Ages stand without the collection: age:19-21.
  const bool ages = name.rfind("age:", 0) == 0;
  const std::string id = ages ? std::string(name) : IdIn(field, model::kCohorts, name);
  if (id.empty() || reference_.FindCohort(id) != nullptr) return;
  Unknown(field, "cohort", model::kCohorts, id, reference_.NearestCohorts(id));
}

void RequestChecks::Subject(std::string_view field, std::string_view name) {
  const std::string id = IdIn(field, model::kSubjects, name);
  if (id.empty() || reference_.FindSubject(id) != nullptr) return;
  Unknown(field, "subject", model::kSubjects, id, reference_.NearestSubjects(id));
}

void RequestChecks::Each(std::string_view field, int max,
                         const google::protobuf::RepeatedPtrField<std::string>& names,
                         Check check) {
  AtMost(field, names.size(), max);
  for (int i = 0; i < names.size() && i < max; ++i) (this->*check)(Element(field, i), names[i]);
}

void RequestChecks::Date(std::string_view field, std::string_view date) {
  if (date.empty()) return;
  const auto parsed = model::PartialDate::Parse(date);
  if (parsed.ok()) return;
  Add(field, v1::VIOLATION_REASON_INVALID_DATE, std::string(parsed.status().message()));
}

void RequestChecks::Dates(std::string_view from_field, std::string_view from,
                          std::string_view to_field, std::string_view to) {
  Date(from_field, from);
  Date(to_field, to);
  if (from.empty() || to.empty()) return;
  const auto first = model::PartialDate::Parse(from);
  const auto last = model::PartialDate::Parse(to);
  if (!first.ok() || !last.ok()) return;
  if (model::OrderOf(*last, *first) != model::DateOrder::kBefore) return;
  Add(to_field, v1::VIOLATION_REASON_END_BEFORE_START,
      absl::StrCat("lies before ", std::string(from_field), "; no day is in both"));
}

void RequestChecks::Word(std::string_view field, std::string_view word,
                         const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  Add(field, v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
      absl::StrCat(model::QuotedText(word), " is not one of ", absl::StrJoin(known, ", ")));
}

void RequestChecks::Query(std::string_view field, const absl::Status& fault) {
  Add(field,
      absl::IsOutOfRange(fault) ? v1::VIOLATION_REASON_TOO_LONG : v1::VIOLATION_REASON_MALFORMED,
      std::string(fault.message()));
}

void RequestChecks::AtMost(std::string_view field, int size, int max) {
  if (size <= max) return;
  Add(field, v1::VIOLATION_REASON_TOO_LONG,
      absl::StrCat("has ", size, " entries; give at most ", max));
}

void RequestChecks::NotNegative(std::string_view field, std::int64_t number) {
  if (number >= 0) return;
  Add(field, v1::VIOLATION_REASON_OUT_OF_RANGE, absl::StrCat("is ", number, "; give 0 or more"));
}

void RequestChecks::KnownEnum(std::string_view field, bool is_known) {
  if (is_known) return;
  Add(field, v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
      "has a value that this version does not know");
}

void RequestChecks::Enums(std::string_view field, int max,
                          const google::protobuf::RepeatedField<int>& values,
                          bool (*is_known)(int)) {
  AtMost(field, values.size(), max);
  for (int i = 0; i < values.size() && i < max; ++i) {
    KnownEnum(Element(field, i), is_known(values[i]));
  }
}

}  // namespace waymark::query
