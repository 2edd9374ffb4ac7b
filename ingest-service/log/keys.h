#ifndef WAYMARK_INGEST_SERVICE_LOG_KEYS_H_
#define WAYMARK_INGEST_SERVICE_LOG_KEYS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/resource_name.h"
#include "common/storage/database.h"

// Where everything lies in the ingest service's store. Stored: do not reorder or rename.
//
//   meta
//     "format"                    -> "1"
//     "log_id"                    -> 32 hexadecimal digits
//   log
//     sequence (8, big-endian)    -> LoggedChange
//   revisions
//     sequence (8, big-endian)    -> StoredRevision; gone once erased
//   heads
//     authority \0 visit          -> Head
namespace waymark::ingest::keys {

inline constexpr storage::Family kMeta = 0;
inline constexpr storage::Family kLog = 1;
inline constexpr storage::Family kRevisions = 2;
inline constexpr storage::Family kHeads = 3;

// In the order of the constants above.
inline std::vector<std::string> Families() { return {"meta", "log", "revisions", "heads"}; }

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kFormat = "1";
inline constexpr std::string_view kLogIdKey = "log_id";

// For log and revisions.
std::string Sequence(std::uint64_t sequence);

// For heads.
std::string Visit(const model::VisitName& name);

}  // namespace waymark::ingest::keys

#endif  // WAYMARK_INGEST_SERVICE_LOG_KEYS_H_
