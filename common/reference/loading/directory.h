#ifndef WAYMARK_COMMON_REFERENCE_LOADING_DIRECTORY_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_DIRECTORY_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"

#include "common/reference/loading/faults.h"
#include "common/reference/loading/record_reader.h"

// The reference files as bytes.
namespace waymark::reference {

// Reads every file of kFiles in `directory`. One that is missing, cannot be read or is larger than
// 16 MiB is reported to `faults` and left out.
FileTexts ReadFiles(const std::filesystem::path& directory, Faults& faults);

// SHA-256, in lower-case hex, over each file of kFiles in that order: its name, a NUL, its size in
// decimal, a NUL, its bytes. Fails with INTERNAL when the cryptographic library does.
absl::StatusOr<std::string> DigestOf(const FileTexts& texts);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_DIRECTORY_H_
