#include "ingest-service/commands/import_record.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

#include "common/status/status_macros.h"
#include "ingest-service/commands/json_check.h"
#include "ingest-service/commands/json_fault.h"

namespace waymark::ingest {

absl::StatusOr<v1::ImportVisitsRequest> ParseImportRecord(const JsonRecord& record) {
  if (record.too_large) {
    return absl::InvalidArgumentError(
        absl::StrCat("the record is larger than ", kMaxRecordBytes >> 20, " MiB"));
  }
  WAYMARK_RETURN_IF_ERROR(CheckJson(record.text, record.line));
  v1::ImportVisitsRequest request;
  const auto status = google::protobuf::util::JsonStringToMessage(record.text, &request);
  if (status.ok()) return request;
  return absl::InvalidArgumentError(
      absl::StrCat("not an ImportVisitsRequest: ",
                   DescribeJsonFault({status.message().data(), status.message().size()})));
}

}  // namespace waymark::ingest
