#ifndef WAYMARK_COMMON_WIRE_FIELD_WRITING_H_
#define WAYMARK_COMMON_WIRE_FIELD_WRITING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Fields of serialized messages, written into room of the size that they take.
namespace waymark::wire {

// The size of a field with so many bytes of content: of a string, bytes, or a message.
std::size_t ContentFieldSize(std::uint32_t number, std::size_t content_size);

// Writes what stands before the content, which has at most INT32_MAX bytes; returns its place.
std::uint8_t* WriteContentHead(std::uint32_t number, std::size_t content_size, std::uint8_t* to);

// Writes a field with a number that is not negative, an enum or a bool; returns the place after it,
// which is at most kMostNumberField bytes on.
inline constexpr std::size_t kMostNumberField = 15;
std::uint8_t* WriteNumberField(std::uint32_t number, std::uint64_t value, std::uint8_t* to);

// Writes bytes as they are; returns the place after them.
std::uint8_t* WriteBytes(std::string_view bytes, std::uint8_t* to);

// The same at the end of a text.
void AppendContentField(std::uint32_t number, std::string_view content, std::string& to);
void AppendNumberField(std::uint32_t number, std::uint64_t value, std::string& to);

}  // namespace waymark::wire

#endif  // WAYMARK_COMMON_WIRE_FIELD_WRITING_H_
