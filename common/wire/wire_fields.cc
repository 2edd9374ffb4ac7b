#include "common/wire/wire_fields.h"

#include <cstddef>

#include "common/wire/wire_types.h"

namespace waymark::wire {
namespace {

constexpr std::uint64_t kMostNumber = (std::uint64_t{1} << 29) - 1;
// Of a varint: a tag or a size, which protobuf takes no longer, and any other.
constexpr std::size_t kMostBytesOfSmall = 5;
constexpr std::size_t kMostBytesOfAny = 10;

}  // namespace

std::optional<std::uint64_t> WireFields::TakeVarint(std::size_t most_bytes) {
  std::uint64_t value = 0;
  std::size_t at = 0;
  for (int shift = 0; at < most_bytes && at < rest_.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_[at++]);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte >= 0x80) continue;
    rest_.remove_prefix(at);
    return value;
  }
  return std::nullopt;
}

bool WireFields::Skip(std::uint64_t count) {
  if (count > rest_.size()) return false;
  rest_.remove_prefix(static_cast<std::size_t>(count));
  return true;
}

// Lowest byte first.
bool WireFields::TakeNumber(std::size_t bytes) {
  if (bytes > rest_.size()) return false;
  for (std::size_t i = bytes; i > 0; --i) {
    value_ = value_ << 8 | static_cast<unsigned char>(rest_[i - 1]);
  }
  return Skip(bytes);
}

bool WireFields::TakeContent() {
  const std::optional<std::uint64_t> size = TakeVarint(kMostBytesOfSmall);
  const std::string_view from = rest_;
  if (!size.has_value() || !Skip(*size)) return false;
  content_ = from.substr(0, static_cast<std::size_t>(*size));
  return true;
}

bool WireFields::Next() {
  if (rest_.empty() || broken_) return false;
  const std::string_view before = rest_;
  content_ = {};
  value_ = 0;
  broken_ = true;
  const std::optional<std::uint64_t> tag = TakeVarint(kMostBytesOfSmall);
  if (!tag.has_value() || *tag >> kTypeBits == 0 || *tag >> kTypeBits > kMostNumber) return false;
  number_ = static_cast<std::uint32_t>(*tag >> kTypeBits);
  type_ = static_cast<std::uint32_t>(*tag & ((1 << kTypeBits) - 1));
  switch (type_) {
    case kVarint: {
      const std::optional<std::uint64_t> value = TakeVarint(kMostBytesOfAny);
      if (!value.has_value()) return false;
      value_ = *value;
      break;
    }
    case kEightBytes:
      if (!TakeNumber(8)) return false;
      break;
    case kFourBytes:
      if (!TakeNumber(4)) return false;
      break;
    case kContent:
      if (!TakeContent()) return false;
      break;
    default:
      return false;
  }
  broken_ = false;
  bytes_ = before.substr(0, before.size() - rest_.size());
  return true;
}

std::optional<std::string_view> FindContent(std::string_view message, std::uint32_t number) {
  std::optional<std::string_view> found;
  WireFields fields(message);
  while (fields.Next()) {
    if (fields.number() == number) found = fields.content();
  }
  return fields.reached_end() ? found : std::nullopt;
}

}  // namespace waymark::wire
