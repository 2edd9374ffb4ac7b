#include "ingest-service/rules/authority_names.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

#include "common/model/partial_date.h"
#include "common/model/visit_id.h"
#include "common/reference/lineage.h"
#include "ingest-service/rules/fields/vocabulary_rules.h"
#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data_rule.h"

namespace waymark::ingest {
namespace {

constexpr std::string_view kVisitNameForm = "authorities/{authority_id}/visits/{visit_id}";

bool LooksLikeDate(std::string_view text) {
  return text.starts_with("..") || absl::ascii_isdigit(static_cast<unsigned char>(text.front()));
}

}  // namespace

std::optional<std::string> AuthorityNames::Resolve(std::string_view text) {
  // The visit is refused anyway, and to look for what is near to an unknown name is costly.
  if (!violations_.wants_words()) return std::nullopt;
  const reference::AuthorityMatch match = reference_.ResolveAuthority(text, event_);
  if (match.found != nullptr) return match.found->id;
  if (match.candidates.empty()) {
    violations_.Add(v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
                    absl::StrCat(Shown(text), " is no known authority",
                                 NearestWords(model::kAuthorities, match.nearest)));
    return std::nullopt;
  }
  std::string candidates;
  for (const reference::Authority* candidate : match.candidates) {
    absl::StrAppend(&candidates, candidates.empty() ? "" : " or ",
                    model::FormatSingle(model::kAuthorities, candidate->id));
  }
  violations_.Add(v1::VIOLATION_REASON_AMBIGUOUS_REFERENCE,
                  absl::StrCat(Shown(text),
                               " fits more than one authority and the visit's dates "
                               "do not decide; write ",
                               candidates));
  return std::nullopt;
}

std::optional<std::string> AuthorityNames::Authority(std::string_view name) {
  const absl::StatusOr<std::string> id = model::ParseSingle(model::kAuthorities, name);
  if (id.ok()) return Resolve(*id);
  if (name.empty()) {
    violations_.Add(v1::VIOLATION_REASON_REQUIRED, "is required; write authorities/{authority_id}");
    return std::nullopt;
  }
  const reference::AuthorityMatch bare = reference_.ResolveAuthority(name, event_);
  violations_.Add(
      v1::VIOLATION_REASON_MALFORMED,
      absl::StrCat(Shown(name), " is not the full name of an authority; write ",
                   model::FormatSingle(model::kAuthorities,
                                       bare.found != nullptr ? bare.found->id : "{authority_id}")));
  return std::nullopt;
}

std::optional<model::VisitName> AuthorityNames::Visit(std::string_view name) {
  absl::StatusOr<model::VisitName> visit = model::VisitName::Parse(name);
  // Of a whole name the visit id alone: authorities are not called as callers like.
  if (!CheckIdForPersonalData(visit.ok() ? visit->visit_id : name, violations_))
    return std::nullopt;
  if (!visit.ok()) {
    violations_.Add(v1::VIOLATION_REASON_MALFORMED,
                    absl::StrCat(Shown(name), " is not the name of a visit; write ",
                                 std::string(kVisitNameForm), ", the visit_id of ",
                                 std::string(model::kVisitIdForm)));
    return std::nullopt;
  }
  std::optional<std::string> authority = Resolve(visit->authority_id);
  if (!authority.has_value()) return std::nullopt;
  return model::VisitName{*std::move(authority), std::move(visit->visit_id)};
}

void AuthorityNames::CanonicalizeBaseline(std::string& baseline) {
  if (baseline.empty()) return;
  const ScopedField scope(violations_, "baseline");
  if (!LooksLikeDate(baseline)) {
    const std::optional<model::VisitName> name = Visit(baseline);
    if (name.has_value()) baseline = name->ToString();
  } else if (!model::PartialDate::Parse(baseline).ok() &&
             CheckIdForPersonalData(baseline, violations_)) {
    violations_.Add(v1::VIOLATION_REASON_INVALID_DATE,
                    absl::StrCat(Shown(baseline),
                                 " is no date of an inspection; write one such as "
                                 "2015-05, or the inspection's name, ",
                                 std::string(kVisitNameForm)));
  }
}

template <typename Names>
void AuthorityNames::CanonicalizeList(Names& names, std::string_view field) {
  // What is beyond the limit is refused anyway and may be much.
  for (int i = 0; i < std::min<int>(names.size(), kMaxNames); ++i) {
    const ScopedField scope(violations_, field, i);
    const std::optional<model::VisitName> name = Visit(names[i]);
    if (name.has_value()) names[i] = name->ToString();
  }
}

void AuthorityNames::Canonicalize(v1::Visit& visit) {
  CanonicalizeBaseline(*visit.mutable_baseline());
  CanonicalizeList(*visit.mutable_joint_with(), "joint_with");
  for (int i = 0; i < std::min<int>(visit.sources_size(), kMaxSources); ++i) {
    const ScopedField source(violations_, "sources", i);
    CanonicalizeList(*visit.mutable_sources(i)->mutable_also_covers(), "also_covers");
  }
}

void CheckOtherVisits(const model::VisitName& own, const v1::Visit& visit, Violations& violations) {
  const std::string own_name = own.ToString();
  const std::string own_visits = model::VisitName{own.authority_id, ""}.ToString();
  if (visit.baseline() == own_name) {
    violations.AddAt("baseline", v1::VIOLATION_REASON_CONTRADICTION,
                     "is the visit itself; name the inspection before it, or leave it empty");
  }
  for (int i = 0; i < visit.joint_with_size(); ++i) {
    if (visit.joint_with(i).rfind(own_visits, 0) != 0) continue;
    const ScopedField scope(violations, "joint_with", i);
    violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                   "is a visit to the same authority; name visits to others only");
  }
  for (int i = 0; i < visit.sources_size(); ++i) {
    const ScopedField source(violations, "sources", i);
    const auto& covers = visit.sources(i).also_covers();
    for (int j = 0; j < covers.size(); ++j) {
      if (covers[j] != own_name) continue;
      const ScopedField scope(violations, "also_covers", j);
      violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                     "is the visit itself; name other visits only");
    }
  }
}

void CheckBaselineAuthority(const reference::ReferenceData& reference, const model::VisitName& own,
                            const v1::Visit& visit, Violations& violations) {
  const absl::StatusOr<model::VisitName> baseline = model::VisitName::Parse(visit.baseline());
  if (!baseline.ok() || own.authority_id.empty()) return;
  // One that is not known is reported as such.
  if (reference.FindAuthority(baseline->authority_id) == nullptr) return;
  if (baseline->authority_id == own.authority_id) return;
  const std::vector<std::string> line =
      reference::LineageOf(reference, own.authority_id).predecessors;
  if (std::find(line.begin(), line.end(), baseline->authority_id) != line.end()) return;
  violations.AddAt(
      "baseline", v1::VIOLATION_REASON_CONTRADICTION,
      absl::StrCat("is an inspection of ",
                   model::FormatSingle(model::kAuthorities, baseline->authority_id), ", which ",
                   model::FormatSingle(model::kAuthorities, own.authority_id),
                   " did not come from; name one of its own or of a predecessor"));
}

}  // namespace waymark::ingest
