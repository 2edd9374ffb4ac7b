#include "common/wire/field_writing.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "common/wire/wire_fields.h"

namespace waymark::wire {
namespace {

std::string Write(std::uint32_t number, std::string_view content) {
  std::string field(ContentFieldSize(number, content.size()), '\0');
  auto* const begin = reinterpret_cast<std::uint8_t*>(field.data());
  const auto* end = WriteBytes(content, WriteContentHead(number, content.size(), begin));
  EXPECT_EQ(end, begin + field.size());
  return field;
}

TEST(FieldWriting, WritesWhatProtobufWrites) {
  // Lengths and tags of one byte and of more.
  for (const std::size_t size : {1U, 127U, 128U, 16383U, 16384U}) {
    const std::string text(size, 'x');
    v1::Visit visit;
    visit.set_name(text);
    EXPECT_EQ(Write(v1::Visit::kNameFieldNumber, text), visit.SerializeAsString()) << size;
    visit.Clear();
    visit.set_submitter(text);
    EXPECT_EQ(Write(v1::Visit::kSubmitterFieldNumber, text), visit.SerializeAsString()) << size;
  }
}

TEST(FieldWriting, WritesNumbersAsProtobufDoes) {
  for (const std::int64_t revision : {std::int64_t{1}, std::int64_t{128}, std::int64_t{1} << 62}) {
    v1::Visit visit;
    visit.set_revision(revision);
    std::uint8_t bytes[kMostNumberField];
    std::uint8_t* const end = WriteNumberField(v1::Visit::kRevisionFieldNumber,
                                               static_cast<std::uint64_t>(revision), bytes);
    EXPECT_EQ(std::string(bytes + 0, end), visit.SerializeAsString()) << revision;
  }
}

TEST(FieldWriting, AppendsFieldsToWhatIsThere) {
  v1::Visit visit;
  visit.set_name(std::string(200, 'x'));
  visit.set_revision(300);
  std::string fields = "before";

  AppendContentField(v1::Visit::kNameFieldNumber, visit.name(), fields);
  AppendNumberField(v1::Visit::kRevisionFieldNumber, 300, fields);

  EXPECT_EQ(fields, "before" + visit.SerializeAsString());
}

TEST(FieldWriting, WritesEmptyContent) {
  const std::string field = Write(v1::Visit::kNameFieldNumber, "");

  WireFields fields(field);
  ASSERT_TRUE(fields.Next());
  EXPECT_EQ(fields.content(), "");
  EXPECT_FALSE(fields.Next());
  EXPECT_TRUE(fields.reached_end());
}

}  // namespace
}  // namespace waymark::wire
