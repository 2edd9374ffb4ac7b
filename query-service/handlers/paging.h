#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_PAGING_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_PAGING_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

#include "common/tokens/consistency_token.h"

namespace waymark::query {

// Where a list goes on: the state it was begun at, and a position whose meaning is the list's own.
struct PageStart {
  LogPosition state;     // Of lists that depend on no log: as it was given.
  std::string position;  // Empty: from the start.
};

// A number for everything in the request that must stay the same from page to page: all but
// page_size, page_token and read. Requests of different types have different numbers.
std::uint64_t FingerprintOf(const google::protobuf::Message& request);

// The start a page token stands for; without a token the beginning, at `newest`. PAGE_TOKEN_INVALID
// for a token of another request or a state that is not yet here; LOG_REPLACED for another log.
// Whether the state is still part of the log is for View::CheckIncludes.
absl::StatusOr<PageStart> ReadPageToken(const std::string& token,
                                        const google::protobuf::Message& request,
                                        const LogPosition& newest);

std::string MakePageToken(const PageStart& next, const google::protobuf::Message& request);

// What page_size asks for, with its default and within its limit.
std::size_t PageSize(std::int32_t asked, std::size_t by_default);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_PAGING_H_
