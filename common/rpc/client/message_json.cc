#include "common/rpc/client/message_json.h"

#include "absl/status/status.h"
#include "google/protobuf/util/json_util.h"

#include "common/status/error_details.h"

namespace waymark::rpc {

absl::StatusOr<std::string> MessageJson(const google::protobuf::Message& message,
                                        JsonLayout layout) {
  // Names the files of the details, or a linker would leave them out.
  google::protobuf::LinkMessageReflection<google::rpc::BadRequest>();
  google::protobuf::LinkMessageReflection<google::rpc::ErrorInfo>();
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = layout == JsonLayout::kIndented;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return absl::InvalidArgumentError(std::string(status.message()));
  while (!json.empty() && json.back() == '\n') json.pop_back();
  return json;
}

}  // namespace waymark::rpc
