#include "tests/model/step.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace waymark::ingest::trial {

std::string MethodName(Method method) {
  switch (method) {
    case Method::kCreate:
      return "CreateVisit";
    case Method::kUpdate:
      return "UpdateVisit";
    case Method::kDelete:
      return "DeleteVisit";
    case Method::kImport:
      return "ImportVisits";
    case Method::kErase:
      break;
  }
  return "EraseRevision";
}

std::string Intention(const Step& step) {
  std::string text = absl::StrCat(MethodName(step.method), " ", step.name.ToString());
  if (step.method == Method::kErase) {
    absl::StrAppend(&text, " revision ", step.revision);
  } else if (step.method != Method::kDelete) {
    absl::StrAppend(&text, " {", step.content.start_date, ", \"", step.content.statement, "\", ",
                    step.content.inspectors, "}");
  }
  if (step.method == Method::kUpdate) {
    absl::StrAppend(&text, " mask=", absl::StrJoin(step.mask, ","));
  }
  if (step.method == Method::kUpdate || step.method == Method::kDelete) {
    absl::StrAppend(&text, " etag=", step.etag);
  }
  if (!step.reason.empty()) absl::StrAppend(&text, " reason=\"", step.reason, "\"");
  return text;
}

std::string Describe(const Step& step) {
  std::string text = absl::StrCat(Intention(step), " by ", step.submitter);
  if (step.method == Method::kImport) {
    absl::StrAppend(&text, " ", v1::ExistingVisit_Name(step.on_existing));
  }
  if (step.allow_probable_duplicate) absl::StrAppend(&text, " allow_probable_duplicate");
  if (step.validate_only) absl::StrAppend(&text, " validate_only");
  if (!step.request_id.empty()) absl::StrAppend(&text, " request_id=", step.request_id);
  return text;
}

}  // namespace waymark::ingest::trial
