#include "tests/model/step_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace waymark::ingest::trial {

bool IsFaulty(const Content& content) {
  return content.start_date == kNoDate || content.statement == kPersonalStatement;
}

bool IsFaulty(const Step& step) {
  if (absl::AsciiStrToLower(step.request_id) == kNoRequestId) return true;
  switch (step.method) {
    case Method::kCreate:
    case Method::kImport:
      return IsFaulty(step.content);
    case Method::kUpdate:
      return step.etag.empty() ||
             std::find(step.mask.begin(), step.mask.end(), kNoField) != step.mask.end();
    case Method::kDelete:
      return step.etag.empty() || step.reason.empty();
    case Method::kErase:
      break;
  }
  return step.revision < 1 || step.reason.empty();
}

Content Updated(const Step& step, Content current) {
  const Content& given = step.content;
  if (step.mask == std::vector<std::string>{"*"}) return given;
  const auto replaces = [&step](const char* field, bool is_set) {
    if (step.mask.empty()) return is_set;
    return std::find(step.mask.begin(), step.mask.end(), field) != step.mask.end();
  };
  if (replaces("start_date", !given.start_date.empty())) current.start_date = given.start_date;
  if (replaces("findings", !given.statement.empty())) current.statement = given.statement;
  if (replaces("inspector_count", given.inspectors > 0)) current.inspectors = given.inspectors;
  return current;
}

}  // namespace waymark::ingest::trial
