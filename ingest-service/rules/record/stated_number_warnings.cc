#include "ingest-service/rules/record/stated_number_warnings.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "ingest-service/rules/record/baseline_match.h"
#include "ingest-service/rules/record/stated_counts.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxContradictionsNamed = 3;

bool IsCounted(const DatedIdentity& visit) {
  return visit.is_held() && visit.identity.type() == v1::VISIT_TYPE_MONITORING_VISIT;
}

// This number where `other`, of which it is not known whether it was before or after, has it too.
std::optional<int> Repeated(const v1::StatedNumber& number, const DatedIdentity& other) {
  for (const v1::StatedNumber& of_other : other.identity.stated_numbers()) {
    if (AreOfOneCount(number, of_other) && of_other.number() == number.number()) {
      return number.number();
    }
  }
  return std::nullopt;
}

// A number of `other` that contradicts this one; nothing where one of its numbers fits, or it has
// none of that count.
std::optional<int> Contradicting(const v1::StatedNumber& number, const DatedIdentity& other,
                                 bool other_is_earlier) {
  std::optional<int> contradicting;
  for (const v1::StatedNumber& of_other : other.identity.stated_numbers()) {
    if (!AreOfOneCount(number, of_other)) continue;
    const bool fits = other_is_earlier ? of_other.number() < number.number()
                                       : of_other.number() > number.number();
    if (fits) return std::nullopt;
    contradicting = of_other.number();
  }
  return contradicting;
}

class NumberCheck {
 public:
  NumberCheck(const AuthorityRecord& record, std::string_view visit_id, const DatedIdentity& visit)
      : record_(record),
        visit_id_(visit_id),
        visit_(visit),
        baseline_(BaselineOf(record, visit_id, visit)) {}

  // The visits that contradict a number, each in words.
  std::vector<std::string> Contradictions(const v1::StatedNumber& number) const {
    std::vector<std::string> found;
    if (!baseline_) return found;
    for (const auto& [id, other] : record_.visits()) {
      if (id == visit_id_ || !IsCounted(other)) continue;
      const bool is_earlier = IsCertainlyBefore(other, visit_);
      const bool is_later = !is_earlier && IsCertainlyBefore(visit_, other);
      const std::optional<int> contradicting = is_earlier || is_later
                                                   ? Contradicting(number, other, is_earlier)
                                                   : Repeated(number, other);
      if (!contradicting || BaselineOf(record_, id, other) != baseline_) continue;
      found.push_back(absl::StrCat(is_earlier ? "the earlier " : (is_later ? "the later " : ""), id,
                                   " has ", *contradicting));
    }
    return found;
  }

 private:
  const AuthorityRecord& record_;
  const std::string_view visit_id_;
  const DatedIdentity& visit_;
  const std::optional<std::string> baseline_;
};

std::string Description(const v1::StatedNumber& number, std::vector<std::string> contradictions) {
  const std::size_t count = contradictions.size();
  if (count > kMaxContradictionsNamed) contradictions.resize(kMaxContradictionsNamed);
  return absl::StrCat("the number is ", number.number(), ", but ",
                      absl::StrJoin(contradictions, ", "),
                      count > kMaxContradictionsNamed
                          ? absl::StrCat(" and ", count - kMaxContradictionsNamed, " more")
                          : "",
                      "; check the numbers, what they count from and the dates");
}

}  // namespace

std::vector<v1::Warning> StatedNumberWarnings(const AuthorityRecord& record,
                                              std::string_view visit_id,
                                              const DatedIdentity& visit) {
  std::vector<v1::Warning> warnings;
  if (!IsCounted(visit) || visit.identity.stated_numbers().empty()) return warnings;
  const NumberCheck check(record, visit_id, visit);
  for (int i = 0; i < visit.identity.stated_numbers_size(); ++i) {
    const v1::StatedNumber& number = visit.identity.stated_numbers(i);
    std::vector<std::string> contradictions = check.Contradictions(number);
    if (contradictions.empty()) continue;
    warnings.push_back(MakeWarning(ElementField("stated_numbers", i, "number"),
                                   v1::WARNING_REASON_STATED_NUMBER_OUT_OF_LINE,
                                   Description(number, std::move(contradictions))));
  }
  return warnings;
}

}  // namespace waymark::ingest
