#include "ingest-service/log/request_memory.h"

#include "absl/time/time.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/keys.h"

namespace waymark::ingest {
namespace {

using internal::v1::StoredRequest;

const std::int64_t kRemembered = absl::ToInt64Microseconds(absl::Hours(7 * 24));
// Twice what a group adds: what is too much for one is done by the next.
constexpr int kForgottenAtOnce = 256;

}  // namespace

absl::StatusOr<std::optional<StoredRequest>> RequestMemory::Find(
    std::string_view submitter, std::string_view request_id) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes,
                           database_.Get(keys::kRequests, keys::Request(submitter, request_id)));
  if (!bytes.has_value()) return std::nullopt;
  StoredRequest request;
  if (!request.ParseFromString(*bytes)) {
    return absl::DataLossError("a remembered request cannot be read");
  }
  return request;
}

absl::StatusOr<std::vector<RequestMemory::Remembered>> RequestMemory::AnsweredBy(
    std::uint64_t sequence) const {
  std::vector<Remembered> found;
  storage::Scan scan = database_.NewScan(keys::kRequests, "");
  for (; scan.Valid(); scan.Next()) {
    StoredRequest stored;
    if (!stored.ParseFromArray(scan.value().data(), static_cast<int>(scan.value().size()))) {
      return absl::DataLossError("a remembered request cannot be read");
    }
    if (stored.sequence() != sequence) continue;
    const auto [submitter, id] = keys::SplitRequest(scan.key());
    found.push_back({.submitter = std::string(submitter), .id = std::string(id), .stored = stored});
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  return found;
}

void RequestMemory::Remember(std::string_view submitter, std::string_view request_id,
                             const StoredRequest& request, storage::Batch& batch) {
  const std::string key = keys::Request(submitter, request_id);
  batch.Put(keys::kRequests, key, request.SerializeAsString());
  batch.Put(keys::kRequestTimes, keys::RequestTime(request.commit_time_micros(), key), "");
}

void RequestMemory::ForgetSome(std::int64_t now_micros, storage::Batch& batch) {
  const std::int64_t cutoff = now_micros - kRemembered;
  if (cutoff < next_look_micros_) return;
  storage::Scan scan = database_.NewScan(keys::kRequestTimes, "", oldest_);
  for (int i = 0; scan.Valid() && i < kForgottenAtOnce; scan.Next(), ++i) {
    const auto age = keys::SplitRequestTime(scan.key());
    if (age.has_value() && age->commit_time_micros >= cutoff) break;
    if (age.has_value()) batch.Delete(keys::kRequests, std::string(age->request));
    batch.Delete(keys::kRequestTimes, std::string(scan.key()));
  }
  if (!scan.Valid()) {
    // Whatever is remembered from now on is old enough in seven days.
    next_look_micros_ = scan.status().ok() ? now_micros : cutoff;
    return;
  }
  oldest_ = std::string(scan.key());
  const auto age = keys::SplitRequestTime(oldest_);
  next_look_micros_ = age.has_value() ? age->commit_time_micros + 1 : cutoff;
}

absl::Status RequestMemory::DropAfter(std::uint64_t sequence, storage::Batch& batch) const {
  storage::Scan scan = database_.NewScan(keys::kRequests, "");
  for (; scan.Valid(); scan.Next()) {
    StoredRequest request;
    const bool readable =
        request.ParseFromArray(scan.value().data(), static_cast<int>(scan.value().size()));
    if (readable && request.sequence() <= sequence) continue;
    batch.Delete(keys::kRequests, std::string(scan.key()));
    batch.Delete(keys::kRequestTimes, keys::RequestTime(request.commit_time_micros(), scan.key()));
  }
  return scan.status();
}

}  // namespace waymark::ingest
