#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_FILTER_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_FILTER_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::ingest {

// Which changes are wanted: those of an authority, of a visit, or all where both are empty.
struct ChangeFilter {
  std::string authority_id;
  std::string visit_id;

  // From what people call an authority, with or without "authorities/", and a visit: of either any
  // code or alias is good. INVALID_ARGUMENT, beginning with the flag, where there is no such
  // authority (the nearest are named), it may be several (they are named), or the visit's name is
  // none; also where both are given.
  static absl::StatusOr<ChangeFilter> Parse(std::string_view authority, std::string_view visit,
                                            const reference::ReferenceData& reference);

  [[nodiscard]] bool Wants(const internal::v1::ChangeRecord& record) const;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_FILTER_H_
