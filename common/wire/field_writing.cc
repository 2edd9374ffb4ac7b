#include "common/wire/field_writing.h"

#include <cstring>

#include "common/wire/wire_types.h"

namespace waymark::wire {
namespace {

std::size_t VarintSize(std::uint64_t value) {
  std::size_t size = 1;
  for (; value >= 0x80; value >>= 7) ++size;
  return size;
}

std::uint8_t* WriteVarint(std::uint64_t value, std::uint8_t* to) {
  for (; value >= 0x80; value >>= 7) *to++ = static_cast<std::uint8_t>(value | 0x80);
  *to++ = static_cast<std::uint8_t>(value);
  return to;
}

std::uint32_t TagOf(std::uint32_t number, std::uint32_t type = kContent) {
  return number << kTypeBits | type;
}

}  // namespace

std::size_t ContentFieldSize(std::uint32_t number, std::size_t content_size) {
  return VarintSize(TagOf(number)) + VarintSize(content_size) + content_size;
}

std::uint8_t* WriteContentHead(std::uint32_t number, std::size_t content_size, std::uint8_t* to) {
  return WriteVarint(content_size, WriteVarint(TagOf(number), to));
}

std::uint8_t* WriteNumberField(std::uint32_t number, std::uint64_t value, std::uint8_t* to) {
  return WriteVarint(value, WriteVarint(TagOf(number, kVarint), to));
}

void AppendContentField(std::uint32_t number, std::string_view content, std::string& to) {
  std::uint8_t head[kMostNumberField];  // no head is longer
  std::uint8_t* const end = WriteContentHead(number, content.size(), head);
  to.append(head + 0, end).append(content);
}

void AppendNumberField(std::uint32_t number, std::uint64_t value, std::string& to) {
  std::uint8_t field[kMostNumberField];
  std::uint8_t* const end = WriteNumberField(number, value, field);
  to.append(field + 0, end);
}

std::uint8_t* WriteBytes(std::string_view bytes, std::uint8_t* to) {
  // Copied at once: the compiler makes a loop of bytes of std::copy from char to uint8_t.
  if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
  return to + bytes.size();
}

}  // namespace waymark::wire
