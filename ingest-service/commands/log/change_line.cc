#include "ingest-service/commands/log/change_line.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "nlohmann/json.hpp"

#include "common/model/resource_name.h"

namespace waymark::ingest {
namespace {

using internal::v1::ChangeRecord;
using nlohmann::ordered_json;

std::string TimeOf(const ChangeRecord& record) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::FromUnixMicros(record.commit_time_micros()),
                          absl::UTCTimeZone());
}

std::string KindOf(const ChangeRecord& record) {
  switch (record.kind()) {
    case internal::v1::CHANGE_KIND_REVISION:
      return "revision";
    case internal::v1::CHANGE_KIND_DELETION:
      return "deletion";
    case internal::v1::CHANGE_KIND_ERASURE:
      return "erasure";
    default:
      return absl::StrCat("kind ", static_cast<int>(record.kind()));
  }
}

std::string VisitOf(const ChangeRecord& record) {
  return model::VisitName{.authority_id = record.authority_id(), .visit_id = record.visit_id()}
      .ToString();
}

}  // namespace

std::string ChangeText(const ChangeRecord& record) {
  std::string line = absl::StrFormat("%6d  %s  %s  %-8s  %s  %d", record.sequence(), TimeOf(record),
                                     absl::Utf8SafeCEscape(record.submitter()), KindOf(record),
                                     absl::Utf8SafeCEscape(VisitOf(record)), record.revision());
  if (!record.certificate_serial().empty()) {
    absl::StrAppend(&line, "  serial=", absl::Utf8SafeCEscape(record.certificate_serial()));
  }
  if (!record.request_id().empty()) {
    absl::StrAppend(&line, "  request=\"", absl::Utf8SafeCEscape(record.request_id()), "\"");
  }
  if (!record.reason().empty()) {
    absl::StrAppend(&line, "  reason=\"", absl::Utf8SafeCEscape(record.reason()), "\"");
  }
  return line;
}

std::string ChangeJson(const ChangeRecord& record) {
  ordered_json line = {{"sequence", record.sequence()},   {"time", TimeOf(record)},
                       {"submitter", record.submitter()}, {"kind", KindOf(record)},
                       {"visit", VisitOf(record)},        {"revision", record.revision()}};
  if (!record.certificate_serial().empty()) {
    line["certificate_serial"] = record.certificate_serial();
  }
  if (!record.request_id().empty()) line["request_id"] = record.request_id();
  if (record.erased_sequence() != 0) line["erased_sequence"] = record.erased_sequence();
  if (!record.reason().empty()) line["reason"] = record.reason();
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace waymark::ingest
