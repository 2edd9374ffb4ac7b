#include "ingest-service/rules/fields/field_table.h"

#include <set>
#include <string>

#include "google/protobuf/descriptor.pb.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Visit and every message of the contract in it.
void Collect(const Descriptor& message, std::set<const Descriptor*>& found) {
  if (message.file()->package() != "waymark.v1" || message.options().map_entry()) return;
  if (!found.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->message_type() != nullptr)
      Collect(*message.field(i)->message_type(), found);
  }
}

std::set<const FieldDescriptor*> FieldsOfVisits() {
  std::set<const Descriptor*> messages;
  Collect(*v1::Visit::descriptor(), messages);
  std::set<const FieldDescriptor*> fields;
  for (const Descriptor* message : messages) {
    for (int i = 0; i < message->field_count(); ++i) fields.insert(message->field(i));
  }
  return fields;
}

std::string KeyOf(const FieldDescriptor& field) {
  return field.containing_type()->name() + "." + field.name();
}

TEST(FieldTable, NamesFieldsThatExistOnceEach) {
  std::set<std::string> known;
  for (const FieldDescriptor* field : FieldsOfVisits()) known.insert(KeyOf(*field));

  std::set<std::string> seen;
  for (const FieldRule& rule : FieldTable()) {
    EXPECT_TRUE(known.contains(std::string(rule.field))) << rule.field;
    EXPECT_TRUE(seen.insert(std::string(rule.field)).second) << rule.field;
  }
}

// A new string without a rule would be stored at any length and with any bytes in it.
TEST(FieldTable, HasARuleForEveryString) {
  for (const FieldDescriptor* field : FieldsOfVisits()) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    EXPECT_NE(RuleOf(*field).kind, FieldKind::kPlain) << KeyOf(*field);
  }
}

TEST(FieldTable, LimitsEveryText) {
  for (const FieldRule& rule : FieldTable()) {
    const bool has_limit = rule.max_bytes > 0;
    EXPECT_EQ(has_limit, rule.kind == FieldKind::kText || rule.kind == FieldKind::kUri ||
                             rule.kind == FieldKind::kFieldPath)
        << rule.field;
  }
}

// The comment of a field begins with Required where, and only where, its absence alone is refused;
// "Required with ...", "Required where ..." and the like are rules of several fields.
TEST(FieldTable, AsksForEveryUndefaultedSpeakerTypeAndStatus) {
  for (const FieldDescriptor* field : FieldsOfVisits()) {
    // An update is the inspectorate's where nobody else is named.
    const bool is_speaker =
        field->name() == "speaker" && KeyOf(*field) != "RecommendationUpdate.speaker";
    const bool is_type = field->name() == "type";
    if (is_speaker || is_type) {
      EXPECT_TRUE(RuleOf(*field).required) << KeyOf(*field);
    }
  }
}

}  // namespace
}  // namespace waymark::ingest
