#include "common/rpc/client/call_failure.h"

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

#include "common/status/errors.h"

namespace waymark::rpc {
namespace {

constexpr char kBadRequestUrl[] = "type.googleapis.com/google.rpc.BadRequest";

std::string NoAnswer(const absl::Status& status, const std::string& address) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return absl::StrCat("cannot reach ", address, " (", status.message(),
                          "). Is the service running there? Check the address.");
    case absl::StatusCode::kDeadlineExceeded:
      return absl::StrCat("no answer from ", address,
                          " in time. Is the service running there? A longer --timeout may help.");
    case absl::StatusCode::kUnimplemented:
      return absl::StrCat("what answers at ", address,
                          " does not know this call. Is it the other service, or an older one?");
    default:
      return absl::StrCat("the call to ", address, " failed: ", status.message());
  }
}

}  // namespace

std::string DescribeError(const absl::Status& status) {
  std::string text(status.message());
  google::rpc::BadRequest bad_request;
  const auto payload = status.GetPayload(kBadRequestUrl);
  if (!payload.has_value() || !bad_request.ParseFromString(std::string(*payload))) return text;
  for (const auto& violation : bad_request.field_violations()) {
    absl::StrAppend(&text, "\n  ", violation.field(), ": ", violation.description());
  }
  return text;
}

CallFailure DescribeFailure(const absl::Status& status, const std::string& address) {
  // Our services give every error a reason; one without was made on the way.
  if (errors::ReasonOf(status) == v1::ERROR_REASON_UNSPECIFIED) {
    return {kExitNoAnswer, NoAnswer(status, address)};
  }
  return {kExitRefused, DescribeError(status)};
}

}  // namespace waymark::rpc
