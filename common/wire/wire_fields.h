#ifndef WAYMARK_COMMON_WIRE_WIRE_FIELDS_H_
#define WAYMARK_COMMON_WIRE_WIRE_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace waymark::wire {

// Walks the fields of a serialized message as they stand there, without taking it apart further: to
// pass fields on as they are costs a copy, and to parse and serialize a message ten times as much.
class WireFields {
 public:
  // The bytes outlive it.
  explicit WireFields(std::string_view message) : rest_(message) {}

  // Moves to the next field, the first at first. False at the end, and where what follows is no
  // field.
  bool Next();
  // Whether the end was reached and all before it were fields. Groups, which proto3 has not, are
  // none.
  [[nodiscard]] bool reached_end() const { return !broken_ && rest_.empty(); }

  // Of the field that Next moved to.
  [[nodiscard]] std::uint32_t number() const { return number_; }
  // How it stands there: kVarint, kEightBytes, kContent, kFourBytes.
  [[nodiscard]] std::uint32_t type() const { return type_; }
  // With its tag, as it stands in the message.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // What a string, bytes or a message holds; nothing of a number.
  [[nodiscard]] std::string_view content() const { return content_; }
  // The bits of a number, of a double those of its form in memory; 0 of anything else.
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::optional<std::uint64_t> TakeVarint(std::size_t most_bytes);
  bool Skip(std::uint64_t count);
  bool TakeNumber(std::size_t bytes);
  bool TakeContent();

  std::string_view rest_;
  bool broken_ = false;
  std::uint32_t number_ = 0;
  std::uint32_t type_ = 0;
  std::uint64_t value_ = 0;
  std::string_view bytes_;
  std::string_view content_;
};

// The content of the last field of that number; nothing where there is none, or where the bytes are
// no message.
std::optional<std::string_view> FindContent(std::string_view message, std::uint32_t number);

}  // namespace waymark::wire

#endif  // WAYMARK_COMMON_WIRE_WIRE_FIELDS_H_
