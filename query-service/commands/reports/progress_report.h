#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_REPORT_H_

#include <cstddef>
#include <string>

#include "waymark/v1/progress.pb.h"

namespace waymark::query::client {

// An answer about one authority for people to read, in lines of about `width`. What is not known is
// said in words; sources are numbered and listed at the end.
std::string ProgressReport(const v1::GetProgressResponse& response, std::size_t width);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_REPORT_H_
