#include "tests/model/answer.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/message_differencer.h"

#include "common/status/errors.h"

namespace waymark::ingest::trial {
namespace {

constexpr std::string_view kBefore = "the same as ";

std::string VisitText(const std::optional<v1::Visit>& visit) {
  return visit.has_value() ? visit->ShortDebugString() : "none";
}

bool SameStatus(const absl::Status& want, const absl::Status& told) {
  if (errors::ReasonOf(want) == v1::ERROR_REASON_INVALID_REQUEST) {
    return errors::ReasonOf(told) == v1::ERROR_REASON_INVALID_REQUEST;
  }
  return want == told;
}

void Compare(std::string_view what, const std::string& want, const std::string& told,
             std::string& difference) {
  if (want == told) return;
  absl::StrAppend(&difference, "  ", std::string(what), "\n    want ", want, "\n    told ", told,
                  "\n");
}

}  // namespace

std::string Brief(const v1::Warning& warning) {
  std::string brief = absl::StrCat(
      warning.field(), " ",
      v1::WarningReason_Name(warning.reason()).substr(std::string_view("WARNING_REASON_").size()));
  const std::string& text = warning.description();
  const std::size_t begin = text.find(kBefore);
  if (begin == std::string::npos) return brief;
  const std::size_t names = begin + kBefore.size();
  return absl::StrCat(brief, " ", text.substr(names, text.find(';') - names));
}

std::string Outcome(const Answer& answer) {
  if (!answer.status.ok()) return errors::ReasonName(errors::ReasonOf(answer.status));
  if (answer.outcome == v1::IMPORT_OUTCOME_UNSPECIFIED) return "OK";
  return v1::ImportOutcome_Name(answer.outcome).substr(std::string_view("IMPORT_OUTCOME_").size());
}

std::string Difference(const Answer& want, const Answer& told) {
  std::string difference;
  if (!SameStatus(want.status, told.status)) {
    Compare("status", want.status.ToString(),
            absl::StrCat(told.status.ToString(), " (details too)"), difference);
  }
  Compare("visit", VisitText(want.visit), VisitText(told.visit), difference);
  Compare("token", want.token, told.token, difference);
  Compare("warnings", absl::StrJoin(want.warnings, "; "), absl::StrJoin(told.warnings, "; "),
          difference);
  Compare("outcome", v1::ImportOutcome_Name(want.outcome), v1::ImportOutcome_Name(told.outcome),
          difference);
  Compare("name", want.name, told.name, difference);
  Compare("revision", absl::StrCat(want.revision), absl::StrCat(told.revision), difference);
  return difference;
}

}  // namespace waymark::ingest::trial
