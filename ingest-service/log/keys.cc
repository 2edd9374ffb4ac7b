#include "ingest-service/log/keys.h"

#include "common/storage/big_endian.h"

namespace waymark::ingest::keys {
namespace {

constexpr std::size_t kTimeBytes = 8;

}  // namespace

bool IsKnownFormat(std::string_view format) {
  return format == kFormat || format == kFirstFormat || format == kRestoredFormat;
}

std::string Sequence(std::uint64_t sequence) { return storage::EncodeBigEndian(sequence); }

std::string Purge(std::uint64_t sequence) {
  return std::string(kPurgePrefix).append(Sequence(sequence));
}

std::string_view PurgedRevision(std::string_view key) { return key.substr(kPurgePrefix.size()); }

std::string Visit(const model::VisitName& name) {
  return Authority(name.authority_id) + name.visit_id;
}

std::string Authority(std::string_view authority_id) {
  std::string key(authority_id);
  key.push_back('\0');
  return key;
}

std::string_view VisitIdOf(std::string_view key) { return key.substr(key.find('\0') + 1); }

std::string Request(std::string_view submitter, std::string_view request_id) {
  std::string key(submitter);
  key.push_back('\0');
  key.append(request_id);
  return key;
}

std::pair<std::string_view, std::string_view> SplitRequest(std::string_view key) {
  const std::size_t end = key.rfind('\0');
  if (end == std::string_view::npos) return {key, {}};
  return {key.substr(0, end), key.substr(end + 1)};
}

std::string RequestTime(std::int64_t commit_time_micros, std::string_view request) {
  return storage::EncodeBigEndian(static_cast<std::uint64_t>(commit_time_micros)).append(request);
}

std::optional<RequestAge> SplitRequestTime(std::string_view key) {
  const auto micros = storage::DecodeBigEndian(key.substr(0, kTimeBytes));
  if (!micros.has_value()) return std::nullopt;
  return RequestAge{.commit_time_micros = static_cast<std::int64_t>(*micros),
                    .request = key.substr(kTimeBytes)};
}

}  // namespace waymark::ingest::keys
