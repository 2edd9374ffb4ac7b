#include "query-service/cache/kept_answer.h"

#include <cstdint>

#include "common/wire/field_writing.h"

namespace waymark::query {

std::string TextField(std::uint32_t number, std::string_view text) {
  std::string field(wire::ContentFieldSize(number, text.size()), '\0');
  auto* const to = reinterpret_cast<std::uint8_t*>(field.data());
  wire::WriteBytes(text, wire::WriteContentHead(number, text.size(), to));
  return field;
}

}  // namespace waymark::query
