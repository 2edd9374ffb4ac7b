#include "query-service/projections/keys.h"

#include <initializer_list>
#include <utility>

#include "common/storage/big_endian.h"

namespace waymark::query::keys {
namespace {

constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kTermBytes = 4;

void WriteNumber(std::uint32_t number, char* bytes) {
  for (int shift = 24; shift >= 0; shift -= 8) *bytes++ = static_cast<char>(number >> shift);
}

std::uint32_t ReadNumber(const char* bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < kTermBytes; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

std::string Ended(std::initializer_list<std::string_view> parts) {
  std::string prefix;
  for (const std::string_view part : parts) {
    prefix.append(part);
    prefix.push_back('\0');
  }
  return prefix;
}

}  // namespace

std::string Sequence(std::uint64_t sequence) { return storage::EncodeBigEndian(sequence); }

std::optional<std::uint64_t> SequenceOf(std::string_view bytes) {
  return storage::DecodeBigEndian(bytes);
}

std::string ChangeOf(std::string_view authority, std::uint64_t sequence) {
  return Prefix(authority) + Sequence(sequence);
}

std::string CommitTime(std::int64_t micros) {
  return storage::EncodeBigEndian(~static_cast<std::uint64_t>(micros));
}

std::string Prefix(std::string_view a) { return Ended({a}); }
std::string Prefix(std::string_view a, std::string_view b) { return Ended({a, b}); }
std::string Prefix(std::string_view a, std::string_view b, std::string_view c) {
  return Ended({a, b, c});
}

// FNV-1a over the bytes, and then a mixture of all bits (that of MurmurHash3), of which the upper
// half is the term.
std::uint32_t Term(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return static_cast<std::uint32_t>(hash >> 32);
}

std::string TermKey(std::uint32_t term) { return Number(term); }

std::string Number(std::uint32_t number) {
  std::string bytes(kTermBytes, '\0');
  WriteNumber(number, bytes.data());
  return bytes;
}

std::optional<std::uint32_t> NumberOf(std::string_view bytes) {
  if (bytes.size() != kTermBytes) return std::nullopt;
  return ReadNumber(bytes.data());
}

std::string Terms(const std::vector<std::uint32_t>& terms) {
  std::string bytes(terms.size() * kTermBytes, '\0');
  char* at = bytes.data();
  for (const std::uint32_t term : terms) {
    WriteNumber(term, at);
    at += kTermBytes;
  }
  return bytes;
}

void ForEachTerm(std::string_view bytes, absl::FunctionRef<void(std::uint32_t term)> take) {
  for (std::size_t at = 0; at + kTermBytes <= bytes.size(); at += kTermBytes) {
    take(ReadNumber(bytes.data() + at));
  }
}

bool HasOneOf(std::string_view bytes, const std::vector<std::uint32_t>& terms) {
  std::size_t first = 0;
  const std::size_t end = bytes.size() / kTermBytes;
  for (const std::uint32_t term : terms) {
    for (std::size_t last = end; first < last;) {
      const std::size_t middle = first + (last - first) / 2;
      const std::uint32_t found = ReadNumber(bytes.data() + middle * kTermBytes);
      if (found == term) return true;
      (found < term ? first : last) = found < term ? middle + 1 : middle;
    }
  }
  return false;
}

std::string WithSince(std::string prefix, std::uint64_t since) {
  prefix.append(storage::EncodeBigEndian(since));
  return prefix;
}

std::optional<Parts> Split(std::string_view key) {
  if (key.size() < kNumberBytes) return std::nullopt;
  Parts parts;
  parts.since = *storage::DecodeBigEndian(key.substr(key.size() - kNumberBytes));
  std::string_view ids = key.substr(0, key.size() - kNumberBytes);
  while (!ids.empty()) {
    const std::size_t end = ids.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    parts.ids.push_back(ids.substr(0, end));
    ids.remove_prefix(end + 1);
  }
  return parts;
}

std::string WithUntil(std::uint64_t until, std::string_view value) {
  std::string stored = storage::EncodeBigEndian(until);
  stored.append(value);
  return stored;
}

bool SetUntil(std::uint64_t until, std::string& value) {
  if (value.size() < kNumberBytes) return false;
  value.replace(0, kNumberBytes, storage::EncodeBigEndian(until));
  return true;
}

std::optional<Value> SplitValue(std::string_view stored) {
  if (stored.size() < kNumberBytes) return std::nullopt;
  return Value{.until = *storage::DecodeBigEndian(stored.substr(0, kNumberBytes)),
               .bytes = stored.substr(kNumberBytes)};
}

}  // namespace waymark::query::keys
