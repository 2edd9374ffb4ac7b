#include "query-service/projections/keys.h"

#include <array>
#include <initializer_list>
#include <utility>

#include <openssl/sha.h>

#include "absl/strings/escaping.h"

#include "common/storage/big_endian.h"

namespace waymark::query::keys {
namespace {

constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kTermBytes = 8;

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

std::string Term(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
  return absl::BytesToHexString(std::string(hash.begin(), hash.begin() + kTermBytes));
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

std::optional<Value> SplitValue(std::string_view stored) {
  if (stored.size() < kNumberBytes) return std::nullopt;
  return Value{.until = *storage::DecodeBigEndian(stored.substr(0, kNumberBytes)),
               .bytes = stored.substr(kNumberBytes)};
}

}  // namespace waymark::query::keys
