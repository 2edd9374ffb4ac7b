#ifndef WAYMARK_INGEST_SERVICE_LOG_KEYS_H_
#define WAYMARK_INGEST_SERVICE_LOG_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/model/resource_name.h"
#include "common/storage/database.h"

// Where everything lies in the ingest service's store. Stored: do not reorder or rename.
//
//   meta
//     "format"                    -> "2"; "3" where there is a chain_id
//     "log_id"                    -> 32 hexadecimal digits
//     "chain_id"                  -> in a restored log: the id of the log that its chain began in
//     "purge" sequence (8)        -> "" while that revision's erased bytes may still lie in files
//   log
//     sequence (8, big-endian)    -> LoggedChange
//   revisions
//     sequence (8, big-endian)    -> StoredRevision; gone once erased
//   heads
//     authority \0 visit          -> Head
//   requests
//     submitter \0 request id     -> StoredRequest
//   request_times
//     commit time (8, big-endian, microseconds) submitter \0 request id -> "": what is to be
//                                    forgotten next comes first
//
// Format 1 had neither requests nor what a Head says of identity: heads are made from the log, and
// requests begin empty.
namespace waymark::ingest::keys {

inline constexpr storage::Family kMeta = 0;
inline constexpr storage::Family kLog = 1;
inline constexpr storage::Family kRevisions = 2;
inline constexpr storage::Family kHeads = 3;
inline constexpr storage::Family kRequests = 4;
inline constexpr storage::Family kRequestTimes = 5;

// In the order of the constants above.
inline std::vector<std::string> Families() {
  return {"meta", "log", "revisions", "heads", "requests", "request_times"};
}

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kFormat = "2";
inline constexpr std::string_view kFirstFormat = "1";
inline constexpr std::string_view kRestoredFormat = "3";
inline constexpr std::string_view kLogIdKey = "log_id";
inline constexpr std::string_view kChainIdKey = "chain_id";
inline constexpr std::string_view kPurgePrefix = "purge";

// Whether this version reads a log of that format.
bool IsKnownFormat(std::string_view format);

// For log and revisions.
std::string Sequence(std::uint64_t sequence);

// For meta: the mark of a revision that is to be purged, and the key in revisions in one.
std::string Purge(std::uint64_t sequence);
std::string_view PurgedRevision(std::string_view key);

// For heads: one visit, and what all of an authority's begin with.
std::string Visit(const model::VisitName& name);
std::string Authority(std::string_view authority_id);
// The visit id in a key of heads.
std::string_view VisitIdOf(std::string_view key);

// For requests. A request id holds no \0.
std::string Request(std::string_view submitter, std::string_view request_id);
// Submitter and request id in a key of requests.
std::pair<std::string_view, std::string_view> SplitRequest(std::string_view key);

// For request_times, and the key of requests in one.
std::string RequestTime(std::int64_t commit_time_micros, std::string_view request);
struct RequestAge {
  std::int64_t commit_time_micros = 0;
  std::string_view request;
};
std::optional<RequestAge> SplitRequestTime(std::string_view key);

}  // namespace waymark::ingest::keys

#endif  // WAYMARK_INGEST_SERVICE_LOG_KEYS_H_
