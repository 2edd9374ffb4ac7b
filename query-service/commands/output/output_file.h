#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_FILE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace waymark::query::client {

// Whether a file can be written at `path`, as far as can be told beforehand: its folder exists, and
// what is there already, if anything, is a regular file. INVALID_ARGUMENT where not.
absl::Status CheckOutputFile(const std::string& path);

// Writes a whole file, in the place of one that is there (a symbolic link is followed, and the
// file's permissions stay): readers see the old one or the new one, never a part. INVALID_ARGUMENT
// as CheckOutputFile; UNAVAILABLE where writing fails, and then nothing has changed.
absl::Status WriteOutputFile(const std::string& path, std::string_view content);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_OUTPUT_OUTPUT_FILE_H_
