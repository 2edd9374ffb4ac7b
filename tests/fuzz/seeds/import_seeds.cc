#include <fstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

#include "tests/fuzz/seeds/seeds.h"

namespace waymark::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kMostKept = 12;

// With one element of each list, and in it likewise.
void Thin(Message& message) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->is_map()) continue;
    while (field->is_repeated() && reflection.FieldSize(message, field) > 1) {
      reflection.RemoveLast(&message, field);
    }
    if (field->message_type() == nullptr) continue;
    Thin(field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, 0)
                              : *reflection.MutableMessage(&message, field));
  }
}

std::string JsonOf(const v1::ImportVisitsRequest& record, bool indented) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = indented;
  std::string json;
  return google::protobuf::util::MessageToJsonString(record, &json, options).ok() ? json : "";
}

}  // namespace

bool WriteImportSeeds(const Records& records, const std::filesystem::path& folder) {
  bool written = true;
  std::string last;
  for (std::size_t i = 0; i < records.size(); i += 1 + records.size() / kMostKept) {
    v1::ImportVisitsRequest thin = records[i];
    Thin(thin);
    const std::string json = JsonOf(thin, /*indented=*/false);
    std::ofstream(folder / absl::StrCat(i, "-line")) << json << "\n";
    v1::ImportVisitsRequest small = thin;
    small.clear_visit();
    small.mutable_visit()->set_type(thin.visit().type());
    (*small.mutable_visit()->mutable_labels())["secret7"] = "secret7";
    std::ofstream both(folder / absl::StrCat(i, "-small"));
    both << "\xEF\xBB\xBF" << JsonOf(small, /*indented=*/true) << "\r\n" << JsonOf(small, false);
    written = !json.empty() && both.good() && written;
  }
  return written;
}

}  // namespace waymark::fuzz
