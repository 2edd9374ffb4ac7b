#include <fstream>
#include <set>

#include "absl/strings/ascii.h"

#include "tests/fuzz/seeds/seeds.h"

namespace waymark::fuzz {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// In hexadecimal whatever is not a letter or digit.
std::string Quoted(const std::string& text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte)) {
      quoted.push_back(c);
    } else {
      quoted += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return quoted + "\"";
}

void AddNames(const Descriptor& message, std::set<const Descriptor*>& seen,
              std::set<std::string>& names) {
  if (!seen.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    names.insert(field.name());
    if (field.message_type() != nullptr) AddNames(*field.message_type(), seen, names);
    for (int j = 0; field.enum_type() != nullptr && j < field.enum_type()->value_count(); ++j) {
      names.insert(field.enum_type()->value(j)->name());
    }
  }
}

}  // namespace

bool WriteDictionary(const std::vector<std::string>& texts, const std::filesystem::path& file) {
  std::ofstream out(file);
  for (const std::string& text : texts) out << Quoted(text) << "\n";
  return out.good();
}

std::vector<std::string> NamesIn(const Descriptor& message) {
  std::set<const Descriptor*> seen;
  std::set<std::string> names;
  AddNames(message, seen, names);
  return {names.begin(), names.end()};
}

}  // namespace waymark::fuzz
